import { type BuildSystem, buildSystemOf } from '../model/build-system.ts';
import { type DependencyGroups, dependencyGroupsOf } from '../model/dependency-groups.ts';
import type { PyprojectDocument } from '../model/document.ts';
import { type Project, projectOf } from '../model/project.ts';
import { type RequirementEntry, requirementsOf } from '../model/requirements.ts';
import type { TomlDocument } from '../toml/tree.ts';
import type { Context, DocumentContext } from './context.ts';
import { type DeclaredBackend, declaredBackend } from './declared-backend.ts';
import type { ProjectFiles } from './host.ts';
import type { OwnSchema } from './own-schemas.ts';

/** Everything that rules and features ask of one document, each part computed when it is first read. */
export function documentContext(
  document: PyprojectDocument,
  files: ProjectFiles,
  context: Context,
  schemas: readonly OwnSchema[] = [],
): DocumentContext {
  return new LazyContext(document, files, context, schemas);
}

/** A class for the reason that stands at `LazyDocument`. */
class LazyContext implements DocumentContext {
  readonly document: PyprojectDocument;
  readonly files: ProjectFiles;
  readonly data: Context['data'];
  readonly registry: Context['registry'];
  readonly today: string;
  readonly schemas: readonly OwnSchema[];
  readonly releases?: NonNullable<Context['releases']>;
  #project: Project | undefined;
  #buildSystem: BuildSystem | undefined;
  #groups: DependencyGroups | undefined;
  #requirements: readonly RequirementEntry[] | undefined;
  #backend: { readonly declared: DeclaredBackend | undefined } | undefined;

  constructor(
    document: PyprojectDocument,
    files: ProjectFiles,
    context: Context,
    schemas: readonly OwnSchema[],
  ) {
    this.schemas = schemas;
    this.document = document;
    this.files = files;
    this.data = context.data;
    this.registry = context.registry;
    this.today = context.today;
    if (context.releases !== undefined) this.releases = context.releases;
  }

  get tree(): TomlDocument {
    return this.document.tree;
  }
  get project(): Project {
    this.#project ??= projectOf(this.tree);
    return this.#project;
  }
  get buildSystem(): BuildSystem {
    this.#buildSystem ??= buildSystemOf(this.tree);
    return this.#buildSystem;
  }
  get groups(): DependencyGroups {
    this.#groups ??= dependencyGroupsOf(this.tree);
    return this.#groups;
  }
  get requirements(): readonly RequirementEntry[] {
    this.#requirements ??= requirementsOf(this.project, this.buildSystem, this.groups);
    return this.#requirements;
  }
  get backend(): DeclaredBackend | undefined {
    this.#backend ??= { declared: declaredBackend(this.buildSystem, this.data.backends) };
    return this.#backend.declared;
  }
}
