import { describe, test } from 'node:test';
import { expectAbout, expectHover, expectHoverWithout, expectNoHover } from '../support/hover.ts';

describe('hover on a key', () => {
  test('says what it is', () =>
    expectHover('na|me = "a"', '**project.name** · distribution name', 'Required'));
  test('is about the key alone', () => expectAbout('na|me = "a"', 'name'));
  test('works at both ends', () => {
    expectHover('|name = "a"', '**project.name**');
    expectHover('name| = "a"', '**project.name**');
  });
  test('links the section of the standard', () =>
    expectHover(
      '|keywords = []',
      '[Specification ↗](https://packaging.python.org/en/latest/specifications/pyproject-toml/#keywords)',
    ));
  test('links a proposal', () =>
    expectHover(
      '[build-system]\nbuild-|backend = "x"',
      '[PEP 517 ↗](https://peps.python.org/pep-0517/#source-trees)',
    ));
  test('says since when', () => expectHover('import-|names = ["a"]', 'Since PEP 794'));
  test('says what is deprecated', () =>
    expectHover(
      'license = { te|xt = "MIT" }',
      '**project.license.text**',
      '**Deprecated since PEP 639.**',
      'SPDX expression',
    ));
  test('works on a dotted key, part by part', () => {
    expectHover('pro|ject.name = "a"', '**project** · metadata of the project');
    expectHover('project.na|me = "a"', '**project.name** · distribution name');
  });
  test('works in an inline table in an array', () =>
    expectHover('authors = [{ na|me = "A" }]', '**project.authors[].name** · name of the author'));
  test('works without a value', () => expectHover('requires-|python', '**project.requires-python**'));
  test('works where another part is broken', () =>
    expectHover('version = "1\nkeywords = [\nna|me = "x"', '**project.name**'));
  test('says nothing about an unknown key', () => expectNoHover('nam|me = "a"'));
  test('says nothing in a comment', () => expectNoHover('name = "a" # na|me'));
  test('says nothing on an equals sign', () => expectNoHover('name  |= "a"'));
});

describe('hover on a header', () => {
  test('explains each part', () => {
    expectHover('[pro|ject.urls]\n', '**project** · metadata of the project');
    expectHover('[project.ur|ls]\n', '**project.urls** · links of the project');
  });
  test('explains a table of an array', () =>
    expectHover('[[project.auth|ors]]\n', '**project.authors** · authors of the project'));
  test('explains a key below a table of an array', () =>
    expectHover(
      '[[project.authors]]\nem|ail = "a@b.org"',
      '**project.authors[].email** · e-mail of the author',
    ));
  test('explains a header without its bracket', () =>
    expectHover('[build-sys|tem\nrequires = []', '**build-system**'));
  test('explains the tables of tools', () => expectHover('[to|ol.ruff]\n', '**tool** · settings of tools'));
  test('explains the own table', () =>
    expectHover('[tool.pyproject-tool|kit]\n', '**tool.pyproject-toolkit**'));
  test('says nothing about an unknown table', () => expectNoHover('[pro|jct]\n'));
});

describe('hover on a key with the value in words', () => {
  test('requires-python: the Pythons of today', () =>
    expectHover(
      'requires-|python = ">=3.10"',
      'Python 3.10 and later: today 3.10 to 3.15 (3.10 reached its end of life in October 2026).',
    ));
  test('name: how it is installed', () => expectHover('na|me = "My_Tool"', '`pip install my-tool`'));
  test('version: what kind it is', () =>
    expectHover('ver|sion = "2.0rc1"', '`2.0rc1`: release candidate 1 of `2.0`.'));
  test('license: the full name', () => expectHover('lic|ense = "MIT"', 'MIT License (`MIT`), OSI approved'));
  test('not of a broken value', () => expectHoverWithout('requires-|python = ">>3"', 'today'));
});

describe('hover on an extra', () => {
  const extras = 'name = "pkg"\n[project.optional-dependencies]\n';
  test('says how it is installed', () => expectHover(`${extras}c|li = ["rich"]`, "`pip install 'pkg[cli]'`"));
  test('lists what it brings', () =>
    expectHover(`${extras}c|li = ["rich", "click>=8"]`, '2 requirements: `rich` and `click>=8`.'));
  test('says that an empty one changes nothing', () =>
    expectHover(`${extras}o|ld = []`, 'asking for it changes nothing'));
  test('is about the extra', () =>
    expectHover(`${extras}c|li = ["rich"]`, '**project.optional-dependencies.cli** · extra of the project'));
  test('lists all of them on their table', () =>
    expectHover(`${extras.replace('nal-dep', 'nal-|dep')}cli = []\nhttp = []`, 'Here: `cli` and `http`.'));
});

describe('hover on a dependency group', () => {
  test('says how it is installed', () =>
    expectHover(
      '[dependency-groups]\nd|ev = ["pytest"]',
      '`pip install --group dev`',
      '`uv sync --group dev`',
    ));
  test('lists what it comes to', () =>
    expectHover(
      '[dependency-groups]\nd|ev = [{include-group = "test"}, "ruff"]\ntest = ["pytest"]',
      '2 requirements: `pytest` and `ruff`.',
    ));
});

describe('hover on commands among the entry points', () => {
  test('sends them to their table', () =>
    expectHover(
      '[project.entry-points.console_|scripts]\na = "b:c"',
      'Commands belong in `[project.scripts]`',
    ));
});

describe('hover on a URL label', () => {
  test('knows a label by another spelling', () =>
    expectHover('[project.urls]\n"Bug |Tracker" = "https://x.org"', '**Bug Tracker** · issue tracker'));
  test('names the label that indexes would know', () =>
    expectHover(
      '[project.urls]\n"Bug |Reports" = "https://x.org"',
      'Written `Issues`, indexes would know what it is.',
    ));
  test('names how indexes show an alias', () =>
    expectHover(
      '[project.urls]\nrepo|sitory = "https://x.org"',
      '**repository** · source code',
      'Indexes take it for `Source`.',
    ));
  test('says what a label of its own is', () =>
    expectHover('[project.urls]\nCh|at = "https://x.org"', '**project.urls.Chat** · link of the project'));
});

describe('hover on a command', () => {
  test('says what runs', () =>
    expectHover(
      '[project.scripts]\nto|ol = "pkg.cli:main"',
      'The command `tool` imports `pkg.cli` and calls `main()`.',
    ));
  test('says what a plugin loads', () =>
    expectHover(
      '[project.entry-points.pytest11]\nmi|ne = "pkg.plugin"',
      'Whoever loads the plugin `mine` of the group `pytest11` gets the module `pkg.plugin`.',
    ));
});
