import type { Data } from '../spec/data.ts';
import { isLicenseClassifier } from '../standards/classifiers.ts';
import { licenseOfClassifiers } from '../standards/license-classifiers.ts';
import { isSubsetOf, parseSpecifierSet } from '../standards/pep440.ts';
import { isRefused } from '../standards/problem.ts';
import { parseLicenseExpression } from '../standards/spdx.ts';
import { licenceOfText } from './licence-text.ts';
import type { LegacyProject } from './model.ts';
import type { ProjectView } from './view.ts';

/** How the licence is written in the new file. */
export interface LicencePlan {
  /** The SPDX expression, where one follows for certain. */
  readonly expression: string | undefined;
  /** Whether every Python of the project has a release of the back-end that reads an expression. */
  readonly isReadable: boolean;
  /** Why no expression is written although the project names a licence. */
  readonly why: string | undefined;
}

const FILE = /^(licen[cs]e|copying|unlicense)([._-].*)?$/i;

/** The licence of a project by its text, its classifiers and its licence file together. */
export function planLicence(
  project: LegacyProject,
  view: ProjectView,
  data: Data,
  pythons: string | undefined,
): LicencePlan {
  const isReadable = pythons === undefined || supportsAll(project, pythons);
  const expression = expressionOf(project, view, data);
  const says = project.license !== undefined || (project.classifiers?.value ?? []).some(isLicenseClassifier);
  if (!says) return { expression: undefined, isReadable, why: undefined };
  if (expression === undefined) {
    const why = 'the old metadata do not say for certain which licence of the SPDX list it is';
    return { expression, isReadable, why };
  }
  const why = isReadable
    ? undefined
    : `the SPDX form "${expression}" needs a back-end for Python ${pythons}, and this project supports older ones`;
  return { expression, isReadable, why };
}

/** Whether all Pythons of a project lie in a set: by requires-python, else by the classifiers. */
export function supportsAll({ requiresPython, classifiers }: LegacyProject, set: string): boolean {
  const wanted = parseSpecifierSet(set);
  if (requiresPython !== undefined)
    return isSubsetOf(parseSpecifierSet(requiresPython.value), wanted) === true;
  const minors = (classifiers?.value ?? []).flatMap(
    (text) => /^Programming Language :: Python :: (\d+\.\d+)$/.exec(text)?.[1] ?? [],
  );
  return (
    minors.length > 0 &&
    minors.every((minor) => isSubsetOf(parseSpecifierSet(`==${minor}.*`), wanted) === true)
  );
}

function expressionOf(project: LegacyProject, view: ProjectView, data: Data): string | undefined {
  const text = project.license?.value.trim() ?? '';
  const byText = text === '' ? undefined : ofText(text, data);
  const byClassifiers = licenseOfClassifiers(project.classifiers?.value ?? [], data.licenseClassifiers);
  const options = byClassifiers?.candidates ?? [];
  const certain = byText?.certain;
  if (certain !== undefined) {
    const other = byClassifiers?.certain;
    if (other !== undefined) return other.toLowerCase() === certain.toLowerCase() ? certain : undefined;
    return options.length === 0 || options.some((one) => one === certain) ? certain : undefined;
  }
  const ofClassifiers = byClassifiers?.certain;
  const textOptions = byText?.candidates ?? [];
  if (ofClassifiers !== undefined) {
    if (textOptions.length === 0 && text !== '' && text.length < 120 && !mentions(text, ofClassifiers))
      return undefined;
    return textOptions.length === 0 || textOptions.includes(ofClassifiers) || mentions(text, ofClassifiers)
      ? ofClassifiers
      : undefined;
  }
  // What both leave open, such as which BSD licence, the file says.
  const several = (project.classifiers?.value ?? []).filter(isLicenseClassifier).length > 1;
  if (several || (text === '' && options.length === 0)) return undefined;
  const files = view.list('').filter((name) => FILE.test(name) && view.kind(name) === 'file');
  const found = files.length === 1 ? licenceOfText(view.text(files[0] as string) ?? '') : undefined;
  if (found === undefined) return undefined;
  const fits = (candidates: readonly string[], words: string): boolean =>
    candidates.length === 0
      ? words === '' || mentions(words, found)
      : candidates.includes(found) || mentions(words, found);
  return fits(options, '') && fits(textOptions, text) ? found : undefined;
}

/** Whether a text has the word with which an identifier begins. */
const mentions = (text: string, id: string): boolean =>
  new RegExp(`\\b${(id.split('-')[0] as string).toLowerCase()}`, 'i').test(text);

function ofText(text: string, data: Data): { certain?: string; candidates: readonly string[] } {
  if (text.length <= 200) {
    const read = parseLicenseExpression(text, data.licences);
    if (!isRefused(read.problems) && read.normal !== undefined)
      return { certain: read.normal, candidates: [] };
  }
  return data.licences.guess(text);
}
