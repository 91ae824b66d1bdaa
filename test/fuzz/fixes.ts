import { isDeepStrictEqual } from 'node:util';
import type { PyprojectDocument } from '../../server/src/model/document.ts';
import type { Service } from '../../server/src/service.ts';
import type { Fix } from '../../server/src/spec/finding.ts';
import { applyEdits, contains, type Span, touches } from '../../server/src/text/span.ts';
import { type Data, toData } from '../../server/src/toml/data.ts';
import type { Random } from './random.ts';

/** What one document showed: the first thing that is wrong, and how much was looked at. */
export interface Outcome {
  readonly problem: string | undefined;
  readonly findings: number;
  readonly fixes: number;
}

/** Looks at one document in every way; throws when the service does. */
export function examine(service: Service, text: string, random: Random): Outcome {
  const document = service.open('pyproject.toml', text);
  const findings = service.diagnostics(document);
  let fixes = 0;
  const wrong = (problem: string): Outcome => ({ problem, findings: findings.length, fixes });

  for (const { at, rule, message } of findings) {
    if (!isInside(at, text)) return wrong(`${rule}: the finding lies outside the text`);
    if (at.start === at.end && text.trim() !== '') return wrong(`${rule}: the finding has no width`);
    if (message.trim() === '') return wrong(`${rule}: the finding says nothing`);
  }

  for (const { fix, finding } of service.fixes(document, { start: 0, end: text.length })) {
    fixes++;
    const problem = fixProblem(service, document, fix, finding.rule);
    if (problem !== undefined) return wrong(`${finding.rule}: "${fix.title}" ${problem}`);
  }

  const mended = service.fixAll(document);
  if (applyEdits(text, mended.edits) !== mended.text) return wrong('fix-all: the edits do not give its text');
  if (mended.text !== text) {
    const after = service.open('pyproject.toml', mended.text);
    if (after.tree.problems.length > document.tree.problems.length)
      return wrong('fix-all brings TOML problems');
    if (service.fixAll(after).text !== mended.text) return wrong('fix-all is not done after one run');
  }

  for (let n = 0; n < 3; n++) {
    const problem = cursorProblem(service, document, random.below(text.length + 1));
    if (problem !== undefined) return wrong(problem);
  }
  return { problem: undefined, findings: findings.length, fixes };
}

/** What is wrong with a fix that was offered, judged without the check that offered it. */
function fixProblem(
  service: Service,
  document: PyprojectDocument,
  fix: Fix,
  rule: string,
): string | undefined {
  if (fix.title.trim() === '') return 'has no title';
  const text = applyEdits(document.text, fix.edits);
  if (text === undefined) return 'has edits that overlap or lie outside';
  if (text === document.text) return 'changes nothing';
  const after = service.open('pyproject.toml', text).tree;
  if (after.problems.length > document.tree.problems.length) return 'brings TOML problems';
  // What a repair of the syntax makes of the data cannot be told beforehand: it must at least repair.
  if (rule.startsWith('toml/')) {
    return after.problems.length < document.tree.problems.length ? undefined : 'repairs nothing';
  }
  const rest = (data: Data) => plain(without(data, fix.changes));
  if (!isDeepStrictEqual(rest(toData(document.tree.root)), rest(toData(after.root))))
    return 'changes other data';
  return undefined;
}

function cursorProblem(service: Service, document: PyprojectDocument, offset: number): string | undefined {
  const hover = service.hover(document, offset);
  if (hover !== undefined && !(isInside(hover.span, document.text) && touches(hover.span, offset))) {
    return `hover at ${offset} lies elsewhere`;
  }
  if (hover !== undefined && hover.markdown.trim() === '') return `hover at ${offset} says nothing`;
  for (const item of service.completion(document, offset).items) {
    if (!isInside(item.span, document.text) || !touches(item.span, offset)) {
      return `completion "${item.label}" at ${offset} replaces text elsewhere`;
    }
    item.documentation?.();
  }
  return undefined;
}

const isInside = (at: Span, text: string): boolean =>
  at.start <= at.end && contains({ start: 0, end: text.length }, at);

/** The data without what lies at or below the paths; what is left empty by that goes too. */
export function without(data: Data, paths: readonly (readonly (string | number)[])[]): Data {
  if (paths.length === 0) return data;
  if (paths.some((path) => path.length === 0)) return undefined;
  const below = (step: string | number) =>
    paths.filter(([first]) => first === step).map((path) => path.slice(1));
  if (data instanceof Map) {
    const kept = new Map<string, Data>();
    for (const [name, value] of data) {
      const left = without(value, below(name));
      if (left !== undefined) kept.set(name, left);
    }
    return kept.size === 0 ? undefined : kept;
  }
  if (Array.isArray(data)) {
    const kept = data.map((item, index) => without(item, below(index)));
    while (kept.length > 0 && kept.at(-1) === undefined) kept.pop();
    return kept.length === 0 ? undefined : kept;
  }
  return data;
}

/** Data in an order that does not depend on how it was written, with empty tables and nothing being the same. */
export function plain(data: Data): unknown {
  if (data instanceof Map) {
    const entries = [...data]
      .map(([name, value]) => [name, plain(value)] as const)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return entries.length === 0 ? undefined : entries;
  }
  return Array.isArray(data) ? data.map(plain) : data;
}
