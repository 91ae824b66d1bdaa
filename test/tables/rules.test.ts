import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { keepsTheRest } from '../../server/src/features/fixes.ts';
import { givenFiles, unknownFiles } from '../../server/src/spec/host.ts';
import { examplesOf, type RuleExamples } from '../../server/src/spec/rule.ts';
import { rules } from '../../server/src/tables/rules.ts';
import { applyEdits } from '../../server/src/text/span.ts';
import { findings } from '../support/rules.ts';
import { service } from '../support/service.ts';

const reopen = (text: string) => service.context(service.open('pyproject.toml', text));

const filesOf = ({ files }: RuleExamples) => (files === undefined ? unknownFiles : givenFiles(files));

for (const rule of rules) {
  describe(rule.id, () => {
    test('has a name of table and fault', () => assert.match(rule.id, /^[a-z0-9_-]+\/[a-z0-9.-]+$/));

    for (const [index, example] of examplesOf(rule).entries()) {
      test(`example ${index + 1}: bad is reported, fixed by its fix, good is silent`, () => {
        const bad = findings(rule, example.bad, filesOf(example));
        assert.ok(bad.length > 0, 'the bad example has no finding');
        assert.deepEqual(
          findings(rule, example.good, filesOf(example)).map(({ message }) => message),
          [],
        );
        if (example.fixed === undefined) return;
        const fix = bad.flatMap(({ fixes }) => fixes ?? [])[0];
        assert.ok(fix !== undefined, 'the bad example has no fix');
        assert.equal(applyEdits(example.bad, fix.edits), example.fixed);
        assert.ok(keepsTheRest(service.open('pyproject.toml', example.bad), fix, reopen));
      });

      test(`example ${index + 1}: every finding has a width, and a fix or a reason`, () => {
        for (const finding of findings(rule, example.bad, filesOf(example))) {
          assert.ok(finding.at.start < finding.at.end);
          assert.ok((finding.fixes?.length ?? 0) > 0 || (finding.noFix ?? rule.noFix) !== undefined);
        }
      });
    }
  });
}

test('rule names are unique', () => {
  const ids = rules.map(({ id }) => id);
  assert.deepEqual([...new Set(ids)], ids);
});
