import type { RequirementPlace } from '../model/requirements.ts';
import { haveSame } from '../toml/reads.ts';
import type { DocumentContext } from './context.ts';

/** The kinds of places where requirements stand. */
export const requirementPlaces: readonly RequirementPlace['kind'][] = [
  'build',
  'dependencies',
  'extra',
  'group',
];

/** The normalised names that the requirements of one kind of place ask for. Who asks depends on these names alone. */
export const requiredNames = (
  context: DocumentContext,
  kind: RequirementPlace['kind'],
): ReadonlySet<string> =>
  context.facts.whole(`required/${kind}`, context, (here) => namesIn(here, kind), haveSame);

function namesIn(context: DocumentContext, kind: RequirementPlace['kind']): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name } of context.requirementsIn(kind)) if (name !== undefined) names.add(name);
  return names;
}

/** Whether a requirement of the standard tables asks for a distribution, by its normalised name. */
export const isRequired = (context: DocumentContext, name: string): boolean =>
  requirementPlaces.some((kind) => requiredNames(context, kind).has(name));
