import { type BuildSystem, buildSystemOf } from '../model/build-system.ts';
import { type DependencyGroups, dependencyGroupsOf } from '../model/dependency-groups.ts';
import type { PyprojectDocument } from '../model/document.ts';
import { editedProject, type Project, projectOf } from '../model/project.ts';
import { type RequirementEntry, type RequirementPlace, requirementsIn } from '../model/requirements.ts';
import type { Change } from '../toml/changes.ts';
import { EVERYTHING, noteContent, noteRead } from '../toml/reads.ts';
import type { TomlDocument } from '../toml/tree.ts';
import type { Context, DocumentContext } from './context.ts';
import { type DeclaredBackend, declaredBackend } from './declared-backend.ts';
import { Facts } from './facts.ts';
import type { ProjectFiles } from './host.ts';
import type { OwnSchema } from './own-schemas.ts';
import { requirementPlaces } from './required-names.ts';

/** An earlier state of a document, with the tree that it was of. */
export interface EarlierContext {
  readonly context: DocumentContext;
  readonly tree: TomlDocument;
}

/**
 * Everything that rules and features ask of one document, each part computed when it is first read; parts of an earlier
 * state that an edit does not concern are taken over where the tree was made from the tree of that one.
 */
export function documentContext(
  document: PyprojectDocument,
  files: ProjectFiles,
  context: Context,
  schemas: readonly OwnSchema[] = [],
  earlier?: EarlierContext,
): DocumentContext {
  const made = new LazyContext(document, files, context, schemas);
  const { edited } = document;
  if (edited?.change !== undefined && edited.from === earlier?.tree && earlier.context instanceof LazyContext)
    made.takeOver(earlier.context, edited.change.concerns);
  return made;
}

const NONE: readonly RequirementEntry[] = [];

/** A class for the reason that stands at `LazyDocument`. */
class LazyContext implements DocumentContext {
  private readonly source: PyprojectDocument;
  readonly files: ProjectFiles;
  readonly data: Context['data'];
  readonly registry: Context['registry'];
  readonly today: string;
  readonly schemas: readonly OwnSchema[];
  readonly releases?: NonNullable<Context['releases']>;
  #project: Project | undefined;
  #buildSystem: BuildSystem | undefined;
  #groups: DependencyGroups | undefined;
  readonly #together = new Map<string, readonly RequirementEntry[]>();
  readonly facts = new Facts();
  readonly #requirementsIn = new Map<RequirementPlace['kind'], readonly RequirementEntry[]>();
  #backend: { readonly declared: DeclaredBackend | undefined } | undefined;

  constructor(
    document: PyprojectDocument,
    files: ProjectFiles,
    context: Context,
    schemas: readonly OwnSchema[],
  ) {
    this.schemas = schemas;
    this.source = document;
    this.files = files;
    this.data = context.data;
    this.registry = context.registry;
    this.today = context.today;
    if (context.releases !== undefined) this.releases = context.releases;
  }

  /** Takes what an edit does not concern; its nodes have been moved to where they stand now. */
  takeOver(earlier: LazyContext, concerns: Change['concerns']): void {
    if (!concerns('build-system/*')) this.#buildSystem = earlier.#buildSystem;
    if (!concerns('dependency-groups/*')) this.#groups = earlier.#groups;
    this.#project = earlier.#project && editedProject(earlier.#project, concerns);
    for (const [kind, found] of earlier.#requirementsIn)
      if (!concerns(requirementRead(kind))) this.#requirementsIn.set(kind, found);
  }

  /** The text as a whole: nothing that is computed from it stays after an edit. */
  get document(): PyprojectDocument {
    noteRead(EVERYTHING);
    return this.source;
  }
  get tree(): TomlDocument {
    return this.source.tree;
  }
  get project(): Project {
    noteRead('project');
    this.#project ??= projectOf(this.tree);
    return this.#project;
  }
  get buildSystem(): BuildSystem {
    noteContent(this.tree.root.members.get('build-system')?.node);
    this.#buildSystem ??= buildSystemOf(this.tree);
    return this.#buildSystem;
  }
  get groups(): DependencyGroups {
    noteContent(this.tree.root.members.get('dependency-groups')?.node);
    this.#groups ??= dependencyGroupsOf(this.tree);
    return this.#groups;
  }
  get requirements(): readonly RequirementEntry[] {
    return this.requirementsIn(...requirementPlaces);
  }
  get backend(): DeclaredBackend | undefined {
    const { buildSystem } = this;
    this.#backend ??= { declared: declaredBackend(buildSystem, this.data.backends) };
    return this.#backend.declared;
  }

  requirementsIn(...kinds: readonly RequirementPlace['kind'][]): readonly RequirementEntry[] {
    const [only] = kinds;
    if (kinds.length === 1 && only !== undefined) return this.#requirementsOf(only);
    const parts = kinds.map((kind) => this.#requirementsOf(kind));
    const key = kinds.join();
    const found = this.#together.get(key) ?? NONE.concat(...parts);
    this.#together.set(key, found);
    return found;
  }

  #requirementsOf(kind: RequirementPlace['kind']): readonly RequirementEntry[] {
    this.#noteRequirements(kind);
    let found = this.#requirementsIn.get(kind);
    if (found === undefined) {
      found = requirementsIn(
        kind,
        () => this.project,
        () => this.buildSystem,
        () => this.groups,
      );
      this.#requirementsIn.set(kind, found);
    }
    return found;
  }

  #noteRequirements(kind: RequirementPlace['kind']): void {
    const { members } = this.tree.root;
    if (kind === 'build') noteContent(members.get('build-system')?.node);
    else if (kind === 'group') noteContent(members.get('dependency-groups')?.node);
    else this.project.member(kind === 'extra' ? 'optional-dependencies' : 'dependencies');
  }
}

/** The read that a kind of requirements comes from. */
const requirementRead = (kind: RequirementPlace['kind']): string =>
  ({
    build: 'build-system/*',
    dependencies: 'project/dependencies',
    extra: 'project/optional-dependencies',
    group: 'dependency-groups/*',
  })[kind];
