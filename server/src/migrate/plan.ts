/*
 * What a migration is, before anything is written: the files as they were and as they will be, and the account of every
 * value on its way. A plan is a value; applying it is the caller's.
 */

/** Where a project's facts may stand today. `tools` is every configuration file of tools besides setup.cfg. */
export const sourceNames = [
  'setup.py',
  'setup.cfg',
  'poetry',
  'flit',
  'pipfile',
  'requirements',
  'tools',
] as const;
export type SourceName = (typeof sourceNames)[number];

/** The back-ends that a migration can write for. */
export const targetNames = [
  'setuptools',
  'hatchling',
  'flit-core',
  'pdm-backend',
  'uv-build',
  'poetry-core',
] as const;
export type TargetName = (typeof targetNames)[number];

export interface MigrationOptions {
  /** The sources to take over; without it those that define the project. */
  readonly from?: readonly SourceName[];
  /** Without it the project's own back-end stays. */
  readonly backend?: TargetName;
  /** Whether a version that stands in another file is copied or read from there; without it as the sources do. */
  readonly version?: 'static' | 'dynamic';
  /** What to do with a readme that setup.py altered. Without it `inline`, which keeps the built metadata. */
  readonly readme?: 'file' | 'inline';
  /** Where the main requirements file goes; the others are groups in any case. */
  readonly requirements?: 'dependencies' | 'group';
  /** What becomes of setup.py, and of the sections of setup.cfg that were taken over; without it `keep`. */
  readonly setupPy?: 'keep' | 'minimal' | 'delete';
  /** What a run of setup.py, to which the person agreed, passed to `setup()`. */
  readonly captured?: CapturedSetup;
}

/** The arguments of `setup()` as one interpreter on one machine gave them. */
export interface CapturedSetup {
  /** The version of that Python, such as `3.12`. */
  readonly python: string;
  /** Its `sys.platform`. */
  readonly platform: string;
  readonly keywords: Readonly<Record<string, CapturedValue>>;
}

/** A value of Python in JSON; tuples and sets are lists, what JSON cannot say is `{ "$object": "its repr" }`. */
export type CapturedValue =
  | null
  | boolean
  | number
  | string
  | readonly CapturedValue[]
  | { readonly [key: string]: CapturedValue };

export interface MigrationPlan {
  /** `nothing`: there is no source that is not taken over already. With `declined`, `files` is empty. */
  readonly status: 'migrated' | 'declined' | 'nothing';
  readonly sources: readonly SourceName[];
  readonly backend: TargetName | undefined;
  /** The back-end that it takes the place of, where `[project]` is there already. */
  readonly replaces?: TargetName;
  readonly files: readonly FileChange[];
  /** What went where, in the order of the new file. */
  readonly fields: readonly MovedField[];
  /** What the new file cannot say, and where it stays. */
  readonly leftovers: readonly Leftover[];
  /** What else a person should know, such as other uses of setup.py. */
  readonly notes: readonly Note[];
  /** Why the migration is declined. */
  readonly declined: readonly Declined[];
  /** The options that made a difference for this project. */
  readonly choices: readonly Choice[];
  /** Values that setup.py computes and that are fixed from now on. */
  readonly frozen: readonly Frozen[];
}

/** A file of the project; `before` is missing for a new one, `after` for one that goes. */
export interface FileChange {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

/** Where something stands; lines count from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line?: number;
}

export interface MovedField {
  /** The key path in the new file, such as `project.optional-dependencies`. */
  readonly key: string;
  /** What it was called, such as `install_requires`. */
  readonly was: string;
  readonly from: SourcePlace;
  /** How it got there, where it was not simply copied: `read from src/a/__init__.py`. */
  readonly how?: string;
}

export interface Leftover extends SourcePlace {
  /** What is left, as it is written, shortened. */
  readonly what: string;
  readonly why: string;
}

export interface Note {
  readonly at?: SourcePlace;
  readonly text: string;
}

export interface Declined extends SourcePlace {
  readonly reason: string;
}

export interface Choice {
  readonly option: 'version' | 'readme' | 'requirements' | 'setupPy';
  readonly taken: string;
  /** What the other choice would do. */
  readonly text: string;
}

export interface Frozen {
  readonly key: string;
  /** The value in short. */
  readonly value: string;
  readonly from: SourcePlace;
  readonly why: string;
}
