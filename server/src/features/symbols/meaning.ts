import type { Value } from '../../toml/tree.ts';

/** What an entry of the outline is. */
export type SymbolKind =
  | 'project'
  | 'table'
  | 'dependency'
  | 'include'
  | 'group'
  | 'extra'
  | 'script'
  | 'entry-point'
  | 'version'
  | 'text'
  | 'number'
  | 'boolean'
  | 'list'
  | 'key';

export interface Meaning {
  readonly kind: SymbolKind;
  readonly detail?: string;
  /** What the items of its array are. */
  readonly items?: 'requirements';
}

const LISTS = new Set(['build-system.requires', 'project.dependencies']);

/** What the value at a key path means in the standard tables; elsewhere what its type says. */
export function meaningOf(path: readonly string[], value: Value | undefined): Meaning {
  const [first, second] = path;
  if (first === 'tool') return { kind: plainKind(value) };
  if (path.length === 2) {
    if (first === 'dependency-groups') return { kind: 'group', items: 'requirements', ...counted(value) };
    if (LISTS.has(`${first}.${second}`)) return { kind: 'list', items: 'requirements', ...counted(value) };
    if (first === 'project' && second === 'version') return { kind: 'version' };
  } else if (first === 'project' && path.length === 3) {
    if (second === 'optional-dependencies')
      return { kind: 'extra', items: 'requirements', ...counted(value) };
    if (second === 'scripts' || second === 'gui-scripts') return { kind: 'script' };
  } else if (first === 'project' && second === 'entry-points' && path.length === 4) {
    return { kind: 'entry-point' };
  }
  return { kind: plainKind(value) };
}

/** The items are listed below it, so their number is enough. */
function counted(value: Value | undefined): { detail?: string } {
  return value?.kind === 'array' && value.items.length > 0 ? { detail: String(value.items.length) } : {};
}

function plainKind(value: Value | undefined): SymbolKind {
  switch (value?.kind) {
    case 'string':
      return 'text';
    case 'integer':
    case 'float':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return 'list';
    case 'inline-table':
      return 'table';
    default:
      return 'key';
  }
}
