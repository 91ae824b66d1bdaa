import path from 'node:path';
import { createService, type Service } from '../service.ts';
import { type FormatOptions, formatOptionSpecs, formatValueProblem } from '../spec/format-options.ts';
import { closest } from '../standards/closest.ts';
import type { Command } from './commands.ts';
import { unifiedDiff } from './diff.ts';
import { editorConfigFor } from './editorconfig.ts';
import { type CliEnvironment, type ExitCode, UsageError } from './environment.ts';
import { readText, writeText } from './file.ts';
import { findFiles } from './find.ts';
import type { Parsed } from './options.ts';
import { shown } from './style.ts';

export const format: Command = {
  name: 'format',
  usage: 'format [paths]',
  summary: 'Lay pyproject.toml files out; comments, data and order stay.',
  options: [
    { name: 'check', help: 'write nothing; exit with 1 where a file would change' },
    { name: 'diff', help: 'write nothing, show what would change; exit with 1 where a file would' },
    {
      name: 'option',
      value: 'NAME=VALUE',
      help: 'an option of the layout, such as column_width=100; it counts before the file and .editorconfig',
    },
  ],
  run: (options, environment) => runFormat(options, environment),
};

type Outcome = 'changed' | 'same' | { readonly problem: string };

function runFormat(options: Parsed, environment: CliEnvironment): ExitCode {
  const service = createService(environment.host);
  const above = optionsFrom(options.values('option'));
  const paths = options.positional.length === 0 ? ['.'] : options.positional;
  if (paths.includes('')) throw new UsageError('A path is empty.');
  const { files, problems } = findFiles(paths, environment.cwd);
  const failures = [...problems];
  const dry = options.has('check') || options.has('diff');
  let changed = 0;
  for (const file of files) {
    const outcome = formatFile(file, service, above, options, environment);
    if (outcome === 'changed') {
      changed++;
      if (!options.has('diff')) environment.out(`${dry ? 'would format' : 'formatted'} ${shown(file)}\n`);
    } else if (outcome !== 'same') failures.push(`"${file}" ${outcome.problem}`);
  }
  for (const failure of failures) environment.err(`pyproject-toolkit: ${shown(failure)}\n`);
  // The diff alone is what a pipe takes.
  const say = options.has('diff') ? environment.err : environment.out;
  if (files.length > 0)
    say(`${summary(changed, files.length - changed - (failures.length - problems.length), dry)}\n`);
  if (failures.length > 0) return 2;
  return dry && changed > 0 ? 1 : 0;
}

function formatFile(
  file: string,
  service: Service,
  above: Partial<FormatOptions>,
  options: Parsed,
  environment: CliEnvironment,
): Outcome {
  const full = path.resolve(environment.cwd, file);
  const read = readText(full);
  if ('problem' in read) return read;
  const document = service.open(file, read.text);
  const made = service.format(document, { above, below: editorConfigFor(full) });
  if ('refused' in made) {
    const { line, column } = document.lines.at(made.refused.at.start);
    return { problem: `was left alone, line ${line + 1}, column ${column + 1}: ${made.refused.message}` };
  }
  if (made.text === read.text) return 'same';
  if (options.has('diff')) environment.out(unifiedDiff(file, read.text, made.text));
  if (options.has('diff') || options.has('check')) return 'changed';
  const problem = writeText(full, made.text, read.bytes);
  return problem === undefined ? 'changed' : { problem };
}

const count = (files: number): string => `${files} ${files === 1 ? 'file' : 'files'}`;

function summary(changed: number, same: number, dry: boolean): string {
  const parts = [
    ...(changed > 0 ? [`${count(changed)} ${dry ? 'would be formatted' : 'formatted'}`] : []),
    ...(same > 0 ? [`${count(same)} ${same === 1 ? 'has' : 'have'} the layout already`] : []),
  ];
  return parts.length === 0 ? 'Nothing formatted.' : `${parts.join(', ')}.`;
}

/** Reads `NAME=VALUE` options; an unknown name or a wrong value is wrong use. */
function optionsFrom(given: readonly string[]): Partial<FormatOptions> {
  const said: Record<string, unknown> = {};
  for (const one of given) {
    const equals = one.indexOf('=');
    if (equals < 1)
      throw new UsageError(`\`--option\` is NAME=VALUE, for example column_width=100; not "${one}".`);
    const name = one.slice(0, equals);
    const spec = formatOptionSpecs.find((other) => other.name === name);
    if (spec === undefined) {
      const known = formatOptionSpecs.map((other) => other.name);
      const near = closest(name, known);
      const hint = near === undefined ? `There are ${known.join(', ')}.` : `Did you mean \`${near}\`?`;
      throw new UsageError(`There is no option "${name}" of the layout. ${hint}`);
    }
    const text = one.slice(equals + 1);
    const flags: Record<string, boolean | undefined> = { true: true, false: false };
    const value =
      spec.type === 'boolean'
        ? flags[text]
        : spec.type === 'integer'
          ? Number(text || 'x')
          : text.replace('\\t', '\t');
    const problem = formatValueProblem(spec, value);
    if (problem !== undefined) throw new UsageError(`\`${name}\` ${problem}, not "${text}".`);
    said[name] = value;
  }
  return said as Partial<FormatOptions>;
}
