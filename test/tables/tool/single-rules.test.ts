import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { givenFiles } from '../../../server/src/spec/host.ts';
import { toolRules } from '../../../server/src/tables/tool/rules.ts';
import { applyEdits } from '../../../server/src/text/span.ts';
import { range } from '../../support/mark.ts';
import { findings } from '../../support/rules.ts';

interface Cases {
  /** Files beside pyproject.toml. */
  readonly files?: Readonly<Record<string, string>>;
  /** What is found between the marks, with words of the message. */
  readonly hits: readonly (readonly [marked: string, message: RegExp])[];
  /** A text, and the same after each fix of its first finding. */
  readonly fixed?: readonly [before: string, ...after: string[]];
  readonly near: readonly string[];
}

const project = (lines: string, table: string) => `[project]\nname = "a"\n${lines}\n\n${table}`;
const since = (table: string) => project('version = "1"\nrequires-python = ">=3.11"', table);
const written = (table: string) => project('version = "1"', table);
const open = (table: string) => project('dynamic = ["version"]', table);

/** A setting for one Python, of a tool that takes it elsewhere without the key. */
const python = (table: string, key: string): Cases => ({
  hits: [
    [since(`[${table}]\n${key} = «"3.9"»\n`), /requires-python does not admit Python 3\.9/],
    [since(`[${table}]\n${key} = «"3.13"»\n`), /requires-python admits Python 3\.11 too/],
  ],
  fixed: [
    since(`[${table}]\n${key} = "3.9" # old\nother = 1\n`),
    since(`[${table}]\n${key} = "3.11" # old\nother = 1\n`),
    since(`[${table}]\nother = 1\n`),
  ],
  near: [
    since(`[${table}]\n${key} = "3.11"\n`),
    since(`[${table}]\n${key} = "3"\n`),
    written(`[${table}]\n${key} = "3.9"\n`),
  ],
});

/** A source of the version, its table with marks, beside a version that is written down. */
const unread = (marked: string, pair: string): Cases => {
  const table = marked.replace(/[«»]/g, '');
  return {
    hits: [[written(`[${marked}]\n${pair}\n`), /`project\.version` is written down/]],
    fixed: [written(`[${table}]\n${pair}\n\n[tool.other]\n`), written('[tool.other]\n')],
    near: [open(`[${table}]\n${pair}\n`), `[${table}]\n${pair}\n`],
  };
};

const CASES: Readonly<Record<string, Cases>> = {
  'bandit/tested-and-skipped': {
    hits: [
      [
        '[tool.bandit]\ntests = [«"B101"»]\nskips = ["B101"]\n',
        /both in `tests` and in `skips`: Bandit stops/,
      ],
    ],
    fixed: [
      '[tool.bandit]\ntests = ["B101", "B102"] # some\nskips = ["B101"]\n',
      '[tool.bandit]\ntests = ["B102"] # some\nskips = ["B101"]\n',
      '[tool.bandit]\ntests = ["B101", "B102"] # some\nskips = []\n',
    ],
    near: ['[tool.bandit]\ntests = ["B101"]\nskips = ["B10"]\n', '[tool.bandit]\nskips = ["B101", "B101"]\n'],
  },
  'black/line-length': {
    hits: [
      [
        '[tool.black]\nline_length = «88»\n[tool.ruff]\nline-length = 100\n',
        /up to 88 characters, and Ruff has 100/,
      ],
    ],
    fixed: [
      '[tool.black]\nline-length = 88 # short\n[tool.ruff]\nline-length = 100\n',
      '[tool.black]\nline-length = 100 # short\n[tool.ruff]\nline-length = 100\n',
      '[tool.black]\nline-length = 88 # short\n[tool.ruff]\nline-length = 88\n',
    ],
    near: [
      '[tool.black]\nline-length = 88\n[tool.ruff]\nline-length = 88\n',
      '[tool.black]\nline-length = 88\n[tool.ruff.lint]\nline-length = 100\n',
      '[tool.black]\nline-length = 88\n[tool.ruff]\nline-length = "100"\n',
    ],
  },
  'black/target-version': {
    hits: [
      [since('[tool.black]\ntarget-version = «["py312", "py313"]»\n'), /it may write what 3\.11 cannot read/],
      [since('[tool.black]\ntarget_version = «["py39"]»\n'), /Black allows for Python 3\.9/],
    ],
    fixed: [
      since('[tool.black]\ntarget-version = ["py39"]\nline-length = 88 # short\n'),
      since('[tool.black]\nline-length = 88 # short\n'),
    ],
    near: [
      since('[tool.black]\ntarget-version = ["py313", "py311"]\n'),
      since('[tool.black]\ntarget-version = ["python"]\n'),
      written('[tool.black]\ntarget-version = ["py39"]\n'),
    ],
  },
  'coverage/source': {
    files: { 'src/a/__init__.py': '' },
    hits: [
      [
        '[tool.coverage.run]\nsource = ["src/a", «"src/b/"»]\n',
        /no folder `src\/b` here: coverage\.py measures nothing/,
      ],
      ['[tool.coverage.run]\nsource_dirs = [«"./src/b"»]\n', /no folder `src\/b` here/],
    ],
    near: ['a', 'b', 'src', 'lib/b', '../src/b', '/src/b', 'src/$B', 'src/*'].map(
      (one) => `[tool.coverage.run]\nsource = ["${one}"]\n`,
    ),
  },
  'flake8/not-read': {
    files: { '.git/HEAD': '' },
    hits: [
      [
        '[dependency-groups]\nlint = ["flake8"]\n[tool.«flake8»]\nmax-line-length = 100\n',
        /only with the plug-in `Flake8-pyproject`/,
      ],
    ],
    near: [
      '[dependency-groups]\nlint = ["Flake8.Pyproject>=1"]\n[tool.flake8]\nmax-line-length = 100\n',
      '[tool.flake9]\nmax-line-length = 100\n',
    ],
  },
  'hatch/needless-artifacts': {
    hits: [
      [
        '[tool.hatch.build.targets.wheel]\nartifacts = ["a.so", «"/a/v.py"»]\n[tool.hatch.build.hooks.version]\npath = "a/v.py"\n',
        /packs it too/,
      ],
    ],
    fixed: [
      '[tool.hatch.build]\nartifacts = ["a/v.py", "a.so"] # made\nhooks.vcs.version-file = "a/v.py"\n',
      '[tool.hatch.build]\nartifacts = ["a.so"] # made\nhooks.vcs.version-file = "a/v.py"\n',
    ],
    near: [
      '[tool.hatch.build]\nartifacts = ["a/w.py"]\nhooks.vcs.version-file = "a/v.py"\n',
      '[tool.hatch.build]\nartifacts = ["a/v.py"]\ntargets.wheel.hooks.vcs.version-file = "a/v.py"\n',
    ],
  },
  'hatch/version-not-read': unread('tool.hatch.«version»', 'path = "a.py"'),
  'pdm/version-not-read': unread('tool.pdm.«version»', 'source = "scm"'),
  'setuptools_scm/version-not-read': unread('tool.«setuptools_scm»', 'version_file = "a.py"'),
  'setuptools/version-not-read': {
    hits: [
      [written('[tool.setuptools.dynamic]\n«version» = { attr = "a.v" }\n'), /setuptools does not read this/],
    ],
    near: [
      open('[tool.setuptools.dynamic]\nversion = { attr = "a.v" }\n'),
      written('[tool.setuptools.dynamic]\nreadme = { file = "a" }\n'),
    ],
  },
  'memray/not-read': {
    hits: [['[tool.«memray»]\noutput = "a.bin"\n', /do not read `\[tool\.memray\]`/]],
    near: ['[tool.pytest.ini_options]\nmemray = true\n', '[tool.other.memray]\n'],
  },
  'mypy/python-version': python('tool.mypy', 'python_version'),
  'pylint/python-version': python('tool.pylint.main', 'py-version'),
  'pyright/python-version': python('tool.basedpyright', 'pythonVersion'),
  'pydocstyle/exclusive': {
    hits: [
      [
        '[tool.pydocstyle]\nselect = ["D1"]\n«convention» = "numpy"\n',
        /cannot stand beside each other: pydocstyle stops/,
      ],
    ],
    fixed: [
      '[tool.pydocstyle]\nselect = ["D1"] # some\nconvention = "numpy"\n',
      '[tool.pydocstyle]\nselect = ["D1"] # some\n',
      '[tool.pydocstyle]\nconvention = "numpy"\n',
    ],
    near: [
      '[tool.pydocstyle]\nselect = ["D1"]\nadd-select = ["D2"]\n',
      '[tool.pydocstyle]\nconvention = "numpy"\nmatch = "a"\n',
    ],
  },
  'pytest/src-layout': {
    files: { 'src/a/__init__.py': '' },
    hits: [['[tool.pytest.«ini_options»]\ntestpaths = ["tests"]\n', /Nothing here installs `src\/a`/]],
    fixed: [
      '[tool.pytest.ini_options]\ntestpaths = ["tests"] # ours\n',
      '[tool.pytest.ini_options]\ntestpaths = ["tests"] # ours\npythonpath = ["src"]\n',
    ],
    near: [
      '[tool.pytest.ini_options]\npythonpath = ["."]\n',
      '[tool.pytest.ini_options]\naddopts = "-o pythonpath=src"\n',
      '[tool.uv]\npackage = true\n[tool.pytest.ini_options]\n',
      '[build-system]\nrequires = []\n[tool.pytest.ini_options]\n',
    ],
  },
  'ruff/glob': {
    hits: [
      ['[tool.ruff]\nexclude = ["a", "b/«[»a-"]\n', /Ruff cannot read this glob and stops/],
      ['[tool.ruff.lint.per-file-ignores]\n«"!{a"» = ["E"]\n', /Ruff cannot read this glob and stops/],
    ],
    near: ['[a-c]', '{a,b}', '\\\\[a', 'a]'].map((one) => `[tool.ruff]\nexclude = ["${one}"]\n`),
  },
  'semantic_release/zero-version': {
    hits: [
      [
        project('version = "0.9"', '[tool.«semantic_release»]\nassets = []\n'),
        /next release after 0\.9 is 1\.0\.0/,
      ],
    ],
    fixed: [
      project('version = "0.9"', '[tool.semantic_release]\nassets = [] # none\n'),
      project('version = "0.9"', '[tool.semantic_release]\nassets = [] # none\nallow_zero_version = true\n'),
    ],
    near: [
      project('version = "1.0"', '[tool.semantic_release]\n'),
      project('version = "0.9"', '[tool.semantic_release]\nallow_zero_version = false\n'),
      open('[tool.semantic_release]\n'),
    ],
  },
  'setuptools/packages-incomplete': {
    files: {
      'src/a/__init__.py': '',
      'src/a/b/__init__.py': '',
      'src/a/data/x.txt': '',
      'src/a/tests/__init__.py': '',
    },
    hits: [
      [
        '[tool.setuptools]\npackage-dir = { "" = "src" }\npackages = «["a"]»\n',
        /will not have `a\.b`: setuptools packs only/,
      ],
    ],
    fixed: [
      '[tool.setuptools]\npackage-dir = { a = "src/a" }\npackages = ["a"] # all\n',
      '[tool.setuptools]\npackage-dir = { a = "src/a" }\npackages = ["a", "a.b"] # all\n',
    ],
    near: [
      '[tool.setuptools]\npackage-dir = { "" = "src" }\npackages = ["a", "a.b"]\n',
      '[tool.setuptools]\npackages = ["a"]\n',
      '[tool.setuptools]\npackage-dir = { "" = "src" }\npackages.find = {}\n',
    ],
  },
  'setuptools_scm/write-to': {
    hits: [
      ['[tool.setuptools_scm]\n«write_to» = "a.py"\n', /here both are the same/],
      ['[tool.setuptools_scm]\nroot = ".."\n«write_to» = "a.py"\n', /write the path anew/],
    ],
    fixed: [
      '[tool.setuptools_scm]\nwrite_to = "a.py" # made\nwrite_to_template = "{version}"\n',
      '[tool.setuptools_scm]\nversion_file = "a.py" # made\nversion_file_template = "{version}"\n',
    ],
    near: ['[tool.setuptools_scm]\nversion_file = "a.py"\n', '[tool.setuptools]\nwrite_to = "a.py"\n'],
  },
  'tool/archived': {
    hits: [['[tool.«pydocstyle»]\nselect = ["D1"]\n', /pydocstyle .*not .*maintained/]],
    near: ['[tool.ruff.lint.pydocstyle]\nconvention = "numpy"\n', '[tool.pydocstyles]\n'],
  },
  'uv/workspace-glob': {
    hits: [
      ['[tool.uv.workspace]\nmembers = ["a/«[»b"]\n', /uv cannot read this glob and stops/],
      ['[tool.uv.workspace]\nexclude = ["a/«*»**"]\n', /uv cannot read this glob and stops/],
    ],
    near: ['packages/*', '**', 'a/**/b', '[]a]', '[!a]*'].map(
      (one) => `[tool.uv.workspace]\nmembers = ["${one}"]\n`,
    ),
  },
  'vulture/min-confidence': {
    hits: [['[tool.vulture]\nmin_confidence = «61»\n', /Above 60 Vulture reports no unused functions/]],
    fixed: ['[tool.vulture]\nmin_confidence = 100 # sure\n', '[tool.vulture]\nmin_confidence = 60 # sure\n'],
    near: ['60', '0', '101', '"80"'].map((one) => `[tool.vulture]\nmin_confidence = ${one}\n`),
  },
};

for (const [id, { files, hits, fixed, near }] of Object.entries(CASES)) {
  describe(id, () => {
    const rule = toolRules.find((one) => one.id === id);
    assert.ok(rule !== undefined, `there is no rule ${id}`);
    const found = (text: string) => findings(rule, text, ...(files === undefined ? [] : [givenFiles(files)]));
    for (const [marked, message] of hits)
      test(`finds ${JSON.stringify(marked)}`, () => {
        const { text, span } = range(marked);
        const [first] = found(text);
        assert.match(first?.message ?? '', message);
        assert.deepEqual(first?.at, span);
      });
    if (fixed !== undefined)
      test('its fixes leave the rest', () => {
        const [before, ...after] = fixed;
        assert.deepEqual(
          found(before)[0]?.fixes?.map(({ edits }) => applyEdits(before, edits)),
          after,
        );
      });
    for (const text of near) test(`leaves ${JSON.stringify(text)}`, () => assert.deepEqual(found(text), []));
  });
}

test('every rule of a tool has a test beside its examples', () => {
  const tests = fs
    .readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => fs.readFileSync(path.join('test', file), 'utf8'))
    .join('\n');
  const files = fs
    .readdirSync('server/src/tables/tool', { recursive: true, encoding: 'utf8' })
    .filter((file) => /rules\/[\w-]+\.ts$/.test(file));
  const untested = files.filter((file) => {
    const id = /id: '([^']+)'/.exec(fs.readFileSync(path.join('server/src/tables/tool', file), 'utf8'))?.[1];
    const isImported = tests.includes(`tables/tool/${file}'`);
    return (
      id !== undefined && !isImported && !new RegExp(`'(?:(?:error|warning|hint) )?${id}[' ]`).test(tests)
    );
  });
  assert.deepEqual(untested, []);
});
