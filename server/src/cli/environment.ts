import type { Runner } from '../build/runner.ts';
import type { ProjectView } from '../migrate/view.ts';
import type { Host, ProjectFiles } from '../spec/host.ts';
import type { Checked, CheckPart } from './check-file.ts';

/** What the command line needs of the process that it runs in. */
export interface CliEnvironment {
  readonly version: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal. */
  readonly terminal: boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly host: Host;
  /** Starts programs, for the commands that need any. */
  readonly runner: Runner;
  /** The files around a document, by the path of its folder. */
  files(folder: string): ProjectFiles;
  /** A project's files, for commands that read all of it. */
  project(folder: string): ProjectView;
  /** Threads beside this one, where there are any, and how many are of use. */
  readonly threads?: { readonly count: number; check(part: CheckPart): Promise<readonly Checked[]> };
  /** Starts the language server on this process's streams. */
  serve(): void;
  /** Milliseconds, ascending. */
  now(): number;
}

/** The exit code of a run: 0 clean, 1 findings, 2 wrong use or unreadable input, 3 declined; `undefined` while a server runs on. */
export type ExitCode = 0 | 1 | 2 | 3 | undefined;

/** Wrong use of the command line: its message is the one-line reason. */
export class UsageError extends Error {}
