import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { completion } from '../../../server/src/features/completion.ts';
import {
  expectAll,
  expectCompletion,
  expectInsert,
  expectWithout,
  itemsAt,
} from '../../support/completion.ts';
import { cursor } from '../../support/mark.ts';
import { service } from '../../support/service.ts';

describe('completion of build back-ends', () => {
  test('all that are known', () =>
    expectCompletion('[build-system]\nrequires = []\nbuild-backend = "|"', [
      'setuptools.build_meta',
      'hatchling.build',
    ]));
  test('half a name; its requirement comes with it', () =>
    expectInsert(
      '[build-system]\nrequires = []\nbuild-backend = "hat|"',
      'hatchling.build',
      '[build-system]\nrequires = ["hatchling>=1.27.0"]\nbuild-backend = "hatchling.build|"',
    ));
  test('the requirement stands behind the others', () =>
    expectInsert(
      '[build-system]\nrequires = [\n  "cython",\n]\nbuild-backend = "hat|"',
      'hatchling.build',
      '[build-system]\nrequires = [\n  "cython",\n  "hatchling>=1.27.0",\n]\nbuild-backend = "hatchling.build"',
    ));
  test('`requires` comes too where it is missing', () =>
    expectInsert(
      '[build-system]\nbuild-backend = |',
      'hatchling.build',
      '[build-system]\nrequires = ["hatchling>=1.27.0"]\nbuild-backend = "hatchling.build"',
    ));
  test('no requirement twice', () =>
    expectInsert(
      '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "|"',
      'hatchling.build',
      '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"',
    ));
  test('the one that is required first', () =>
    expectCompletion('[build-system]\nrequires = ["flit_core"]\nbuild-backend = "|"', [
      'flit_core.buildapi',
    ]));
  test('requirements of back-ends', () =>
    expectCompletion('[build-system]\nrequires = ["|"]', ['setuptools>=77.0.3', 'hatchling>=1.27.0']));
  test('the requirement of the declared back-end only', () =>
    expectAll('[build-system]\nrequires = ["|"]\nbuild-backend = "hatchling.build"', ['hatchling>=1.27.0']));
});

describe('completion in strings', () => {
  test('behind the equals sign', () =>
    expectInsert('[project]\nlicense =|', 'MIT', '[project]\nlicense = "MIT"'));
  test('without quotes', () =>
    expectInsert('[project]\nlicense = apa|', 'Apache-2.0', '[project]\nlicense = "Apache-2.0"'));
  test('with a quote that is not closed', () =>
    expectInsert('[project]\nlicense = "apa|', 'Apache-2.0', '[project]\nlicense = "Apache-2.0"'));
  test('with a quote that is not closed, in an array that is', () =>
    expectInsert('[project]\ndynamic = ["ver|]', 'version', '[project]\ndynamic = ["version"]'));
  test('with a quote that is not closed, the brackets of the string kept', () =>
    expectInsert(
      '[project]\nname = "a"\noptional-dependencies = {b = []}\ndependencies = ["a[b|]',
      'b',
      '[project]\nname = "a"\noptional-dependencies = {b = []}\ndependencies = ["a[b]"',
    ));
  test('in single quotes', () =>
    expectInsert("[project]\nlicense = 'M|'", 'MIT', "[project]\nlicense = 'MIT'"));
  test('in three quotes', () =>
    expectInsert('[project]\nlicense = """M|"""', 'MIT', '[project]\nlicense = """MIT"""'));
  test('behind an escape', () =>
    expectInsert('[project]\nlicense = "\\u004dIT O|"', 'OR', '[project]\nlicense = "\\u004dIT OR |"'));
  test('in an empty array', () =>
    expectInsert('[project]\ndynamic = [|]', 'version', '[project]\ndynamic = ["version"]'));
  test('in an array, behind the comma', () =>
    expectInsert(
      '[project]\ndynamic = ["version",|]',
      'readme',
      '[project]\ndynamic = ["version", "readme"]',
    ));
  test('in an array, before another item', () =>
    expectInsert(
      '[project]\ndynamic = [| "version"]',
      'readme',
      '[project]\ndynamic = ["readme", "version"]',
    ));
  test('in an array, on a line of its own where the comma is missing', () =>
    expectInsert(
      '[project]\ndynamic = [\n  "version"\n  |\n]',
      'readme',
      '[project]\ndynamic = [\n  "version",\n  "readme"\n]',
    ));
  test('in an unclosed array', () =>
    expectInsert(
      '[project]\ndynamic = [|\nname = "a"\n',
      'version',
      '[project]\ndynamic = ["version"\nname = "a"\n',
    ));
  test('before and after broken lines', () =>
    expectInsert('[project\nlicense = "|"\nname = = ]\n', 'MIT', '[project\nlicense = "MIT"\nname = = ]\n'));
  test('with the line ends of the document', () =>
    expectInsert('[project]\r\nlicense = "|"\r\n', 'MIT', '[project]\r\nlicense = "MIT"\r\n'));
  test('not outside the quotes', () => expectAll('[project]\nlicense = |"MIT"', []));
  test('not behind the quotes', () => expectAll('[project]\nlicense = "MIT"|', []));
});

describe('completion of classifiers', () => {
  test('the first level', () =>
    expectCompletion('[project]\nclassifiers = ["|"]', [
      'Development Status ::',
      'Intended Audience ::',
      'Programming Language ::',
    ]));
  test('the next level', () =>
    expectCompletion('[project]\nclassifiers = ["Development Status :: |"]', [
      'Development Status :: 1 - Planning',
      'Development Status :: 2 - Pre-Alpha',
    ]));
  test('a separator without its blanks', () =>
    expectInsert(
      '[project]\nclassifiers = ["Typing ::|"]',
      'Typing :: Typed',
      '[project]\nclassifiers = ["Typing :: Typed"]',
    ));
  test('deprecated ones last, and marked', () => {
    const items = itemsAt('[project]\nclassifiers = ["Natural Language :: Ukra|"]');
    assert.deepEqual(
      items.map(({ label, deprecated }) => [label, deprecated]),
      [
        ['Natural Language :: Ukrainian', undefined],
        ['Natural Language :: Ukranian', true],
      ],
    );
  });
  test('a level leads to the next', () =>
    expectInsert(
      '[project]\nclassifiers = ["Dev|"]',
      'Development Status ::',
      '[project]\nclassifiers = ["Development Status :: |"]',
    ));
  test('a level without quotes leads to the next, in quotes', () =>
    expectInsert(
      '[project]\nclassifiers = [Dev|]',
      'Development Status ::',
      '[project]\nclassifiers = ["Development Status :: |"]',
    ));
  test('a level in an unclosed string closes it', () =>
    expectInsert(
      '[project]\nclassifiers = ["Dev|',
      'Development Status ::',
      '[project]\nclassifiers = ["Development Status :: |"',
    ));
  test('a word from within', () =>
    expectCompletion('[project]\nclassifiers = ["beta|"]', ['Development Status :: 4 - Beta']));
  test('none that is listed', () =>
    expectWithout('[project]\nclassifiers = ["Typing :: Typed", "Typing :: |"]', 'Typing :: Typed'));
  test('the Pythons of requires-python as one item', () =>
    expectInsert(
      '[project]\nrequires-python = ">=3.14"\nclassifiers = ["|"]',
      'Programming Language :: Python :: 3.14 … 3.15',
      '[project]\nrequires-python = ">=3.14"\nclassifiers = ["Programming Language :: Python", "Programming Language :: Python :: 3", "Programming Language :: Python :: 3 :: Only", "Programming Language :: Python :: 3.14", "Programming Language :: Python :: 3.15"]',
    ));
  test('the Pythons, each on a line where the others are, without those that are there', () =>
    expectInsert(
      '[project]\nrequires-python = ">=3.14"\nclassifiers = [\n  "Programming Language :: Python :: 3",\n  "Programming Language :: Python :: 3.14",\n  Py|\n]',
      'Programming Language :: Python :: 3.14 … 3.15',
      '[project]\nrequires-python = ">=3.14"\nclassifiers = [\n  "Programming Language :: Python :: 3",\n  "Programming Language :: Python :: 3.14",\n  "Programming Language :: Python",\n  "Programming Language :: Python :: 3 :: Only",\n  "Programming Language :: Python :: 3.15"\n]',
    ));
  test('the Pythons are first', () =>
    expectCompletion(
      '[project]\nrequires-python = ">=3.14"\nclassifiers = ["Programming Language :: Python :: |"]',
      ['Programming Language :: Python :: 3.14 … 3.15'],
    ));
  test('a status is stated once', () =>
    expectCompletion('[project]\nclassifiers = ["Development Status :: 4 - Beta", "|"]', [
      'Intended Audience ::',
    ]));
});

describe('completion of licences', () => {
  test('common ones first', () =>
    expectCompletion('[project]\nlicense = "|"', ['MIT', 'Apache-2.0', 'BSD-3-Clause']));
  test('by a word of the name', () => expectCompletion('[project]\nlicense = "mozilla|"', ['MPL-2.0']));
  test('operators behind a licence', () => expectAll('[project]\nlicense = "MIT |"', ['OR', 'AND', 'WITH']));
  test('half an operator', () =>
    expectInsert('[project]\nlicense = "MIT o|"', 'OR', '[project]\nlicense = "MIT OR |"'));
  test('the other licence, not the same', () =>
    expectCompletion('[project]\nlicense = "MIT OR |"', ['Apache-2.0', 'BSD-3-Clause']));
  test('in parentheses', () =>
    expectInsert(
      '[project]\nlicense = "MIT AND (apache|)"',
      'Apache-2.0',
      '[project]\nlicense = "MIT AND (Apache-2.0)"',
    ));
  test('exceptions behind WITH', () =>
    expectInsert(
      '[project]\nlicense = "GPL-3.0-or-later WITH gcc-e|"',
      'GCC-exception-3.1',
      '[project]\nlicense = "GPL-3.0-or-later WITH GCC-exception-3.1"',
    ));
  test('no second WITH', () =>
    expectAll('[project]\nlicense = "GPL-3.0-or-later WITH GCC-exception-3.1 |"', ['OR', 'AND']));
});

describe('completion of requires-python', () => {
  test('supported Pythons, oldest first', () =>
    expectCompletion('[project]\nrequires-python = "|"', ['>=3.11', '>=3.12', '>=3.13']));
  test('the oldest tested one first', () =>
    expectCompletion(
      '[project]\nclassifiers = ["Programming Language :: Python :: 3.9"]\nrequires-python = ">=|"',
      ['3.9', '3.11'],
    ));
  test('half a version', () =>
    expectInsert('[project]\nrequires-python = ">=3.1|"', '3.12', '[project]\nrequires-python = ">=3.12"'));
  test('all patches of a release for the operators that match exactly', () =>
    expectInsert(
      '[project]\nrequires-python = ">=3.11,!=3|"',
      '3.12.*',
      '[project]\nrequires-python = ">=3.11,!=3.12.*"',
    ));
  test('half an operator', () => expectCompletion('[project]\nrequires-python = ">|"', ['3.11']));
  test('without quotes', () =>
    expectInsert('[project]\nrequires-python = >=3.1|', '3.12', '[project]\nrequires-python = ">=3.12"'));
  test('a number without quotes and operator', () =>
    expectInsert('[project]\nrequires-python = 3.1|', '>=3.12', '[project]\nrequires-python = ">=3.12"'));
});

describe('completion of requirements', () => {
  const project = '[project]\nname = "my-app"\ndependencies = ["httpx>=0.25"]\n';
  const extras = '[project.optional-dependencies]\ncli = []\nhttp = []\n';

  test('names that stand elsewhere', () =>
    expectInsert(
      `${project}[dependency-groups]\ndev = ["ht|"]`,
      'httpx',
      `${project}[dependency-groups]\ndev = ["httpx"]`,
    ));
  test('the name only, where more follows', () =>
    expectInsert(
      `${project}[dependency-groups]\ndev = ["ht| >=1"]`,
      'httpx',
      `${project}[dependency-groups]\ndev = ["httpx >=1"]`,
    ));
  test('no name twice in a list', () =>
    expectWithout(`${project}[dependency-groups]\ndev = ["HTTPX", "|"]`, 'httpx'));
  test('the extras of the project itself', () =>
    expectInsert(`${project}${extras}all = ["|"]`, 'my-app[…]', `${project}${extras}all = ["my-app[|]"]`));
  test('an own extra', () => expectAll(`${project}${extras}all = ["my-app[|]"]`, ['cli', 'http', 'all']));
  test('an own extra beside another', () =>
    expectAll(`${project}${extras}all = ["My_App[cli, h|"]`, ['http']));
  test('operators behind the name', () =>
    expectCompletion('[project]\ndependencies = ["httpx |"]', ['>=', '~=', '==']));
  test('half an operator', () =>
    expectInsert('[project]\ndependencies = ["httpx >|"]', '>=', '[project]\ndependencies = ["httpx >="]'));
  test('a marker behind a specifier', () =>
    expectInsert(
      '[project]\ndependencies = ["httpx>=1 |"]',
      ';',
      '[project]\ndependencies = ["httpx>=1 ; |"]',
    ));
  test('versions, where an index is read', () => {
    const { text, offset } = cursor('[project]\ndependencies = ["Httpx>=|"]');
    const releases = (name: string) => (name === 'httpx' ? ['0.28.1', '0.28.0'] : undefined);
    const context = Object.create(service.context(service.open('pyproject.toml', text)), {
      releases: { value: releases },
    });
    const versions = completion(context, offset).items.filter(({ kind }) => kind === 'version');
    assert.deepEqual(
      versions.map(({ label }) => label),
      ['0.28.1', '0.28.0'],
    );
  });
  test('nothing in a URL', () => expectAll('[project]\ndependencies = ["httpx @ https://|"]', []));
});

describe('completion of markers', () => {
  const marker = (text: string): string =>
    `[project]\nrequires-python = ">=3.13"\ndependencies = ["a; ${text}"]`;
  test('names', () => expectCompletion(marker('|'), ['python_version', 'sys_platform', 'platform_system']));
  test('half a name', () => expectInsert(marker('sys|'), 'sys_platform', marker('sys_platform |')));
  test('operators', () => expectCompletion(marker('python_version |'), ['<', '>=', '==']));
  test('operators for text', () => expectAll(marker('sys_platform |'), ['==', '!=', 'in', 'not in']));
  test('an operator brings the quotes for its value', () =>
    expectInsert(marker('sys_platform =|'), '==', marker("sys_platform == '|'")));
  test('the other quotes in single quotes', () =>
    expectInsert(
      "[project]\ndependencies = ['a; os_name |']",
      '==',
      '[project]\ndependencies = [\'a; os_name == "|"\']',
    ));
  test('Pythons; the oldest, for which it never holds, last', () =>
    expectAll(marker("python_version < '|'"), ['3.14', '3.15', '3.13']));
  test('platforms', () => expectCompletion(marker("sys_platform == '|'"), ['linux', 'win32', 'darwin']));
  test('half a value', () =>
    expectInsert(marker("sys_platform == 'w|'"), 'win32', marker("sys_platform == 'win32'")));
  test('a value without quotes', () =>
    expectInsert(marker('sys_platform == w|'), 'win32', marker("sys_platform == 'win32'")));
  test('a value whose quote is not closed', () =>
    expectInsert(marker("sys_platform == 'w|"), 'win32', marker("sys_platform == 'win32'")));
  test('what joins two comparisons', () => expectAll(marker("os_name == 'nt' |"), ['and', 'or']));
  test('a name behind `and`, in parentheses', () =>
    expectInsert(
      marker("(os_name == 'nt' and sys_p|)"),
      'sys_platform',
      marker("(os_name == 'nt' and sys_platform)"),
    ));
  test('a comparison the other way round', () =>
    expectCompletion(marker("'3.14' <= py|"), ['python_version']));
});

describe('completion of groups', () => {
  const groups = '[dependency-groups]\ntest = ["pytest"]\nlint = [{include-group = "test"}]\n';
  test('other groups, not itself', () =>
    expectAll(`${groups}dev = [{include-group = "|"}]`, ['test', 'lint']));
  test('none that leads back', () =>
    expectAll('[dependency-groups]\na = [{include-group = "|"}]\nb = [{include-group = "a"}]\nc = []\n', [
      'c',
    ]));
  test('none that is included already', () =>
    expectAll(`${groups}dev = [{include-group = "lint"}, {include-group = "|"}]`, ['test']));
  test('the whole table in a list', () =>
    expectInsert(`${groups}dev = [|]`, '{include-group = "…"}', `${groups}dev = [{include-group = "|"}]`));
  test('no table where there is nothing to include', () =>
    expectWithout('[dependency-groups]\ndev = [|]', '{include-group = "…"}'));
  test('the value behind the sign', () =>
    expectInsert(
      `${groups}dev = [{include-group = |}]`,
      'lint',
      `${groups}dev = [{include-group = "lint"}]`,
    ));
});

describe('completion of other values', () => {
  test('dynamic: neither what is written nor what is listed', () =>
    expectCompletion('[project]\nname = "a"\nreadme = "b"\ndynamic = ["version", "|"]', [
      'description',
      'requires-python',
    ]));
  test('readme', () => expectCompletion('[project]\nreadme = "|"', ['README.md', 'README.rst']));
  test('the content type that fits the file', () =>
    expectCompletion('[project]\nreadme = {file = "README.rst", content-type = "|"}', [
      'text/x-rst',
      'text/markdown',
    ]));
  test('a first version', () => expectAll('[project]\nversion = "|"', ['0.1.0']));
  test('choices', () =>
    expectAll('[tool.pyproject-toolkit.severity]\nall = "|"', ['error', 'warning', 'hint', 'off']));
  test('the shape of a list', () =>
    expectInsert('[project]\ndependencies = |', '["…"]', '[project]\ndependencies = ["|"]'));
  test('the address of the issues, from that of the source', () =>
    expectCompletion('[project.urls]\nSource = "https://forge.example/a/b"\nIssues = "|"', [
      'https://forge.example/a/b/issues',
    ]));
  test('the shape of a table', () =>
    expectInsert(
      '[project]\nreadme = |',
      '{file = "README.md", content-type = "text/markdown"}',
      '[project]\nreadme = {file = "README|.md", content-type = "text/markdown"}',
    ));
  test('quotes where nothing else is known', () =>
    expectInsert('[project]\nkeywords = ["a", |]', '"…"', '[project]\nkeywords = ["a", "|"]'));
  test('the old table of a licence is not offered', () => expectWithout('[project]\nlicense = |', '{…}'));
  test('an author as a table', () =>
    expectInsert(
      '[project]\nauthors = [|]',
      '{name = "…", email = "…"}',
      '[project]\nauthors = [{name = "|", email = ""}]',
    ));
  test('the address of an author for a maintainer', () =>
    expectAll('[project]\nauthors = [{email = "a@b.org"}]\nmaintainers = [{email = "|"}]', ['a@b.org']));
});
