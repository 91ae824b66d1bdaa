import { objectFrom } from '../standards/json.ts';
import type { MarkerEnvironment } from '../standards/marker-evaluate.ts';
import type { LicenseFacts } from './compare/license.ts';
import { compareSdists, compareWheels, type Difference, unexplained } from './compare.ts';
import { causeOf } from './output.ts';
import { pythonWithBuild } from './python.ts';
import type { Runner, RunOptions } from './runner.ts';
import { readSdist, type Sdist } from './sdist.ts';
import { readWheel, type Wheel } from './wheel.ts';

/** A change of the project that is to be proved; without `after` the file goes. */
export interface ChangedFile {
  readonly path: string;
  readonly after?: string;
}

export interface VerifyOptions {
  /** The project, which stays as it is: copies of it are built. */
  readonly folder: string;
  readonly files: readonly ChangedFile[];
  readonly python: string;
  /** Whether the same back-end builds before and after. */
  readonly sameBackend: boolean;
  /** Without isolation the interpreter's own build requirements are used, and nothing is installed. */
  readonly isolated: boolean;
  readonly licences?: LicenseFacts;
  readonly signal?: AbortSignal;
  readonly onStep?: (step: string) => void;
  readonly onOutput?: (text: string) => void;
}

/** What two builds show. */
export interface Verification {
  /** `unverified`: one of the builds did not come about, so nothing is proved. */
  readonly status: 'same' | 'different' | 'unverified' | 'cancelled';
  /** One sentence. */
  readonly message: string;
  readonly differences: readonly Difference[];
  /** The files of the wheel after, and the fields of its metadata. */
  readonly count: { readonly files: number; readonly fields: number };
  /** Each field of the metadata, before and after. */
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

const nothing = { differences: [], count: { files: 0, fields: 0 }, fields: [] };

/** Builds the project before and after a change in temporary copies, and compares wheel and sdist. */
export async function verifyChange(options: VerifyOptions, runner: Runner): Promise<Verification> {
  const { signal, onStep } = options;
  const run: RunOptions = {
    ...(signal === undefined ? {} : { signal }),
    ...(options.onOutput === undefined ? {} : { onOutput: options.onOutput }),
  };
  const python = await pythonWithBuild(options.python, runner, {
    ...(signal === undefined ? {} : { signal }),
    ...(onStep === undefined ? {} : { onStep }),
  });
  if (typeof python === 'string') return { ...nothing, status: 'unverified', message: python };
  const root = await runner.temporaryFolder();
  try {
    const name = options.folder.split(/[\\/]/).at(-1) || 'project';
    const places = { before: runner.join(root, 'before', name), after: runner.join(root, 'after', name) };
    // Two builds at once, unless the version may come from version control and git is not there to keep it the same.
    const isVersioned = await runner.exists(runner.join(options.folder, '.git'));
    const hides =
      isVersioned && !(await runner.run({ program: 'git', args: ['--version'], cwd: root })).missing;
    const buildBefore = async () => {
      await runner.copyProject(options.folder, places.before);
      return built(python.python, places.before, runner.join(root, 'out-before'), {}, options, run, runner);
    };
    const buildAfter = async (env: Readonly<Record<string, string>>) => {
      await runner.copyProject(options.folder, places.after);
      for (const { path, after } of options.files) await runner.write(places.after, path, after);
      if (hides) await hideFromGit(places.after, options.files, run, runner);
      return built(python.python, places.after, runner.join(root, 'out-after'), env, options, run, runner);
    };
    onStep?.('building the project as it is, and migrated');
    const started = isVersioned && !hides ? undefined : buildAfter({});
    const before = await buildBefore();
    const later = typeof before === 'string' ? {} : versionFor(before.wheel);
    const after = await (started ?? (typeof before === 'string' ? before : buildAfter(later)));
    if (options.signal?.aborted === true) return cancelled;
    if (typeof before === 'string')
      return { ...nothing, status: 'unverified', message: `The project does not build as it is: ${before}` };
    if (typeof after === 'string') {
      const message = `The migrated project does not build: ${after}`;
      const difference = { what: 'build', before: 'builds', after };
      return { ...nothing, status: 'different', message, differences: [difference] };
    }
    onStep?.('comparing');
    const environment = await markersOf(python.python, root, runner);
    return verdict(before, after, options, environment);
  } finally {
    for (const folder of [root, ...python.temporary]) await runner.remove(folder);
  }
}

const cancelled: Verification = { ...nothing, status: 'cancelled', message: 'Verifying was cancelled.' };

interface Built {
  readonly wheel: Wheel;
  readonly sdist: Sdist;
}

async function built(
  python: string,
  project: string,
  out: string,
  env: Readonly<Record<string, string>>,
  { isolated }: VerifyOptions,
  run: RunOptions,
  runner: Runner,
): Promise<Built | string> {
  const args = [
    '-m',
    'build',
    '--sdist',
    '--wheel',
    ...(isolated ? [] : ['--no-isolation']),
    '--outdir',
    out,
    project,
  ];
  // The same moment for both, so that times inside the files are no difference.
  const fixed = { SOURCE_DATE_EPOCH: '1640995200', PYTHONPATH: undefined, ...env };
  const result = await runner.run({ program: python, args, cwd: runner.join(out, '..'), env: fixed }, run);
  if (result.code !== 0) return causeOf(result.output) || 'the build ended without saying why.';
  const names = (await runner.files(out)).map(({ name }) => name);
  const wheelName = names.find((name) => name.endsWith('.whl'));
  const sdistName = names.find((name) => /\.(tar\.gz|zip)$/.test(name));
  if (wheelName === undefined || sdistName === undefined) return 'the build made no wheel or no sdist.';
  const wheel = readWheel((await runner.read(out, wheelName)) ?? new Uint8Array());
  const sdist = readSdist((await runner.read(out, sdistName)) ?? new Uint8Array());
  if (typeof wheel === 'string') return `${wheelName} ${wheel}`;
  if (typeof sdist === 'string') return `${sdistName} ${sdist}`;
  return { wheel, sdist };
}

/** The copy looks unchanged to git, so that a version that comes from there is the same. */
async function hideFromGit(
  project: string,
  files: readonly ChangedFile[],
  run: RunOptions,
  runner: Runner,
): Promise<void> {
  const { signal } = run;
  for (const { path } of files) {
    const args = ['update-index', '--assume-unchanged', '--', path];
    // A new file is not in the index, and needs no hiding.
    await runner.run({ program: 'git', args, cwd: project }, signal === undefined ? {} : { signal });
  }
}

/** A version that is read from version control would tell that the copy was changed. */
function versionFor({ metadata }: Wheel): Record<string, string> {
  const version = metadata.first('Version') ?? '';
  return Object.fromEntries(
    [
      'SETUPTOOLS_SCM_PRETEND_VERSION',
      'PBR_VERSION',
      'PDM_BUILD_SCM_VERSION',
      'HATCH_VCS_PRETEND_VERSION',
      'POETRY_DYNAMIC_VERSIONING_BYPASS',
    ].map((name) => [name, version]),
  );
}

const MARKERS = `
import json, os, platform, sys
print(json.dumps({
    "os_name": os.name, "sys_platform": sys.platform, "platform_machine": platform.machine(),
    "platform_python_implementation": platform.python_implementation(),
    "implementation_name": sys.implementation.name, "platform_release": platform.release(),
    "platform_system": platform.system(), "platform_version": platform.version(),
    "python_version": ".".join(platform.python_version_tuple()[:2]),
    "python_full_version": platform.python_version(), "implementation_version": platform.python_version(),
}))`;

async function markersOf(python: string, cwd: string, runner: Runner): Promise<MarkerEnvironment> {
  const { output } = await runner.run({ program: python, args: ['-c', MARKERS], cwd });
  try {
    return objectFrom(JSON.parse(output.trim().split('\n').at(-1) ?? '')) as MarkerEnvironment;
  } catch {
    // A Python that prints something else: then markers stay unknown, and differ.
    return {};
  }
}

function verdict(
  before: Built,
  after: Built,
  options: VerifyOptions,
  environment: MarkerEnvironment,
): Verification {
  const licences = options.licences === undefined ? {} : { licences: options.licences };
  const differences = [
    ...compareWheels(before.wheel, after.wheel, { environment, ...licences }),
    ...compareSdists(before.sdist, after.sdist, {
      sameBackend: options.sameBackend,
      changed: options.files.map(({ path }) => path),
    }),
  ];
  const { metadata, files } = after.wheel;
  const names = [...new Set([...before.wheel.metadata.fields, ...metadata.fields])];
  const fields = names.map((field) => ({
    field,
    before: before.wheel.metadata.all(field).join('\n'),
    after: metadata.all(field).join('\n'),
  }));
  const count = { files: files.size, fields: metadata.fields.length };
  const open = unexplained(differences).length;
  const shownFiles = `${count.files} ${count.files === 1 ? 'file' : 'files'}`;
  if (open > 0) {
    const message = `The wheel differs: ${open} ${open === 1 ? 'difference is' : 'differences are'} not explained.`;
    return { status: 'different', message, differences, count, fields };
  }
  const message =
    differences.length === 0
      ? `The wheel before and after has the same ${shownFiles} and the same metadata.`
      : `The wheel before and after has the same ${shownFiles}; ${differences.length} ${differences.length === 1 ? 'difference' : 'differences'} of spelling or form.`;
  return { status: 'same', message, differences, count, fields };
}
