import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles, type ProjectFiles, unknownFiles } from '../../server/src/spec/host.ts';
import { countMatches } from '../../server/src/spec/project-walk.ts';
import { looselyMatches } from '../../server/src/standards/loose-glob.ts';
import { globMatchesNone } from '../../server/src/tables/tool/rules/glob-matches-none.ts';
import { accept } from '../support/completion.ts';
import { cursor } from '../support/mark.ts';
import { findings } from '../support/rules.ts';
import { service } from '../support/service.ts';

const disk = givenFiles({
  'pyproject.toml': '',
  'README.md': '',
  '.flake8': '',
  'src/tide/__init__.py': '',
  'src/tide/pool.py': '',
  'src/tide/deep/__init__.py': '',
  'tests/test_pool.py': '',
  '.venv/lib/x.py': '',
});

const list = (marked: string, files: ProjectFiles = disk) => {
  const { text, offset } = cursor(marked);
  const found = service.completion(service.open('pyproject.toml', text), offset, { files });
  return { text, ...found, labels: found.items.map(({ label }) => label) };
};
const hover = (marked: string, files: ProjectFiles = disk) => {
  const { text, offset } = cursor(marked);
  return service.hover(service.open('pyproject.toml', text), offset, { files });
};

describe('completion of paths', () => {
  test('folders, then files, one level', () =>
    assert.deepEqual(list('[tool.vulture]\npaths = ["|"]').labels, ['src/', 'tests/', 'README.md']));
  test('below a folder, in place of the last part', () => {
    const found = list('[tool.vulture]\npaths = ["src/ti|"]');
    const item = found.items.find(({ label }) => label === 'tide/');
    assert.ok(item);
    assert.equal(item.again, true);
    assert.equal(accept(found.text, item).text, '[tool.vulture]\npaths = ["src/tide/"]');
  });
  test('hidden ones to those who begin with a dot', () =>
    assert.deepEqual(list('[tool.vulture]\npaths = [".|"]').labels, ['.flake8']));
  test('not what the list has', () =>
    assert.deepEqual(list('[tool.vulture]\npaths = ["README.md", "R|"]').labels, []));
  test('nothing outside of the project', () => {
    for (const text of ['../|', '/|', '~/|', 'src/*/|'])
      assert.deepEqual(list(`[tool.vulture]\npaths = ["${text}"]`).labels, []);
  });
  test('a bare value gets its quotes', () => {
    const found = list('[tool.coverage.run]\ndata_file = |');
    const item = found.items.find(({ label }) => label === 'src/');
    assert.ok(item);
    assert.equal(accept(found.text, item).text, '[tool.coverage.run]\ndata_file = "src/"');
  });
  test('says that a folder is not known yet', () => {
    const waits = list('[tool.vulture]\npaths = ["src/|"]', unknownFiles);
    assert.equal(waits.pending, true);
    assert.equal(list('[tool.vulture]\npaths = ["src/|"]').pending, undefined);
  });
  test('the file of the readme first', () =>
    assert.equal(list('[project]\nreadme = "|"').labels[0], 'README.md'));
});

describe('completion of globs', () => {
  test('a folder, and all below it', () =>
    assert.deepEqual(list('[tool.ruff]\nexclude = ["src/tide/|"]').labels, [
      'deep/',
      'deep/**',
      '__init__.py',
      'pool.py',
      '*.py',
    ]));
});

describe('completion of modules', () => {
  test('of the project', () => assert.deepEqual(list('[tool.flit.module]\nname = "|"').labels, ['tide']));
  test('inside a package', () =>
    assert.deepEqual(list('[tool.flit.module]\nname = "tide.|"').labels, ['deep', 'pool']));
});

describe('globs under the mouse', () => {
  test('how many files', () =>
    assert.match(hover('[tool.ruff]\nexclude = ["src/**|"]')?.markdown ?? '', /Matches 3 files, `src\/tide/));
  test('a key', () =>
    assert.match(
      hover('[tool.ruff.lint.per-file-ignores]\n"tests|/*" = ["E"]')?.markdown ?? '',
      /Matches 1 file: `tests\/test_pool.py`/,
    ));
  test('none', () =>
    assert.match(hover('[tool.ruff]\nexclude = ["src/*.txt|"]')?.markdown ?? '', /matches no file/));
  test('unknown is not none', () => {
    const found = hover('[tool.ruff]\nexclude = ["src/*.txt|"]', unknownFiles);
    assert.match(found?.markdown ?? '', /not known yet/);
    assert.equal(found?.pending, true);
  });
  test('licence files', () =>
    assert.match(hover('[project]\nlicense-files = ["README|*"]')?.markdown ?? '', /Matches 1 file/));
});

describe('the widest reading of a pattern', () => {
  for (const [pattern, path] of [
    ['__init__.py', 'src/a/__init__.py'],
    ['src', 'src/a/b.py'],
    ['src/', 'src/a/b.py'],
    ['./src/*', 'src/a/b.py'],
    ['/src/a', 'src/a/b.py'],
    ['{src,lib}/**/*.py', 'lib/a.py'],
    ['**/tests/*', 'tests/a.py'],
    ['[!s]*', 'lib/a.py'],
    ['!src/**', 'src/a.py'],
  ] as const)
    test(`${pattern} means ${path}`, () => assert.ok(looselyMatches(pattern, path, 'crossing')));
  test('not other files', () => {
    for (const pattern of ['test', 'src/*.txt', 'b', 'rc/a/b.py'])
      assert.ok(!looselyMatches(pattern, 'src/a/b.py', 'crossing'), pattern);
  });
  test('many choices and stars end soon', () => {
    const many = `${'{a,b}'.repeat(20)}${'*a'.repeat(100)}`;
    assert.ok(!looselyMatches(many, 'a'.repeat(500), 'crossing'));
  });
});

describe('folders of environments and of installed packages are not looked into', () => {
  for (const pattern of [
    '.venv/**',
    '**/.tox/*.py',
    '*/lib/python*/site-packages/a/*',
    '*\\\\Lib\\\\site-packages\\\\a.py',
  ])
    test(pattern, () => assert.equal(countMatches(disk, pattern, 'names'), undefined));
});

test('tool/glob-matches-none says nothing while files are not known', () => {
  const text = '[tool.ruff.lint.per-file-ignores]\n"nowhere/*" = ["E"]\n';
  assert.deepEqual(findings(globMatchesNone, text, unknownFiles), []);
  assert.equal(findings(globMatchesNone, text, disk).length, 1);
});

describe('patterns that take files in', () => {
  const files = givenFiles({ 'src/a/__init__.py': '', 'src/a/data.txt': '', 'tests/test_a.py': '' });
  const says = (text: string) =>
    findings(globMatchesNone, text, files).map(({ message, severity }) =>
      `${severity ?? ''} ${message}`.trim(),
    );
  for (const [table, key, does] of [
    ['tool.hatch.build', 'include', 'Hatch packs nothing by it'],
    ['tool.hatch.build.targets.sdist', 'include', 'Hatch packs nothing by it'],
    ['tool.flit.sdist', 'include', 'Flit packs nothing by it'],
    ['tool.pdm.build', 'source-includes', 'PDM packs nothing by it'],
    ['tool.poetry', 'include', 'Poetry packs nothing by it'],
    ['tool.coverage.run', 'include', 'coverage.py measures nothing by it'],
    ['tool.uv.build-backend', 'source-include', 'uv packs nothing by it'],
    ['tool.setuptools.package-data', '"*"', 'setuptools packs nothing by it'],
    ['tool.setuptools.data-files', '"share/a"', 'setuptools packs nothing by it'],
  ] as const) {
    test(`[${table}] ${key}`, () =>
      assert.match(
        says(`[${table}]\n${key} = ["src/*/*.txt", "docs/**"]\n`).join('\n'),
        new RegExp(`^(hint )?.docs/\\*\\*. .*${does}`),
      ));
    test(`[${table}] ${key}: what only a build makes`, () =>
      assert.deepEqual(says(`[${table}]\n${key} = ["src/a/*.so", "src/a/_version.py"]\n`), []));
  }
  test('packages of Poetry, below the folder that is named', () => {
    assert.deepEqual(says('[tool.poetry]\npackages = [{ include = "a", from = "src" }]\n'), []);
    assert.match(
      says('[tool.poetry]\npackages = [{ include = "b", from = "src" }]\n')[0] ?? '',
      /^warning .*Poetry stops the build/,
    );
  });
  describe('package-data of setuptools', () => {
    const text = (of: string, pattern: string) => `[tool.setuptools.package-data]\n${of} = ["${pattern}"]\n`;
    for (const [of, pattern] of [
      ['a', '*.txt'],
      ['a', './data.txt'],
      ['"*"', '**/*.txt'],
      ['""', 'data.*'],
      // Windows only, or made by a compiler.
      ['a', 'data\\\\*.json'],
      ['a', '*.pyi'],
      ['a', 'include/a.h'],
    ] as const)
      test(`${of}: ${pattern}`, () => assert.deepEqual(says(text(of, pattern)), []));
    for (const [of, pattern] of [
      ['a', '*.json'],
      ['b', '*.txt'],
      ['"a.b"', '*.txt'],
      ['"*"', 'b/*.txt'],
    ] as const)
      test(`${of}: ${pattern} matches none`, () =>
        assert.match(says(text(of, pattern))[0] ?? '', /setuptools packs nothing by it/));
    test('a package that may lie elsewhere', () => {
      assert.deepEqual(says(`[tool.setuptools]\npackage-dir = { b = "src/a" }\n${text('b', '*.txt')}`), []);
      const moved = givenFiles({ 'src/a/data.txt': '', 'setup.py': '' });
      assert.deepEqual(findings(globMatchesNone, text('b', '*.txt'), moved), []);
    });
    test('exclusions may wait for a build', () =>
      assert.deepEqual(says('[tool.setuptools.exclude-package-data]\n"*" = ["*.json"]\n'), []));
  });
  test('data-files of setuptools that are named in full', () => {
    const text = (file: string) => `[tool.setuptools.data-files]\n"share/a" = ["${file}"]\n`;
    assert.match(says(text('docs/a.json'))[0] ?? '', /^warning .*setuptools stops the build at it/);
    assert.deepEqual(says(text('src/a/data.txt')), []);
  });
  describe('python_files of pytest', () => {
    const text = (value: string, more = '') => `[tool.pytest.ini_options]\npython_files = ${value}\n${more}`;
    for (const value of ['"test_*.py check_*.py"', '["tests/*.py"]', '"*.py"', '["*sts/test_?.py"]'])
      test(`${value} is enough`, () => assert.deepEqual(says(text(value)), []));
    for (const value of ['"check_*.py *_check.py"', '["check/*.py"]', '["src/test_*"]'])
      test(`${value} finds none`, () =>
        assert.match(says(text(value))[0] ?? '', /no test by it|pytest finds no test/));
    test('tests that lie outside are not looked at', () =>
      assert.deepEqual(says(text('"check_*.py"', 'testpaths = ["../tests"]\n')), []));
  });
  test('files of bump-my-version', () => {
    const text = (more: string) =>
      `[tool.bumpversion]\n[[tool.bumpversion.files]]\nglob = "docs/*.md"\n${more}`;
    assert.match(says(text(''))[0] ?? '', /^warning .*bump-my-version stops at it/);
    assert.deepEqual(says(text('ignore_missing_file = true\n')), []);
  });
});

test('tool/glob-matches-none says nothing while a project has no folder yet', () => {
  const text = '[tool.poetry]\npackages = [{ include = "a" }]\n';
  assert.deepEqual(findings(globMatchesNone, text, givenFiles({ 'README.md': '' })), []);
  assert.equal(findings(globMatchesNone, text, givenFiles({ 'docs/index.md': '' })).length, 1);
});
