import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles, unknownFiles } from '../../server/src/spec/host.ts';
import { examplesOf } from '../../server/src/spec/rule.ts';
import { largePyproject } from '../support/large.ts';
import { service } from '../support/service.ts';

const { registry } = service;

describe('rules by the tables of a document', () => {
  const texts = registry.rules.flatMap((rule) =>
    examplesOf(rule).flatMap(({ bad, good, files }) => [
      { text: bad, files },
      { text: good, files },
    ]),
  );
  texts.push({ text: '', files: undefined }, { text: largePyproject(200), files: undefined });

  test('a rule that is not called would have found nothing', () => {
    const wrong = new Set<string>();
    let left = 0;
    for (const { text, files } of texts) {
      const document = service.open('pyproject.toml', text);
      const context = service.context(document, files === undefined ? unknownFiles : givenFiles(files));
      const called = new Set(registry.rulesFor(document.tree.root));
      for (const rule of registry.rules) {
        if (called.has(rule)) continue;
        left += 1;
        for (const { message } of rule.check(context)) wrong.add(`${rule.id}: ${message}`);
      }
    }
    assert.deepEqual([...wrong], []);
    assert.ok(left > texts.length * 10, `only ${left} calls were spared`);
  });

  test('the rules of a tool are called when its table is written, and keep their order', () => {
    const called = (text: string) =>
      registry.rulesFor(service.open('pyproject.toml', text).tree.root).map(({ id }) => id);
    assert.ok(!called('[tool.mypy]').includes('ruff/unknown-code'));
    assert.ok(called('[tool.mypy]\n[tool.ruff]').includes('ruff/unknown-code'));
    assert.ok(called('tool = { ruff.lint.select = ["E"] }').includes('ruff/unknown-code'));
    const order = registry.rules.map(({ id }) => id);
    const some = called('[tool.ruff]');
    assert.deepEqual(
      some,
      order.filter((id) => some.includes(id)),
    );
  });
});
