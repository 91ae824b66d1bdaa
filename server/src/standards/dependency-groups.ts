import { normalizeName } from './names.ts';

/** An entry of a dependency group as plain data. */
export type GroupEntry = { readonly requirement: string } | { readonly include: string };

/** A requirement of a resolved group. */
export interface ResolvedRequirement {
  readonly requirement: string;
  /** The name, as written, of the group in which it stands. */
  readonly group: string;
  /** Its place among the entries of that group. */
  readonly index: number;
}

/** What stands in the way of resolving a group. */
export type GroupFault =
  | { readonly kind: 'unknown'; readonly group: string; readonly index: number; readonly name: string }
  /** Includes that lead back; `path` has the groups from the first to its own repetition, as written. */
  | {
      readonly kind: 'cycle';
      readonly group: string;
      readonly index: number;
      readonly path: readonly string[];
    };

export interface ResolvedGroup {
  /** The requirements in the order in which a tool installs them; those of a faulty include are left out. */
  readonly requirements: readonly ResolvedRequirement[];
  readonly faults: readonly GroupFault[];
  /** Whether `requirements` was cut short: includes of includes can multiply without end. */
  readonly isCut: boolean;
}

export interface DependencyGroupTable {
  /** Names that are equal after normalisation, as written, the first first. */
  readonly duplicates: readonly (readonly string[])[];
  /** All that a group comes to with its includes, or `undefined` when there is no such group. (dependency-groups) */
  resolve(name: string): ResolvedGroup | undefined;
}

const MOST_REQUIREMENTS = 10_000;
const MOST_STEPS = 100_000;

/** Takes the groups as `[name, entries]`, in the order of the file. Of names that are equal the first counts. */
export function dependencyGroupsFrom(
  groups: Iterable<readonly [string, readonly GroupEntry[]]>,
): DependencyGroupTable {
  const byName = new Map<string, { readonly name: string; readonly entries: readonly GroupEntry[] }>();
  const names = new Map<string, string[]>();
  for (const [name, entries] of groups) {
    const normalized = normalizeName(name);
    if (!byName.has(normalized)) byName.set(normalized, { name, entries });
    names.set(normalized, [...(names.get(normalized) ?? []), name]);
  }

  return {
    duplicates: [...names.values()].filter((same) => same.length > 1),
    resolve(name) {
      const first = byName.get(normalizeName(name));
      if (first === undefined) return undefined;

      const requirements: ResolvedRequirement[] = [];
      const faults: GroupFault[] = [];
      const reported = new Set<string>();
      const path = [{ group: first, next: 0 }];
      const open = new Set([first]);
      let steps = 0;
      while (path.length > 0 && requirements.length < MOST_REQUIREMENTS && steps++ < MOST_STEPS) {
        const here = path[path.length - 1] as (typeof path)[number];
        const index = here.next++;
        const entry = here.group.entries[index];
        if (entry === undefined) {
          path.pop();
          open.delete(here.group);
          continue;
        }
        if ('requirement' in entry) {
          requirements.push({ requirement: entry.requirement, group: here.group.name, index });
          continue;
        }
        const target = byName.get(normalizeName(entry.include));
        if (target !== undefined && !open.has(target)) {
          path.push({ group: target, next: 0 });
          open.add(target);
          continue;
        }
        const place = `${index} ${here.group.name}`;
        if (reported.has(place)) continue;
        reported.add(place);
        if (target === undefined) {
          faults.push({ kind: 'unknown', group: here.group.name, index, name: entry.include });
        } else {
          const from = path.findIndex(({ group }) => group === target);
          const circle = [...path.slice(from).map(({ group }) => group.name), target.name];
          faults.push({ kind: 'cycle', group: here.group.name, index, path: circle });
        }
      }
      return { requirements, faults, isCut: path.length > 0 };
    },
  };
}
