import { addTool } from './add-tool.ts';
import { build } from './build.ts';
import { check } from './check.ts';
import type { CliEnvironment, ExitCode } from './environment.ts';
import { explain } from './explain.ts';
import { format } from './format.ts';
import { migrate } from './migrate.ts';
import type { OptionSpec, Parsed } from './options.ts';
import { serve } from './serve.ts';

/** A command of the command line. */
export interface Command {
  readonly name: string;
  /** What follows `pyproject-toolkit`, without the options. */
  readonly usage: string;
  /** One line. */
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  run(options: Parsed, environment: CliEnvironment): ExitCode | Promise<ExitCode>;
}

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [check, format, addTool, migrate, build, explain, serve];
