import type { Data } from '../spec/data.ts';
import { isPrivateClassifier } from '../standards/classifiers.ts';
import { isValidName } from '../standards/names.ts';
import { parseSpecifierSet, readVersion } from '../standards/pep440.ts';
import { isRefused } from '../standards/problem.ts';
import type { LegacyProject, Origin } from './model.ts';
import type { Declined } from './plan.ts';

/** What the standard refuses in a project, so that no file could be written for it. */
export function judge(
  { name, version, requiresPython, classifiers, source }: LegacyProject,
  data: Data,
): readonly Declined[] {
  const found: Declined[] = [];
  const add = (from: Origin | undefined, reason: string): void => {
    const line = from?.line;
    found.push({ file: from?.file ?? source, ...(line === undefined ? {} : { line }), reason });
  };
  if (name === undefined) add(undefined, 'The project has no name.');
  else if (!isValidName(name.value)) add(name.from, `"${name.value}" is no valid project name.`);
  if (version === undefined) add(undefined, 'The project has no version.');
  else if (version.text !== undefined && readVersion(version.text) === undefined)
    add(version.from, `"${version.text}" is no valid version.`);
  else if (version.text === undefined && version.source === undefined)
    add(version.from, 'The version is not known.');
  if (requiresPython !== undefined && isRefused(parseSpecifierSet(requiresPython.value).problems))
    add(requiresPython.from, `"${requiresPython.value}" is no set of Python versions.`);
  for (const text of classifiers?.value ?? [])
    if (!data.classifiers.has(text) && !isPrivateClassifier(text))
      add(classifiers?.from, `The classifier "${text}" is not in the list of indexes; correct it first.`);
  return found;
}
