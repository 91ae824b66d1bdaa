import fs from 'node:fs';
import path from 'node:path';
import { captureSetup } from '../build/capture.ts';
import { findPython } from '../build/python.ts';
import type { Verification } from '../build/verify.ts';
import type {
  CapturedSetup,
  FileChange,
  MigrationOptions,
  MigrationPlan,
  SourceName,
  TargetName,
} from '../migrate/plan.ts';
import { sourceNames, targetNames } from '../migrate/plan.ts';
import { planWithRun } from '../migrate/run-setup.ts';
import { createMigration, type Migration } from '../migration.ts';
import { lazy } from '../model/lazy.ts';
import { createService } from '../service.ts';
import { loadData } from '../spec/load-data.ts';
import type { Command } from './commands.ts';
import { unifiedDiff } from './diff.ts';
import { type CliEnvironment, type ExitCode, UsageError } from './environment.ts';
import { migrationReport } from './migrate-report.ts';
import type { Parsed } from './options.ts';
import { shown } from './style.ts';
import { writeFiles } from './write-files.ts';

export const migrate: Command = {
  name: 'migrate',
  usage: 'migrate [DIR]',
  summary: 'Turn setup.py, setup.cfg and their kin into pyproject.toml, without running them.',
  options: [
    { name: 'from', value: 'SOURCES', help: `only these sources: ${sourceNames.join(', ')}` },
    {
      name: 'backend',
      value: 'NAME',
      choices: targetNames,
      help: `the back-end to write for, also of a project that has [project] already: ${targetNames.join(', ')}`,
    },
    {
      name: 'project-version',
      value: 'HOW',
      choices: ['static', 'dynamic'],
      help: 'copy the version, or let the build read it where it stands',
    },
    {
      name: 'readme',
      value: 'HOW',
      choices: ['file', 'inline'],
      help: 'link a readme that setup.py alters, or copy what it makes of it',
    },
    {
      name: 'requirements',
      value: 'WHERE',
      choices: ['dependencies', 'group'],
      help: 'where requirements.txt goes',
    },
    {
      name: 'setup-py',
      value: 'WHAT',
      choices: ['keep', 'minimal', 'delete'],
      help: 'what becomes of setup.py: keep it (default), leave only what pyproject.toml cannot say, or delete it',
    },
    {
      name: 'run-setup',
      help: 'run setup.py in a copy and an environment of its own, compare, and take from it what cannot be read',
    },
    { name: 'diff', help: 'show what would change and write nothing' },
    { name: 'write', help: 'write the files' },
    {
      name: 'verify',
      help: 'build before and after in temporary copies, and write only where every difference is explained',
    },
    {
      name: 'python',
      value: 'PROGRAM',
      help: 'the Python that verifies and runs setup.py; without it that of .venv, else python3',
    },
    { name: 'no-isolation', help: 'verify with the build requirements that this Python has' },
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: 'text (default) or json' },
  ],
  run: (options, environment) => runMigrate(options, environment),
};

async function runMigrate(options: Parsed, environment: CliEnvironment): Promise<ExitCode> {
  if (options.has('diff') && options.has('write'))
    throw new UsageError('`--diff` writes nothing: leave it or `--write` out.');
  if (options.positional.length > 1) throw new UsageError('`migrate` takes one folder.');
  const given = options.positional[0] ?? '.';
  const folder = path.resolve(environment.cwd, given);
  if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory())
    throw new UsageError(`There is no folder "${given}".`);
  const { host } = environment;
  const service = createMigration(
    loadData(host),
    () => host.today(),
    lazy(() => createService(host)),
  );
  const plan = await planned(options, environment, service, folder);
  const isJson = options.value('format') === 'json';
  if (options.has('diff') && !isJson) for (const file of plan.files) environment.out(diffOf(file));
  const say = options.has('diff') && !isJson ? environment.err : environment.out;
  const proof =
    options.has('verify') && plan.status === 'migrated'
      ? await verify(options, environment, service, folder, plan)
      : undefined;
  const isProved = proof === undefined || proof.status === 'same';
  let written = false;
  if (options.has('write') && isProved && plan.status === 'migrated') {
    const problem = writeFiles(folder, plan.files);
    if (problem !== undefined) {
      environment.err(`pyproject-toolkit: ${shown(problem)}\n`);
      return 2;
    }
    written = true;
  }
  if (isJson)
    environment.out(
      `${JSON.stringify({ ...plan, ...(proof === undefined ? {} : { verification: proof }), written }, null, 2)}\n`,
    );
  else say(migrationReport(plan, written, proof));
  if (plan.status === 'declined') return 3;
  return isProved ? 0 : 1;
}

async function planned(
  options: Parsed,
  { env, err, project, runner }: CliEnvironment,
  service: Migration,
  folder: string,
): Promise<MigrationPlan> {
  const view = project(folder);
  const chosen = migrationOptions(options);
  const plan = (captured?: CapturedSetup): MigrationPlan =>
    service.planMigration(view, captured === undefined ? chosen : { ...chosen, captured });
  if (!options.has('run-setup')) return plan();
  return planWithRun(plan, async () => {
    const python = await findPython(folder, options.value('python'), env.VIRTUAL_ENV, runner);
    const onStep = (line: string): void => err(`> ${shown(line)}\n`);
    return captureSetup({ folder, python, requires: service.setupNeeds(view), onStep }, runner);
  });
}

async function verify(
  options: Parsed,
  { runner, env, err }: CliEnvironment,
  service: Migration,
  folder: string,
  plan: MigrationPlan,
): Promise<Verification> {
  const python = await findPython(folder, options.value('python'), env.VIRTUAL_ENV, runner);
  return service.verifyChange(
    {
      folder,
      files: plan.files,
      python,
      sameBackend: plan.backend === 'setuptools' && plan.sources.some((name) => name.startsWith('setup.')),
      isolated: !options.has('no-isolation'),
      onStep: (step) => err(`${step} …\n`),
    },
    runner,
  );
}

function migrationOptions(options: Parsed): MigrationOptions {
  const from = options.values('from');
  const wrong = from.find((name) => !(sourceNames as readonly string[]).includes(name));
  if (wrong !== undefined)
    throw new UsageError(`\`--from\` knows ${sourceNames.join(', ')}, not "${wrong}".`);
  const pick = <T extends string>(name: string): T | undefined => options.value(name) as T | undefined;
  const picked = {
    backend: pick<TargetName>('backend'),
    version: pick<'static' | 'dynamic'>('project-version'),
    readme: pick<'file' | 'inline'>('readme'),
    requirements: pick<'dependencies' | 'group'>('requirements'),
    setupPy: pick<'keep' | 'minimal' | 'delete'>('setup-py'),
    from: from.length === 0 ? undefined : (from as readonly SourceName[]),
  };
  return Object.fromEntries(Object.entries(picked).filter(([, value]) => value !== undefined));
}

const diffOf = ({ path: file, before = '', after = '' }: FileChange): string =>
  unifiedDiff(file, before, after);
