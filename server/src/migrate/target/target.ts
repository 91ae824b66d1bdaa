import type { Data } from '../../spec/data.ts';
import type { LegacyProject } from '../model.ts';
import type { Choice, Declined, Leftover, MigrationOptions, Note, TargetName } from '../plan.ts';
import type { NewTable } from '../toml.ts';
import type { ProjectView } from '../view.ts';

/** What a target back-end is asked to write. */
export interface TargetRequest {
  readonly project: LegacyProject;
  readonly view: ProjectView;
  readonly data: Data;
  readonly options: MigrationOptions;
  /** Arguments for which setup.py stays. */
  readonly kept: ReadonlySet<string>;
  /** What setup.py is, where it stays as a whole. */
  readonly script: Script | undefined;
}

/** What matters of a setup.py that stays. */
export interface Script {
  /** It imports modules that lie beside it, which builds find in the old way only. */
  readonly importsOwn: boolean;
  /** Its entry points are a text, which setuptools cannot bring together with a table. */
  readonly textEntryPoints: boolean;
}

/** What it writes, or why it cannot. */
export interface TargetResult {
  readonly tables: readonly NewTable[];
  /** What stands in `[build-system] requires`, the back-end first. */
  readonly requires: readonly string[];
  readonly backend: string;
  readonly declined: readonly Declined[];
  readonly leftovers: readonly Leftover[];
  readonly notes: readonly Note[];
  readonly choices: readonly Choice[];
}

export interface Target {
  readonly name: TargetName;
  write(request: TargetRequest): TargetResult;
}
