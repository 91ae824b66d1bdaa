import path from 'node:path';
import type { AddedTools } from '../features/add-tool.ts';
import { createService, type Service } from '../service.ts';
import { closest } from '../standards/closest.ts';
import { isValidName } from '../standards/names.ts';
import type { Command } from './commands.ts';
import { unifiedDiff } from './diff.ts';
import { type CliEnvironment, type ExitCode, UsageError } from './environment.ts';
import { readText, writeText } from './file.ts';
import type { Parsed } from './options.ts';
import { shown } from './style.ts';

export const addTool: Command = {
  name: 'add-tool',
  usage: 'add-tool TOOLS [FILE]',
  summary: 'Add the tables and packages of tools to a pyproject.toml.',
  options: [
    { name: 'preset', value: 'NAMES', help: 'lint, test, security, performance, docs, release' },
    {
      name: 'group',
      value: 'NAME',
      help: 'the dependency group for the packages; without it the likely one',
    },
    { name: 'diff', help: 'show what would change and write nothing' },
    { name: 'write', help: 'write the file (the default)' },
    { name: 'list', help: 'list the tools, those that are there marked' },
  ],
  run: (options, environment) => runAddTool(options, environment),
};

function runAddTool(options: Parsed, environment: CliEnvironment): ExitCode {
  if (options.has('diff') && options.has('write'))
    throw new UsageError('`--diff` writes nothing: leave it or `--write` out.');
  const group = options.value('group');
  if (group !== undefined && !isValidName(group))
    throw new UsageError(`"${group}" is no name for a dependency group: letters, digits, "-", "_" and ".".`);

  const service = createService(environment.host);
  const files = options.positional.filter(isPath);
  if (files.length > 1) throw new UsageError(`\`add-tool\` changes one file, not ${files.length}.`);
  const file = files[0] === undefined ? 'pyproject.toml' : tomlIn(files[0]);
  const full = path.resolve(environment.cwd, file);
  const read = readText(full);
  const fail = (problem: string): ExitCode => {
    environment.err(`pyproject-toolkit: ${shown(`"${file}" ${problem}`)}\n`);
    return 2;
  };
  const view = { files: environment.files(path.dirname(full)) };
  const document = service.open(file, 'problem' in read ? '' : read.text);
  const names = namesFrom(options, service, service.offerTools(document, view));
  if (options.has('list')) {
    environment.out(list(service.offerTools(document, view)));
    return 0;
  }
  if (names.length === 0)
    throw new UsageError('`add-tool` needs a tool or `--preset`. See `pyproject-toolkit add-tool --list`.');
  if ('problem' in read) return fail(read.problem);

  const added = service.addTools(document, names, group === undefined ? {} : { group }, view);
  if (added.refused !== undefined) return fail(`was left alone. ${added.refused}`);
  const isChanged = added.text !== read.text;
  if (options.has('diff')) environment.out(unifiedDiff(file, read.text, added.text));
  else if (isChanged) {
    const problem = writeText(full, added.text, read.bytes);
    if (problem !== undefined) return fail(problem);
  }
  // The diff alone is what a pipe takes.
  const say = options.has('diff') ? environment.err : environment.out;
  say(report(file, added));
  if (options.has('diff') && isChanged) say('Nothing written. --write to apply.\n');
  return 0;
}

/** What is written with a slash or ends in `.toml` is the file, or the folder that has it. */
const isPath = (word: string): boolean => /[/\\]|\.toml$|^\.+$/.test(word);

const tomlIn = (file: string): string => (file.endsWith('.toml') ? file : path.join(file, 'pyproject.toml'));

type Offer = ReturnType<Service['offerTools']>;

function namesFrom(options: Parsed, service: Service, { tools, presets }: Offer): string[] {
  const names = options.values('preset').flatMap((name) => {
    const preset = presets.find((one) => one.name === name);
    if (preset !== undefined) return preset.tools;
    const known = presets.map((one) => one.name);
    throw new UsageError(`There is no preset "${name}". ${didYouMean(name, known, known.join(', '))}`);
  });
  for (const word of options.positional.filter((one) => !isPath(one))) {
    const name = service.toolNamed(word);
    if (name === undefined) {
      const known = tools.map((tool) => tool.name);
      const list = 'See `pyproject-toolkit add-tool --list`.';
      throw new UsageError(`No tool is called "${word}". ${didYouMean(word, known, list)}`);
    }
    names.push(name);
  }
  return names;
}

function didYouMean(word: string, known: readonly string[], otherwise: string): string {
  const near = closest(word, known);
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  return otherwise.startsWith('See') ? otherwise : `There are ${otherwise}.`;
}

function list({ tools, presets }: Offer): string {
  const width = Math.max(...tools.map(({ name }) => name.length));
  return [
    ...presets.map(({ name, tools: names }) => `--preset ${name.padEnd(width - 7)}  ${names.join(', ')}`),
    '',
    ...tools.map(
      ({ name, docs, present }) =>
        `${present ? '*' : ' '} ${name.padEnd(width)}  ${docs.replaceAll('`', '')}`,
    ),
    '',
    '* there already',
    '',
  ].join('\n');
}

function report(file: string, { added, already, notes }: AddedTools): string {
  const width = Math.max(0, ...added.map(({ name }) => name.length));
  const count = `${added.length} ${added.length === 1 ? 'tool' : 'tools'}`;
  const lines = added.map(({ name, tables, requirement, to }) => {
    const parts = [
      ...(tables.length === 0 ? [] : [tables.map((table) => `[${table}]`).join(', ')]),
      ...(requirement === undefined ? [] : [`"${requirement}" in ${to}`]),
    ];
    return `  ${name.padEnd(width)}  ${parts.join('; ')}`;
  });
  if (added.length === 0) lines.push(`${file}: nothing to add`);
  else lines.unshift(`${file}: ${count}`);
  if (already.length > 0) lines.push(`  there already: ${already.join(', ')}`);
  lines.push(...notes.map((note) => `  ${note}`));
  return `${lines.map(shown).join('\n')}\n`;
}
