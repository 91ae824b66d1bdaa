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

/** The requirement strings of one kind of place, in the order of the document's tables. */
export function requirementsIn(
  kind: RequirementPlace['kind'],
  project: () => Project,
  buildSystem: () => BuildSystem,
  groups: () => DependencyGroups,
): readonly RequirementEntry[] {
  const found: RequirementEntry[] = [];
  const add = (text: ItemText, place: RequirementPlace, path: readonly (string | number)[]): void => {
    const { requirement, name } = read(text.value);
    found.push({ text, requirement, place, name, path: [...path, text.index] });
  };

  switch (kind) {
    case 'build':
      for (const text of buildSystem().requires) add(text, { kind: 'build' }, ['build-system', 'requires']);
      break;
    case 'dependencies':
      for (const text of textsOf(project().member('dependencies')?.node))
        add(text, { kind: 'dependencies' }, ['project', 'dependencies']);
      break;
    case 'extra':
      for (const { name, items } of project().extras) {
        const place = { kind: 'extra', name } as const;
        for (const text of items) add(text, place, ['project', 'optional-dependencies', name]);
      }
      break;
    case 'group':
      for (const { name, items } of groups().all) {
        const place = { kind: 'group', name } as const;
        for (const item of items)
          if (item.kind === 'requirement') add(item.text, place, ['dependency-groups', name]);
      }
  }
  return found;
}
