import assert from 'node:assert/strict';
import { keepsTheRest } from '../../server/src/features/fixes.ts';
import type { Finding } from '../../server/src/spec/finding.ts';
import { type ProjectFiles, unknownFiles } from '../../server/src/spec/host.ts';
import type { Rule } from '../../server/src/spec/rule.ts';
import { applyEdits } from '../../server/src/text/span.ts';
import { range } from './mark.ts';
import { service } from './service.ts';

/** The findings of one rule in a text, with the files around it. */
export function findings(rule: Rule, text: string, files: ProjectFiles = unknownFiles): readonly Finding[] {
  return [...rule.check(service.context(service.open('pyproject.toml', text), files))];
}

/** Texts without a header are taken as the inside of a table. */
const withTable = (table: string | undefined, text: string): string =>
  table === undefined || text.trimStart().startsWith('[') ? text : `[${table}]\n${text}`;

const tableOf = (rule: Rule): string | undefined => {
  const table = rule.id.split('/')[0] as string;
  return ['project', 'build-system', 'dependency-groups'].includes(table) ? table : undefined;
};

/** One finding at the range marked by `«»`, whose message contains `message`. */
export function expectFinding(rule: Rule, marked: string, message: string | RegExp): void {
  const { text, span } = range(withTable(tableOf(rule), marked));
  const found = findings(rule, text);
  const all = found
    .map(({ at, message: said }) => `${JSON.stringify(text.slice(at.start, at.end))}: ${said}`)
    .join('\n');
  assert.ok(
    found.some(
      ({ at, message: said }) =>
        at.start === span.start &&
        at.end === span.end &&
        (typeof message === 'string' ? said.includes(message) : message.test(said)),
    ),
    `no such finding; found:\n${all || 'nothing'}`,
  );
}

/** The first fix of the first finding turns `before` into `after` and keeps all other data. */
export function expectFix(rule: Rule, before: string, after: string, kind?: 'safe' | 'ask'): void {
  const text = withTable(tableOf(rule), before);
  const document = service.open('pyproject.toml', text);
  const fix = findings(rule, text).flatMap(({ fixes }) => fixes ?? [])[0];
  assert.ok(fix !== undefined, 'no fix is offered');
  assert.equal(applyEdits(text, fix.edits), withTable(tableOf(rule), after));
  if (kind !== undefined) assert.equal(fix.kind, kind);
  assert.ok(
    keepsTheRest(document, fix, (next) => service.context(service.open('pyproject.toml', next))),
    'the fix changes data outside its purpose or breaks the document',
  );
}

/** The rule finds nothing. */
export function expectClean(rule: Rule, text: string): void {
  const whole = withTable(tableOf(rule), text);
  assert.deepEqual(
    findings(rule, whole).map(({ at, message }) => `${whole.slice(at.start, at.end)}: ${message}`),
    [],
  );
}

/** Findings, but none with a fix; a reason is given. */
export function expectNoFix(rule: Rule, text: string): void {
  const found = findings(rule, withTable(tableOf(rule), text));
  assert.ok(found.length > 0, 'nothing is found');
  for (const { fixes, noFix } of found) {
    assert.equal(fixes?.length ?? 0, 0);
    assert.ok(noFix ?? rule.noFix, 'a finding without a fix says why there is none');
  }
}
