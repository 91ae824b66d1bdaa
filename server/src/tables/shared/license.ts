import type { Project } from '../../model/project.ts';
import { type ItemText, type Text, textOf } from '../../model/text.ts';
import type { DocumentContext } from '../../spec/context.ts';
import type { Fix } from '../../spec/finding.ts';
import type { Path } from '../../spec/registry.ts';
import { isLicenseClassifier } from '../../standards/classifiers.ts';
import type { Edit } from '../../text/span.ts';
import { removeItems, removeMember, setKey } from '../../toml/edit.ts';
import { quote } from '../../toml/strings.ts';
import { type BackendRaise, raiseBackend } from './raise-backend.ts';
import { listed } from './words.ts';

/** The licence where it is written as a string; `undefined` for the table forms. */
export const licenseText = (project: Project): Text | undefined => textOf(project.license);

/** The classifiers that speak of the licence. */
export const licenseClassifiers = (project: Project): readonly ItemText[] =>
  project.classifiers.filter(({ value }) => isLicenseClassifier(value));

export interface ExpressionFix {
  /** The expression to write. */
  readonly expression: string;
  /** Whether it is certain that it says what the old form said. */
  readonly isCertain: boolean;
  /** Paths for `license-files`; empty where none is needed. */
  readonly files: readonly string[];
}

/**
 * The fix that writes the licence as SPDX expression: the old form and the `License ::` classifiers go, and the declared
 * back-end's lower bound rises to the first release that reads an expression. Safe only where the expression is
 * certain, the back-end is known, and requires-python needs no change.
 */
export function expressionFix(
  context: DocumentContext,
  { expression, isCertain, files }: ExpressionFix,
): Fix {
  const { project, tree } = context;
  const raise = raiseBackend(context, files.length > 0 ? 'license-files' : 'license-expression');
  const classifiers = licenseClassifiers(project);
  const array = classifiers[0]?.array;

  const edits: Edit[] = [...writeLicense(context, expression, files)];
  if (array !== undefined)
    edits.push(
      ...removeItems(
        tree,
        array,
        classifiers.map(({ index }) => index),
      ),
    );
  edits.push(...(raise?.edits ?? []));

  const changes: Path[] = [['project', 'license'], ...(raise?.changes ?? [])];
  if (files.length > 0) changes.push(['project', 'license-files']);
  if (array !== undefined) changes.push(['project', 'classifiers']);

  const isSafe = isCertain && raise !== undefined && raise.python === undefined && !raise.dropsUpperBound;
  return {
    kind: isSafe ? 'safe' : 'ask',
    title: titleOf(expression, files, classifiers.length, raise),
    edits,
    changes,
  };
}

/** The new key in place of the old form; a table of its own is removed and the key joins `[project]`. */
function writeLicense(
  { project, tree }: DocumentContext,
  expression: string,
  files: readonly string[],
): readonly Edit[] {
  const lines = [{ key: 'license', value: quote(expression) }];
  if (files.length > 0 && project.member('license-files') === undefined) {
    lines.push({ key: 'license-files', value: `[${files.map((file) => quote(file)).join(', ')}]` });
  }
  const member = project.member('license');
  const inPlace = member?.pair?.value;
  const edits: Edit[] = [];
  for (const { key, value } of lines) {
    if (key === 'license' && member !== undefined && inPlace === undefined)
      edits.push(...removeMember(tree, ['project', 'license']));
    edits.push(
      ...(key === 'license' && inPlace !== undefined
        ? [{ span: inPlace.span, text: value }]
        : setKey(tree, ['project'], key, value, placement(project))),
    );
  }
  return edits;
}

/** After the keys that people write before the licence. */
function placement(project: Project): { after?: string } {
  const after = ['license', 'requires-python', 'readme', 'description', 'version', 'name'].find(
    (key) => project.member(key)?.pair !== undefined,
  );
  return after === undefined ? {} : { after };
}

function titleOf(
  expression: string,
  files: readonly string[],
  classifiers: number,
  raise: BackendRaise | undefined,
): string {
  const also = [
    ...(files.length > 0 ? ['add `license-files`'] : []),
    ...(classifiers > 0
      ? [classifiers === 1 ? 'drop the licence classifier' : 'drop the licence classifiers']
      : []),
    ...(raise?.requirement === undefined ? [] : [`require \`${raise.requirement}\``]),
    ...(raise?.python === undefined ? [] : [`raise requires-python to \`${raise.python}\``]),
  ];
  const main = `Write \`license = "${expression}"\``;
  return also.length === 0 ? main : `${main}, ${listed(also)}`;
}

/** `GPL-3.0`, `GPL-3.0-only` and `GPL-3.0-or-later` are one licence here: classifiers do not tell them apart. */
export const sameLicence = (a: string, b: string): boolean => family(a) === family(b);

const family = (id: string): string => id.toLowerCase().replace(/(-only|-or-later|\+)$/, '');
