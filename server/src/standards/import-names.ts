import { span } from '../text/span.ts';
import { isSpace, shown, skip, skipBack, visible } from './chars.ts';
import type { Grade, StandardProblem, StandardRepair } from './problem.ts';
import { isIdentifier, isKeyword } from './python-names.ts';

const REFERENCE = 'core-metadata#import-name-multiple-use';
const TAG = 'private';

/** An entry of `import-names` or `import-namespaces`. */
export interface ImportName {
  /** The dotted name without the tag. */
  readonly name: string;
  /** Whether `; private` follows. */
  readonly isPrivate: boolean;
  readonly problems: readonly StandardProblem[];
}

/** A problem with the item of a list at `index`; the span lies in that item. */
export interface ItemProblem {
  readonly index: number;
  readonly problem: StandardProblem;
}

/** Reads one entry: identifiers with dots between, then perhaps `; private` (PEP 794). */
export function parseImportName(text: string): ImportName {
  const semicolon = text.indexOf(';');
  const end = skipBack(text, 0, semicolon < 0 ? text.length : semicolon, isSpace);
  const name = text.slice(0, end);
  const problems = semicolon < 0 ? [] : tagProblems(text, semicolon);

  let at = 0;
  for (const part of name.split('.')) {
    const found = partProblem(text, name, part, at);
    if (found !== undefined) problems.push(found);
    at += part.length + 1;
  }
  return { name, isPrivate: semicolon >= 0, problems };
}

function tagProblems(text: string, semicolon: number): StandardProblem[] {
  const start = skip(text, semicolon + 1, text.length, isSpace);
  const end = skipBack(text, start, text.length, isSpace);
  if (text.slice(start, end) === TAG) {
    if (end === text.length) return [];
    const rest = span(end, text.length);
    const message = 'Some readers refuse white space at the end of an import name.';
    const repair = { title: 'Remove the white space', edits: [{ span: rest, text: '' }] };
    return [problem('import-name-space', rest, message, repair, 'disputed')];
  }
  const at = start < end ? span(start, end) : span(semicolon, semicolon + 1);
  const repair = {
    title: `Change to "; ${TAG}"`,
    edits: [{ span: span(semicolon, text.length), text: `; ${TAG}` }],
  };
  return [
    problem(
      'import-name-tag',
      at,
      `After the ";" of an import name stands "${TAG}" and nothing else.`,
      repair,
    ),
  ];
}

function partProblem(text: string, name: string, part: string, at: number): StandardProblem | undefined {
  if (name === '') {
    return problem(
      'import-name-empty',
      visible(text, 0, text.length),
      'The import name is empty. Write what stands after "import", or remove the entry.',
    );
  }
  const where = visible(text, at, at + part.length);
  if (part === '') return problem('import-name-part', where, 'A name is missing beside a dot.');
  if (isKeyword(part)) {
    return problem(
      'import-name-keyword',
      where,
      `"${part}" is a keyword of Python, so nothing of that name can be imported.`,
    );
  }
  if (isIdentifier(part)) return undefined;
  const repaired = part.trim().replace(/[-\s]+/g, '_');
  const repair = isIdentifier(repaired)
    ? {
        title: `Change to "${shown(repaired)}"`,
        edits: [{ span: span(at, at + part.length), text: repaired }],
      }
    : undefined;
  return problem(
    'import-name-part',
    where,
    `"${shown(part)}" is no Python identifier: it can have letters, digits and "_", and begins with no digit.`,
    repair,
  );
}

/**
 * What is wrong with both lists: with each entry, with names that stand in both, with parents that stand in neither,
 * and (disputed) with names that stand twice in one.
 */
export function importNamesProblems(
  names: readonly string[],
  namespaces: readonly string[],
): { readonly names: readonly ItemProblem[]; readonly namespaces: readonly ItemProblem[] } {
  const parsed = { names: names.map(parseImportName), namespaces: namespaces.map(parseImportName) };
  const inNames = new Set(parsed.names.map(({ name }) => name));
  const inNamespaces = new Set(parsed.namespaces.map(({ name }) => name));
  const isListed = (name: string): boolean => inNames.has(name) || inNamespaces.has(name);
  return {
    names: listProblems(names, parsed.names, inNamespaces, '`import-namespaces`', isListed),
    namespaces: listProblems(namespaces, parsed.namespaces, inNames, '`import-names`', isListed),
  };
}

function listProblems(
  texts: readonly string[],
  parsed: readonly ImportName[],
  other: ReadonlySet<string>,
  otherKey: string,
  isListed: (name: string) => boolean,
): ItemProblem[] {
  const seen = new Set<string>();
  return parsed.flatMap(({ name, problems }, index) => {
    const whole = span(0, name.length);
    const found = [...problems];
    if (problems.length === 0) {
      const missing = parentsOf(name).filter((parent) => !isListed(parent));
      if (other.has(name)) {
        found.push(
          problem(
            'import-name-both',
            whole,
            `"${shown(name)}" stands in ${otherKey} too. A name is either exclusive or shared: remove one of the two.`,
          ),
        );
      }
      if (missing.length > 0) {
        const quoted = missing.map((parent) => `"${shown(parent)}"`).join(' and ');
        found.push(
          problem(
            'import-name-parent',
            whole,
            `${quoted} must be listed too, in \`import-names\` or \`import-namespaces\`: every parent of a dotted name is.`,
          ),
        );
      }
      if (seen.has(name))
        found.push(
          problem('import-name-twice', whole, `"${shown(name)}" is listed twice.`, undefined, 'disputed'),
        );
      seen.add(name);
    }
    return found.map((each) => ({
      index,
      problem: { ...each, span: visible(texts[index] ?? '', each.span.start, each.span.end) },
    }));
  });
}

/** `a` and `a.b` for `a.b.c`; a name of more parts than any real one has no parents that matter. */
function parentsOf(name: string): string[] {
  const parts = name.split('.');
  return parts.length > 50 ? [] : parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join('.'));
}

const problem = (
  code: string,
  at: { start: number; end: number },
  message: string,
  repair?: StandardRepair,
  grade: Grade = 'refused',
): StandardProblem => ({ code, span: at, message, ...(repair && { repair }), reference: REFERENCE, grade });
