import path from 'node:path';
import type { BuildPlan } from '../build/plans.ts';
import { findPython, noPython } from '../build/python.ts';
import { type Runner, shownCommand, shownSize } from '../build/runner.ts';
import { createService } from '../service.ts';
import type { Command } from './commands.ts';
import { type CliEnvironment, type ExitCode, UsageError } from './environment.ts';
import { readText } from './file.ts';
import type { Parsed } from './options.ts';
import { createStyle, shown, wantsColour } from './style.ts';

const WITH = ['build', 'uv', 'hatch', 'poetry', 'pdm', 'flit'];

export const build: Command = {
  name: 'build',
  usage: 'build [DIR]',
  summary: 'Build the sdist and the wheel of a project, and list them with their size.',
  options: [
    { name: 'wheel', help: 'the wheel alone' },
    { name: 'no-isolation', help: 'with the build requirements that this Python has' },
    {
      name: 'with',
      value: 'TOOL',
      choices: WITH,
      help: `${WITH.join(', ')}; without it what the project’s lock file shows, else build`,
    },
    { name: 'python', value: 'PROGRAM', help: 'the Python; without it that of .venv, else python3' },
    { name: 'list', help: 'list the ways to build this project, and run none' },
  ],
  run: runBuild,
};

async function runBuild(options: Parsed, environment: CliEnvironment): Promise<ExitCode> {
  const { runner, err, out } = environment;
  if (options.positional.length > 1)
    throw new UsageError(`\`build\` builds one project, not ${options.positional.length}.`);
  const folder = path.resolve(environment.cwd, options.positional[0] ?? '.');
  const file = path.join(folder, 'pyproject.toml');
  const read = readText(file);
  const isLegacy = 'problem' in read && (await runner.exists(path.join(folder, 'setup.py')));
  if ('problem' in read && !isLegacy) {
    err(`pyproject-toolkit: ${shown(`"${path.relative(environment.cwd, file)}" ${read.problem}`)}\n`);
    return 2;
  }
  const service = createService(environment.host);
  const document = service.open(file, 'problem' in read ? '' : read.text);
  const view = { files: environment.files(folder) };
  const plans = service.buildPlans(document, view);
  if (options.has('list')) {
    const width = Math.max(...plans.map(({ title }) => title.length));
    out(plans.map(({ title, detail }) => `${title.padEnd(width)}  ${detail}\n`).join(''));
    return 0;
  }
  const plan = chosen(plans, options);
  const python = await findPython(folder, options.value('python'), environment.env.VIRTUAL_ENV, runner);
  const program = plan.program === 'python' ? python : plan.program;
  err(`> ${shown(shownCommand(program, plan.args))}\n`);

  const started = runner.time();
  const result = await runner.run({ program, args: plan.args, cwd: folder }, { onOutput: err });
  if (result.missing) {
    const message =
      plan.program === 'python'
        ? noPython(python)
        : `"${program}" is not there. Install it, or choose \`--with build\`.`;
    err(`pyproject-toolkit: ${shown(message)}\n`);
    return 2;
  }
  if (result.code === 0) {
    out(await artefacts(folder, started, runner));
    return 0;
  }
  const failure = service.explainBuildFailure(document, result.output, view);
  const style = createStyle(wantsColour(environment.env, environment.terminal));
  const place = failure.at === undefined ? undefined : document.lines.at(failure.at.start);
  const where = place === undefined ? '' : `pyproject.toml:${place.line + 1}:${place.column + 1} `;
  out(`${style.bold(where)}${style.error('build failed')}  ${shown(failure.message)}\n`);
  return 1;
}

function chosen(plans: readonly BuildPlan[], options: Parsed): BuildPlan {
  const tool = options.value('with');
  const isBuild = tool === 'build' || options.has('wheel') || options.has('no-isolation');
  if (tool !== undefined && tool !== 'build') {
    if (options.has('wheel') || options.has('no-isolation'))
      throw new UsageError('`--wheel` and `--no-isolation` are for `python -m build`: leave `--with` out.');
    return plans.find(({ id }) => id === tool) ?? planFor(tool);
  }
  const [first] = plans;
  if (!isBuild && first !== undefined) return first;
  const base = plans.find(({ id }) => id === 'build') as BuildPlan;
  return {
    ...base,
    args: [
      ...base.args,
      ...(options.has('wheel') ? ['--wheel'] : []),
      ...(options.has('no-isolation') ? ['--no-isolation'] : []),
    ],
  };
}

/** A tool that the project does not show, but the person names. */
const planFor = (tool: string): BuildPlan => ({
  id: tool as BuildPlan['id'],
  title: `${tool} build`,
  detail: '',
  program: tool as BuildPlan['program'],
  args: ['build'],
  used: false,
});

async function artefacts(folder: string, since: number, runner: Runner): Promise<string> {
  const made = (await runner.files(runner.join(folder, 'dist'))).filter(
    ({ name, changed }) => changed >= since - 2000 && /\.(whl|tar\.gz|zip)$/.test(name),
  );
  if (made.length === 0) return 'Built; nothing new is in dist.\n';
  const width = Math.max(...made.map(({ name }) => name.length));
  return made.map(({ name, size }) => `dist/${shown(name).padEnd(width)}  ${shownSize(size)}\n`).join('');
}
