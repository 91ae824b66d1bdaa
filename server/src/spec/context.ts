import type { BuildSystem } from '../model/build-system.ts';
import type { DependencyGroups } from '../model/dependency-groups.ts';
import type { PyprojectDocument } from '../model/document.ts';
import type { Project } from '../model/project.ts';
import type { RequirementEntry, RequirementPlace } from '../model/requirements.ts';
import type { TomlDocument } from '../toml/tree.ts';
import type { Data } from './data.ts';
import type { DeclaredBackend } from './declared-backend.ts';
import type { Facts } from './facts.ts';
import type { ProjectFiles } from './host.ts';
import type { OwnSchema } from './own-schemas.ts';
import type { Registry } from './registry.ts';

/** What every feature and rule may know besides the document. */
export interface Context {
  readonly data: Data;
  readonly registry: Registry;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The released versions of a distribution (by normalized name), newest first; absent while no index is read. */
  readonly releases?: (distribution: string) => readonly string[] | undefined;
}

/** One document with everything that rules and features ask of it; its parts are computed once, when first read. */
export interface DocumentContext extends Context {
  readonly document: PyprojectDocument;
  readonly tree: TomlDocument;
  readonly project: Project;
  readonly buildSystem: BuildSystem;
  readonly groups: DependencyGroups;
  /** Every requirement string of the standard tables, parsed. */
  readonly requirements: readonly RequirementEntry[];
  /** Those of some kinds of places. A rule that needs no others asks here: edits of other tables do not concern it then. */
  requirementsIn(...kinds: readonly RequirementPlace['kind'][]): readonly RequirementEntry[];
  /** What several rules ask for and edits elsewhere leave alone. */
  readonly facts: Facts;
  /** The back-end that `[build-system]` declares (setuptools where the table is missing, as front-ends do), if known. */
  readonly backend: DeclaredBackend | undefined;
  readonly files: ProjectFiles;
  /** The tables that have a schema of the project's own; `registry` knows them. */
  readonly schemas: readonly OwnSchema[];
}
