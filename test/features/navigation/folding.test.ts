import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { service } from '../../support/service.ts';

const folds = (text: string): string[] =>
  service
    .folding(service.open('pyproject.toml', text))
    .map(({ start, end, kind, label }) => `${start}-${end} ${kind}${label ? ` ${label}` : ''}`);

describe('folding', () => {
  test('tables, arrays and blocks of comments', () =>
    assert.deepEqual(
      folds(
        '# one\n# two\n\n[project]\nname = "a"\nclassifiers = [\n  "A",\n  "B",\n]\n\n[tool.x]\ny = """\na\nb"""\n',
      ),
      ['0-1 comment', '3-8 table 2 keys', '5-7 value 2 items', '10-13 table 1 key', '11-13 value'],
    ));
  test('an unclosed array to its last line', () =>
    assert.deepEqual(folds('[project]\ndependencies = [\n  "a",\n  "b",\n'), [
      '0-3 table 1 key',
      '1-3 value 2 items',
    ]));
  test('nothing on one line', () => assert.deepEqual(folds('a = [1, 2]\n[b]\n'), []));
});
