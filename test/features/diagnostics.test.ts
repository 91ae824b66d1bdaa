import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import { documentContext } from '../../server/src/spec/document-context.ts';
import type { Rule } from '../../server/src/spec/rule.ts';
import { service } from '../support/service.ts';

const TEXT = '[tool.x]\na = 1\n';
const at = { start: 9, end: 10 };

const rule = (id: string): Rule => ({
  id,
  summary: '',
  why: '',
  severity: 'warning',
  reference: 'PEP 518',
  examples: { bad: '', good: '' },
  noFix: 'A test.',
  *check() {
    yield { at, message: id };
  },
});

const found = (rules: readonly Rule[], ignore: readonly string[] = []): readonly string[] => {
  const { document, files, data, today, registry } = service.context(service.open('pyproject.toml', TEXT));
  const known = { data, today, registry: { ...registry, rules, rulesFor: () => rules } };
  return diagnostics(documentContext(document, files, known), { above: [{ ignore }] }).map(
    (finding) => finding.rule,
  );
};

describe('what is reported at one place', () => {
  test('a rule of the tool takes the place of the general one', () =>
    assert.deepEqual(found([rule('tool/unknown-key'), rule('x/renamed')]), ['x/renamed']));
  test('the general one speaks where that rule is switched off', () =>
    assert.deepEqual(found([rule('tool/unknown-key'), rule('x/renamed')], ['x/renamed']), [
      'tool/unknown-key',
    ]));
  test('a rule that throws does not silence the others', () => {
    const broken: Rule = {
      ...rule('x/broken'),
      check: () => {
        throw new Error('broken');
      },
    };
    assert.deepEqual(found([broken, rule('x/renamed')]), ['x/renamed']);
  });
});
