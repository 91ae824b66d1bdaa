import { memo } from '../../model/lazy.ts';
import type { Project } from '../../model/project.ts';
import type { Text } from '../../model/text.ts';
import {
  isDisjointFrom,
  parseSpecifierSet,
  type Specifier,
  type SpecifierSet,
} from '../../standards/pep440.ts';
import { isRefused } from '../../standards/problem.ts';
import type { Edit } from '../../text/span.ts';

const read = memo(100, (text: string) => parseSpecifierSet(text));

/** The specifier set of requires-python with its text; `undefined` where it is absent or cannot be read. */
export function requiresPython(project: Project): { text: Text; set: SpecifierSet } | undefined {
  const text = project.requiresPython;
  if (text === undefined) return undefined;
  const set = read(text.value);
  return isRefused(set.problems) ? undefined : { text, set };
}

/** The edit, relative to the string, that takes one specifier and its comma out of a set. */
export function withoutSpecifier(value: string, set: SpecifierSet, specifier: Specifier): Edit {
  const index = set.specifiers.indexOf(specifier);
  const next = set.specifiers[index + 1];
  const previous = set.specifiers[index - 1];
  if (previous !== undefined)
    return { span: { start: previous.span.end, end: specifier.span.end }, text: '' };
  const end = next?.span.start ?? value.length;
  return { span: { start: specifier.span.start, end }, text: '' };
}

const minorSet = memo(200, (minor: string) => parseSpecifierSet(`==${minor}.*`));

/** The minor releases of which the set admits at least one version, in the order given. */
export const admittedMinors = (set: SpecifierSet, minors: readonly string[]): readonly string[] =>
  minors.filter((minor) => admits(set, minor));

/** Several rules ask the same of one set, at every keystroke. */
const admitted = new WeakMap<SpecifierSet, Map<string, boolean>>();

function admits(set: SpecifierSet, minor: string): boolean {
  const answers = admitted.get(set) ?? new Map<string, boolean>();
  admitted.set(set, answers);
  const answer = answers.get(minor) ?? isDisjointFrom(set, minorSet(minor)) !== true;
  answers.set(minor, answer);
  return answer;
}
