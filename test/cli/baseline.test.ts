import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { folder, run } from '../support/cli.ts';

const BAD =
  '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "A_b"\nversoin = "1"\ndynamic = ["version"]\n\n[tool.hatch.version]\npath = "a.py"\n';

function known(text = BAD): string {
  const root = folder({
    'a/pyproject.toml': text,
    'a/a.py': '__version__ = "1"\n',
    'a/a_b/__init__.py': '',
    'b/': '',
  });
  const { code, err } = run(root, ['check', '--write-baseline', 'baseline.json']);
  assert.equal(code, 0, err);
  return root;
}
const rewrite = (root: string, change: (text: string) => string): void => {
  const file = path.join(root, 'a/pyproject.toml');
  fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));
};
const compared = (root: string, cwd = root) =>
  run(cwd, [
    'check',
    '--baseline',
    path.relative(cwd, path.join(root, 'baseline.json')),
    root,
    '--fail-on',
    'hint',
  ]);

describe('a baseline', () => {
  test('is a list by file, in order', () => {
    const root = known();
    assert.deepEqual(JSON.parse(fs.readFileSync(path.join(root, 'baseline.json'), 'utf8')), {
      version: 1,
      files: {
        'a/pyproject.toml': [
          { rule: 'project/name-normalized', text: '"A_b"', count: 1 },
          { rule: 'project/unknown-key', text: 'versoin', count: 1 },
        ],
      },
    });
  });

  test('knows its findings', () => {
    const { code, out } = compared(known());
    assert.equal(code, 0);
    assert.match(out, /^No findings in 1 file, 2 more in the baseline, \d+ ms\n$/);
  });

  test('knows them on other lines and from another folder', () => {
    const root = known();
    rewrite(root, (text) => `# a\n\n${text.replace('[project]', '[project] # b\n\n')}`);
    assert.equal(compared(root, path.join(root, 'b')).code, 0);
  });

  test('reports what is new, and a second of the same kind', () => {
    const root = known();
    rewrite(root, (text) => `${text}\n[projectt]\n`.replace('[tool.hatch', 'keywrods = []\n\n[tool.hatch'));
    const { code, out } = compared(root);
    assert.equal(code, 1);
    assert.match(out, /keywrods/);
    assert.doesNotMatch(out, /versoin/);
  });

  for (const [name, content, reason] of [
    ['that is not there', undefined, /"baseline\.json" cannot be read: it does not exist/],
    ['that is no JSON', '{', /it is no JSON/],
    ['of another kind', '{}', /is no baseline of this version/],
    ['with other contents', '{"version": 1, "files": {"a": [1]}}', /is no baseline/],
  ] as const)
    test(`${name}: 2 with a reason`, () => {
      const files = { 'pyproject.toml': BAD, ...(content === undefined ? {} : { 'baseline.json': content }) };
      const { code, err, out } = run(folder(files), ['check', '--baseline', 'baseline.json']);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, reason);
    });

  test('is compared with or written, not both', () =>
    assert.equal(run(known(), ['check', '--baseline', 'a', '--write-baseline', 'b']).code, 2));
});

describe('many files', () => {
  const many = (count: number): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`p${String(i).padStart(3, '0')}/pyproject.toml`, BAD]),
    );

  test('are reported in the same order as one after the other', () => {
    const root = folder(many(120));
    const args = ['check', '--format', 'json', '--select', 'project'];
    const all = JSON.parse(run(root, args).out) as { file: string }[];
    const some = Array.from({ length: 4 }, (_, i) =>
      JSON.parse(run(root, [...args, ...Object.keys(many(120)).slice(i * 30, i * 30 + 30)]).out),
    ).flat();
    assert.equal(new Set(all.map(({ file }) => file)).size, 120);
    assert.deepEqual(all, some);
  });

  test('are mended, and what cannot be read is said', () => {
    const twice = BAD.replace('["version"]', '["version", "version"]');
    const root = folder({ ...many(70), 'p007/pyproject.toml': '\u0000', 'p069/pyproject.toml': twice });
    const { code, err } = run(root, ['check', '--fix', '--format', 'json']);
    assert.equal(code, 2);
    assert.match(err, /^pyproject-toolkit: "p007\/pyproject\.toml" /);
    assert.match(fs.readFileSync(path.join(root, 'p069/pyproject.toml'), 'utf8'), /\["version"\]/);
  });
});
