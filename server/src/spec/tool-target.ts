import { normalizeName, sameName } from '../standards/names.ts';
import type { Path } from '../toml/key-path.ts';
import { lookup } from '../toml/paths.ts';
import { asTable } from '../toml/tree.ts';
import type { ToolPurpose } from './add-tool.ts';
import type { DocumentContext } from './context.ts';

/** A place for the dependencies of a purpose. */
export interface Target {
  readonly kind: 'group' | 'extra' | 'poetry' | 'build';
  readonly name: string;
  /** The key path of the list; of the table for Poetry. */
  readonly path: Path;
  /** Whether it is there already. */
  readonly exists: boolean;
}

const USUAL: Readonly<Record<ToolPurpose, readonly string[]>> = {
  lint: ['lint', 'linting', 'linters', 'quality', 'dev'],
  test: ['test', 'tests', 'testing', 'dev'],
  security: ['security', 'lint', 'dev'],
  performance: ['performance', 'perf', 'profile', 'profiling', 'dev'],
  docs: ['docs', 'doc', 'documentation', 'dev'],
  release: ['release', 'dev'],
};

/** Every place for tools that a document has: its dependency groups, else its extras or Poetry's groups. */
export function targetsOf({ groups, project, tree }: DocumentContext): readonly Target[] {
  const made = groups.all.map(({ name }) => group(name, true));
  if (made.length > 0) return made;
  const poetry = poetryGroups(tree.root);
  if (poetry !== undefined) return poetry;
  const usual = new Set([...Object.values(USUAL).flat(), 'develop', 'development']);
  return project.extras
    .filter(({ name }) => usual.has(normalizeName(name)))
    .map(
      ({ name }): Target => ({
        ...{ kind: 'extra', name, exists: true },
        path: ['project', 'optional-dependencies', name],
      }),
    );
}

/** Where a tool most likely goes: the first usual name that is there, else `dev`. */
export function likelyTarget(context: DocumentContext, purpose: ToolPurpose): Target {
  const there = targetsOf(context);
  for (const name of [...USUAL[purpose], 'develop', 'development']) {
    const found = there.find((one) => sameName(one.name, name));
    if (found !== undefined) return found;
  }
  return namedTarget(context, 'dev');
}

/** The place of this name, or a new one. */
export function namedTarget(context: DocumentContext, name: string): Target {
  const there = targetsOf(context);
  const found = there.find((one) => sameName(one.name, name));
  if (found !== undefined) return found;
  // Where every group is Poetry's, a new one is, too.
  return there[0]?.kind === 'poetry' || isPoetryOnly(context) ? poetryGroup(name, false) : group(name, false);
}

const group = (name: string, exists: boolean): Target => ({
  ...{ kind: 'group', name, exists },
  path: ['dependency-groups', name],
});

const poetryGroup = (name: string, exists: boolean): Target => ({
  ...{ kind: 'poetry', name, exists },
  path: ['tool', 'poetry', 'group', name, 'dependencies'],
});

const isPoetryOnly = ({ tree, project }: DocumentContext): boolean =>
  project.table === undefined && asTable(lookup(tree.root, ['tool', 'poetry', 'dependencies'])) !== undefined;

function poetryGroups(root: DocumentContext['tree']['root']): readonly Target[] | undefined {
  const table = asTable(lookup(root, ['tool', 'poetry', 'group']));
  if (table === undefined || table.members.size === 0) return undefined;
  return [...table.members.keys()].map((name) => poetryGroup(name, true));
}
