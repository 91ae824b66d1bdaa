import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createService } from '../../server/src/service.ts';
import { expectAbout, expectHover, expectHoverWithout, expectNoHover } from '../support/hover.ts';
import { cursor } from '../support/mark.ts';
import { testHost } from '../support/service.ts';

describe('hover on a value', () => {
  test('says nothing on numbers, booleans and dates', () => {
    expectNoHover('version = 1|2');
    expectNoHover('dynamic = tr|ue');
    expectNoHover('version = 2026-|01-01');
  });
  test('says nothing on brackets', () => expectNoHover('keywords = |["a"]'));
  test('says nothing on a keyword', () => expectNoHover('keywords = ["a|b"]'));
  test('says nothing outside the known tables', () => expectNoHover('[tool.x]\nversion = "1|.0"'));
  test('says nothing between the sign and the value', () => expectNoHover('version = | "1.0"'));
});

describe('hover on a version', () => {
  test('final', () =>
    expectHover('version = "1|.2"', '**project.version** · version of this release', 'A final release.'));
  test('pre-release', () => expectHover('version = "1.0b|2"', 'Beta release 2 of `1.0`.', 'pass over it'));
  test('post-release', () => expectHover('version = "1.0.post|1"', 'Post-release 1 of `1.0`'));
  test('development release', () =>
    expectHover('version = "1.0.|dev3"', 'Development release 3 on the way to `1.0`.'));
  test('local label', () => expectHover('version = "1.0+|cpu"', 'public indexes refuse'));
  test('names the normal form', () => expectHover('version = "v1|.0-RC1"', 'Indexes list it as `1.0rc1`.'));
  test('says nothing of a broken one', () => expectNoHover('version = "one|"'));
});

describe('hover on requires-python', () => {
  test('counts the Pythons of today', () =>
    expectHover(
      'requires-python = ">=3|.12"',
      '**project.requires-python** · specifier set',
      'Python 3.12 and later: today 3.12 to 3.15.',
      'Installers skip this release',
    ));
  test('knows what reached its end of life', () =>
    expectHover('requires-python = ">=3|.10"', '(3.10 reached its end of life in October 2026)'));
  test('joins many of them', () =>
    expectHover('requires-python = ">=3|.6"', '(3.6 to 3.10 have reached their end of life)'));
  test('explains the clause under the cursor', () =>
    expectHover('requires-python = ">=3.11,!=3.|12.*"', '`!=3.12.*`', 'today 3.11 and 3.13 to 3.15'));
  test('is about that clause', () => expectAbout('requires-python = ">=3.11, !=3.|12.*"', '!=3.12.*'));
  test('knows a set that no Python meets', () =>
    expectHover('requires-python = "<2|.0"', 'no Python of today'));
  test('says nothing of a broken one', () => expectNoHover('requires-python = "fo|o"'));
});

describe('hover on a requirement', () => {
  const all = (marked: string) => `requires-python = ">=3.10"\ndependencies = ['${marked}']`;
  test('says what it asks for', () =>
    expectHover(
      all('ht|tpx[http2] >=0.25,<1'),
      '**httpx** · requirement',
      '`httpx` with the extra `http2`, from 0.25 up to, not including, 1.',
      'Installed with the project.',
    ));
  test('name', () => expectAbout(all('ht|tpx[http2] >=0.25'), 'httpx'));
  test('extra', () => {
    expectHover(all('httpx[htt|p2]'), '**http2** · extra of httpx');
    expectAbout(all('httpx[htt|p2]'), 'http2');
  });
  test('specifier', () => {
    expectHover(all('httpx>=0.25,<|1'), '**`<1`** · version specifier');
    expectAbout(all('httpx>=0.25,<|1'), '<1');
  });
  test('any version', () => expectHover(all('htt|px'), '`httpx`, any version.'));
  test('address', () =>
    expectHover(all('a @ https://x.|org/a.whl'), '**a** · requirement by address', 'Public indexes refuse'));
  test('marker variable', () => {
    expectHover(
      all('a; python_|version < "3.12"'),
      '**python_version** · minor release of Python',
      'Only on Python 3.10 and 3.11 (of the 3.10+ this project supports).',
    );
    expectAbout(all('a; python_|version < "3.12"'), 'python_version');
  });
  test('marker value', () =>
    expectHover(
      all('a; python_version < "3.|12"'),
      '**`python_version < "3.12"`** · environment marker',
      'Python 3.12 came out in October 2023',
    ));
  test('old name of a marker variable', () =>
    expectHover(all('a; os.n|ame == "nt"'), '**os.name**', 'An old spelling of `os_name`.'));
  test('broken behind the name', () => expectHover(all('ht|tpx >=> 1'), '**httpx** · requirement'));
  test('nothing without a name', () => expectNoHover(all('>=|1')));
  test('in an extra', () =>
    expectHover(
      'name = "pkg"\n[project.optional-dependencies]\ncli = ["ri|ch"]',
      'Installed with `pkg[cli]`.',
    ));
  test('of the project itself', () =>
    expectHover(
      'name = "pkg"\n[project.optional-dependencies]\ncli = ["rich"]\nall = ["pkg[cl|i]"]',
      '**cli** · extra of pkg',
      '1 requirement: `rich`.',
    ));
  test('of the project itself, an extra that is not there', () =>
    expectHover(
      'name = "pkg"\n[project.optional-dependencies]\nall = ["pkg[cl|i]"]',
      'This project has no extra `cli`.',
    ));
  test('in a group', () =>
    expectHover('[dependency-groups]\ndev = ["py|test"]', 'group `dev`, never published'));
  test('to build', () =>
    expectHover(
      '[build-system]\nrequires = ["set|uptools"]',
      'Installed to build the project, not with it.',
    ));
  test('behind an escape', () => expectAbout('dependencies = ["\\u0061bc[x|y]"]', 'xy'));
});

describe('hover on a marker says when it holds', () => {
  const marker = (text: string, python = '>=3.10') =>
    `requires-python = "${python}"\ndependencies = ['a|b; ${text}']`;
  const cases: [marker: string, words: string, python?: string][] = [
    ['python_version >= "3.13"', 'Only on Python 3.13 and later (of the 3.10+ this project supports).'],
    ['python_version < "3.10"', 'Never: no Python of the 3.10+ this project supports meets the marker.'],
    ['python_version >= "3.10"', 'On every Python of the 3.10+ this project supports.'],
    [
      'python_version < "3.12"',
      'Only on Python 3.10 and 3.11 (of the `>=3.10,<3.14` this project supports).',
      '>=3.10,<3.14',
    ],
    [
      'python_version == "3.11" or python_version == "3.13"',
      'Only on Python 3.11 and 3.13 (of the 3.10+ this project supports).',
    ],
    ['sys_platform == "win32"', 'On Windows, not on Linux or macOS.'],
    ['sys_platform == "emscripten"', 'Not on Linux, macOS or Windows.'],
    ['sys_platform != "cygwin"', 'On Linux, macOS and Windows.'],
    [
      'sys_platform != "cygwin" and python_version < "3.12"',
      'On Linux, macOS and Windows with Python 3.10 and 3.11.',
    ],
    ['python_full_version < "3.12"', 'Only on Python 3.10 and 3.11 (of the 3.10+ this project supports).'],
    ['python_full_version < "3.11.4"', 'On Python 3.10; on 3.11 only where the rest of the marker holds.'],
    ['os_name == "posix"', 'On Linux and macOS, not on Windows.'],
    [
      'sys_platform == "win32" and python_version < "3.12"',
      'On Windows with Python 3.10 and 3.11, not on Linux or macOS.',
    ],
    [
      'sys_platform == "win32" or python_version < "3.11"',
      'On Linux and macOS with Python 3.10; on Windows.',
    ],
    [
      'platform_machine == "x86_64" and python_version < "3.11"',
      'Only on Python 3.10, and there only where the rest of the marker holds.',
    ],
    [
      'platform_machine == "x86_64" or python_version < "3.11"',
      'On Python 3.10; on 3.11 and later only where the rest of the marker holds.',
    ],
  ];
  for (const [text, words, python] of cases) test(text, () => expectHover(marker(text, python), words));
  test('without requires-python', () =>
    expectHover(`dependencies = ['a|b; python_version < "3.8"']`, 'Only on Python 3.7 and older.'));
  test('nothing of the machine alone', () =>
    expectHoverWithout(marker('platform_machine == "arm64"'), 'On '));
});

describe('hover on a classifier', () => {
  const classifier = (text: string) => `classifiers = ["${text}"]`;
  test('says what its first level speaks of', () =>
    expectHover(
      classifier('Topic :: Software |Development :: Libraries'),
      '**Topic :: Software Development :: Libraries** · trove classifier',

      'What it is about.',
    ));
  test('says how old a Python is', () =>
    expectHover(
      classifier('Programming Language :: Python :: 3|.9'),
      'Python 3.9 came out in October 2020 and reached its end of life in October 2025.',
    ));
  test('names the successor of a deprecated one', () =>
    expectHover(
      classifier('Natural Language :: Ukranian|'),
      '**Natural',
      '**Deprecated:**',
      'Use `Natural Language :: Ukrainian`.',
    ));
  test('knows an unknown one', () =>
    expectHover(classifier('Topic :: Nothing| at all'), 'Not in the list of classifiers'));
  test('knows private ones', () =>
    expectHover(classifier('Private :: Do |Not Upload'), 'public indexes refuse'));
  test('sends licences to their key', () =>
    expectHover(
      classifier('License :: OSI |Approved :: MIT License'),
      'Licence classifiers are deprecated (PEP 639)',
    ));
});

describe('hover on a licence', () => {
  const licence = (text: string) => `license = "${text}"`;
  test('full name and OSI status', () =>
    expectHover(licence('M|IT'), '**MIT** · MIT License', 'Approved by the Open Source Initiative.'));
  test('in lower case', () => expectHover(licence('m|it'), '**MIT** · MIT License'));
  test('one of several', () => {
    expectHover(
      licence('MIT OR Apa|che-2.0'),
      '**Apache-2.0** · Apache License 2.0',
      'Here one of 2 licences, as the user chooses:\n- MIT License (`MIT`), OSI approved',
    );
    expectAbout(licence('MIT OR Apa|che-2.0'), 'Apache-2.0');
  });
  test('operator', () =>
    expectHover(licence('MIT A|ND ISC'), '**AND** · licence operator', 'Here 2 licences at once:'));
  test('exception', () =>
    expectHover(
      licence('GPL-3.0-only WITH GCC-exception|-3.1'),
      '**GCC-exception-3.1** · licence exception',
    ));
  test('deprecated identifier', () =>
    expectHover(
      licence('GPL-3|.0'),
      '**GPL-3.0**',
      '**Deprecated identifier.** Use `GPL-3.0-only` or `GPL-3.0-or-later`.',
    ));
  test('of your own', () =>
    expectHover(licence('LicenseRef-|Mine'), '**LicenseRef-Mine** · licence of your own'));
  test('unknown', () => expectHover(licence('MIIT|'), '**MIIT** · not in the SPDX list'));
  test('not approved', () => expectHover(licence('JS|ON'), 'Not approved by the Open Source Initiative.'));
});

describe('hover on an include', () => {
  const groups = '[dependency-groups]\ntest = ["pytest", {include-group = "cov"}]\ncov = ["coverage"]\n';
  test('lists what the group comes to', () =>
    expectHover(
      `${groups}all = [{include-group = "te|st"}]`,
      '**test** · included group',
      '2 requirements: `pytest` and `coverage`.',
    ));
  test('by another spelling', () =>
    expectHover(`${groups}all = [{include-group = "Te|st"}]`, '2 requirements'));
  test('unknown', () =>
    expectHover(`${groups}all = [{include-group = "te|sts"}]`, 'There is no group `tests`'));
  test('in a circle', () =>
    expectHover(
      '[dependency-groups]\na = [{include-group = "|b"}]\nb = [{include-group = "a"}]',
      'Its includes lead back: `b` → `a` → `b`.',
    ));
});

describe('hover on a dynamic field', () => {
  const backends = {
    backends: [
      { package: 'maker', modules: ['maker'], suppliers: { version: ['tool.maker.version', 'setup.py'] } },
    ],
  };
  const host = testHost();
  const made = createService({
    ...host,
    readData: (name) => (name === 'backends.json' ? JSON.stringify(backends) : host.readData(name)),
  });
  const shown = (marked: string) => {
    const { text, offset } = cursor(`[build-system]\nbuild-backend = "maker"\n[project]\n${marked}`);
    return made.hover(made.open('pyproject.toml', text), offset)?.markdown ?? '';
  };
  test('names what the back-end reads', () =>
    assert.match(
      shown('dynamic = ["ver|sion"]'),
      /maker takes it from `tool\.maker\.version` or `setup\.py`\./,
    ));
  test('names what it reads in this file', () =>
    assert.match(
      shown('dynamic = ["ver|sion"]\n[tool.maker]\nversion = {}'),
      /maker takes it from `tool\.maker\.version` in this file\./,
    ));
  test('claims nothing of a field that was not measured', () =>
    assert.match(shown('dynamic = ["desc|ription"]'), /its documentation says from where/));
  const with_ = (backend: string) =>
    `[build-system]\nbuild-backend = "${backend}"\nrequires = []\n[project]\n`;
  test('says what the back-end finds by itself', () =>
    expectHover(
      `${with_('flit_core.buildapi')}dynamic = ["ver|sion"]`,
      '**project.version** · version of this release, filled in when built',
      'flit-core finds it by itself.',
    ));
  test('says what happens to a field that is written too', () => {
    expectHover('version = "1"\ndynamic = ["ver|sion"]', 'tells back-ends to refuse both');
    expectHover('keywords = []\ndynamic = ["key|words"]', 'may only add to that (PEP 808)');
  });
  test('claims nothing of an unknown back-end', () =>
    expectHover(
      '[build-system]\nbuild-backend = "mine"\nrequires = []\n[project]\ndynamic = ["ver|sion"]',
      'its documentation says from where',
    ));
  test('nothing of an unknown field', () => expectNoHover('dynamic = ["ver|sions"]'));
});

describe('hover on a build back-end', () => {
  const backend = (text: string) => `[build-system]\nbuild-backend = "${text}"`;
  test('says from when it reads what', () =>
    expectHover(
      backend('setuptools.build|_meta'),
      '**setuptools.build_meta** · build back-end',
      'From the package `setuptools`',
      'Reads `[project]` since release 61.0.0',
      'older ones build a package called `UNKNOWN`',
      'since release 77.0.1',
    ));
  test('unknown', () =>
    expectHover(
      backend('mine|:api'),
      '**build-system.build-backend**',
      'imports `api` in `mine` from a package in `requires`',
    ));
  test('in the tree', () =>
    expectHover(
      '[build-system]\nbuild-backend = "hatchling.buil|d"\nbackend-path = ["."]',
      'from a folder of `backend-path`',
    ));
});

describe('hover on other strings', () => {
  test('content type', () =>
    expectHover(
      'readme = { file = "a", content-type = "text/x-|rst" }',
      '**project.readme.content-type**',
      'reStructuredText.',
    ));
  test('content type with parameters', () =>
    expectHover('readme = { file = "a", content-type = "text/markdown; |variant=GFM" }', 'Markdown'));
  test('content type that is none', () =>
    expectHover('readme = { file = "a", content-type = "text/htm|l" }', 'Not a type that indexes render'));
  test('readme', () => expectHover('readme = "READ|ME.md"', 'Read as Markdown'));
  test('readme of unknown type', () => expectHover('readme = "READ|ME"', 'use the table form'));
  test('name and e-mail of a person', () => {
    expectHover(
      'authors = [{ name = "A|da", email = "a@b.org" }]',
      'In the metadata: `Author-email: Ada <a@b.org>`',
    );
    expectHover('maintainers = [{ name = "A|da" }]', 'In the metadata: `Maintainer: Ada`');
  });
  test('name', () => expectHover('name = "My_|Tool"', '**project.name**', 'as `my-tool`'));
  test('import name', () =>
    expectHover(
      'import-names = ["a.b |; private"]',
      '`import a.b`: provided by this project alone, private',
    ));
  test('namespace', () =>
    expectHover('import-namespaces = ["zo|pe"]', 'a namespace that other projects may fill too'));
  test('URL', () =>
    expectHover(
      '[project.urls]\nSource = "https://x|.org"',
      '**project.urls.Source** · source code'.replace('project.urls.', ''),
    ));
  test('selector of the own settings', () =>
    expectHover(
      '[tool.pyproject-toolkit]\nignore = ["a|ll"]',
      '**`all`** · rules that do not run',
      'Every rule there is.',
    ));
});

describe('text of the user in a hover', () => {
  test('cannot make a link', () => expectHover('name = "a[b](c|)"', '**project.name**'));
  test('cannot end a code span', () =>
    expectHover('dependencies = ["a @ file:///`**x|**`"]', '`a`, from the address `` file:///`**x**` ``'));
  test('is escaped in a heading', () => expectHover('classifiers = ["*a*|<b>"]', '**\\*a\\*\\<b\\>**'));
  test('cannot make an image', () => expectHover('classifiers = ["![x|](https://x)"]', '**\\!\\[x\\]'));
});
