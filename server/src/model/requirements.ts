import { normalizeName } from '../standards/names.ts';
import { parseRequirement, type Requirement } from '../standards/pep508.ts';
import type { BuildSystem } from './build-system.ts';
import type { DependencyGroups } from './dependency-groups.ts';
import { memo } from './lazy.ts';
import type { Project } from './project.ts';
import { type ItemText, textsOf } from './text.ts';

/** Where a requirement of the standard tables stands. */
export type RequirementPlace =
  | { readonly kind: 'dependencies' }
  | { readonly kind: 'extra'; readonly name: string }
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'build' };

/** One requirement string with what it says. */
export interface RequirementEntry {
  readonly text: ItemText;
  readonly requirement: Requirement;
  readonly place: RequirementPlace;
  /** The normalised name; `undefined` where the string has none. */
  readonly name: string | undefined;
  /** The key path of the string. */
  readonly path: readonly (string | number)[];
}

/** Parses a requirement; the results of the latest many thousand strings are kept. */
export const readRequirement = (text: string): Requirement => read(text).requirement;

const read = memo(200_000, (text) => {
  const requirement = parseRequirement(text);
  const name = requirement.name === undefined ? undefined : normalizeName(requirement.name.text);
  return { requirement, name };
});

/** All requirement strings of `[build-system]`, `[project]` and `[dependency-groups]`, in that order. */
export function requirementsOf(
  project: Project,
  buildSystem: BuildSystem,
  groups: DependencyGroups,
): readonly RequirementEntry[] {
  const found: RequirementEntry[] = [];
  const add = (text: ItemText, place: RequirementPlace, path: readonly (string | number)[]): void => {
    const { requirement, name } = read(text.value);
    found.push({ text, requirement, place, name, path: [...path, text.index] });
  };

  for (const text of buildSystem.requires) add(text, { kind: 'build' }, ['build-system', 'requires']);
  for (const text of textsOf(project.member('dependencies')?.node)) {
    add(text, { kind: 'dependencies' }, ['project', 'dependencies']);
  }
  for (const extra of project.extras) {
    for (const text of extra.items) {
      add(text, { kind: 'extra', name: extra.name }, ['project', 'optional-dependencies', extra.name]);
    }
  }
  for (const group of groups.all) {
    for (const item of group.items) {
      if (item.kind === 'requirement')
        add(item.text, { kind: 'group', name: group.name }, ['dependency-groups', group.name]);
    }
  }
  return found;
}
