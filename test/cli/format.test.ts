import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { folder, run } from '../support/cli.ts';

const UGLY = '[project]\nname="a" # x\ndependencies=[\n  "b"\n]\n';
const GOOD = '[project]\nname = "a" # x\ndependencies = [\n  "b",\n]\n';

const read = (root: string, name = 'pyproject.toml') => fs.readFileSync(path.join(root, name), 'utf8');

describe('format', () => {
  test('writes the file and says so', () => {
    const root = folder({ 'pyproject.toml': UGLY });
    const { code, out } = run(root, ['format']);
    assert.equal(code, 0);
    assert.equal(out, 'formatted pyproject.toml\n1 file formatted.\n');
    assert.equal(read(root), GOOD);
    assert.equal(run(root, ['format']).out, '1 file has the layout already.\n');
  });

  for (const option of ['--check', '--diff'])
    test(`${option} writes nothing and exits with 1`, () => {
      const root = folder({ 'pyproject.toml': UGLY });
      assert.equal(run(root, ['format', option]).code, 1);
      assert.equal(read(root), UGLY);
      fs.writeFileSync(path.join(root, 'pyproject.toml'), GOOD);
      assert.equal(run(root, ['format', option]).code, 0);
    });

  test('--diff is a diff alone', () => {
    const { out, err } = run(folder({ 'pyproject.toml': UGLY }), ['format', '--diff']);
    assert.match(out, /^--- pyproject\.toml\n\+\+\+ pyproject\.toml\n@@ /);
    assert.match(out, /^-name="a" # x$/m);
    assert.match(err, /1 file would be formatted\./);
  });

  test('a broken file stays, with the place; the others are done', () => {
    const root = folder({ 'a/pyproject.toml': '[project]\nname = \n', 'b/pyproject.toml': UGLY });
    const { code, err } = run(root, ['format']);
    assert.equal(code, 2);
    assert.match(err, /"a\/pyproject\.toml" was left alone, line 2, column \d+: /);
    assert.equal(read(root, 'a/pyproject.toml'), '[project]\nname = \n');
    assert.equal(read(root, 'b/pyproject.toml'), GOOD);
  });

  test('the command line counts before the file, the file before .editorconfig', () => {
    const text = '[project]\nkeywords=["a"]\n\n[tool.pyproject-toolkit.format]\nindent_string = "  "\n';
    const root = folder({
      'pyproject.toml': text,
      '.editorconfig': 'root = true\n[*.{toml,cfg}]\nindent_style = tab\nend_of_line = crlf\n',
    });
    assert.equal(run(root, ['format', '--option', 'column_width=5']).code, 0);
    assert.match(read(root), /^\[project\]\r\nkeywords = \[\r\n {2}"a",\r\n\]\r\n/);
    assert.equal(run(root, ['format', '--option', 'indent_string=   ', '--option=column_width=5']).code, 0);
    assert.match(read(root), /\n {3}"a",/);
  });

  for (const [name, value, reason] of [
    [
      'no such option',
      'colum_width=1',
      /no option "colum_width" of the layout\. Did you mean `column_width`\?/,
    ],
    ['a wrong value', 'column_width=x', /`column_width` is a whole number from 1 to 10000, not "x"/],
    ['no value', 'crlf', /NAME=VALUE/],
  ] as const)
    test(`2 with a reason: ${name}`, () => {
      const { code, err } = run(folder({ 'pyproject.toml': GOOD }), ['format', '--option', value]);
      assert.equal(code, 2);
      assert.match(err, reason);
    });
});
