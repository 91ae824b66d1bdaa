import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles } from '../../../server/src/spec/host.ts';
import { addoptsPlugin } from '../../../server/src/tables/tool/pytest/rules/addopts-plugin.ts';
import { benchmarkTable } from '../../../server/src/tables/tool/pytest/rules/benchmark-table.ts';
import { bothTables } from '../../../server/src/tables/tool/pytest/rules/both-tables.ts';
import { filterwarnings } from '../../../server/src/tables/tool/pytest/rules/filterwarnings.ts';
import { markers } from '../../../server/src/tables/tool/pytest/rules/markers.ts';
import { testpaths } from '../../../server/src/tables/tool/pytest/rules/testpaths.ts';
import { expectClean, expectFinding, expectFix, findings } from '../../support/rules.ts';
import { wait } from '../../support/time.ts';

const ini = '[tool.pytest.ini_options]\n';

describe('pytest/filterwarnings', () => {
  const line = (text: string) => `${ini}filterwarnings = [${text}]\n`;
  test('an action that is none', () =>
    expectFinding(filterwarnings, line('«"warn"»'), '"warn" is no action'));
  test('a shortened action', () => expectClean(filterwarnings, line('"e", "ig::UserWarning"')));
  test('too many fields', () => expectFinding(filterwarnings, line('«"error:a:b:c:1:2"»'), '6 fields'));
  test('a message with a colon is read as fields', () =>
    expectFinding(filterwarnings, line('«"ignore:a: b:DeprecationWarning"»'), '"b" is no warning of Python'));
  test('a warning without its module', () =>
    expectFinding(filterwarnings, line('«"error::MyWarning"»'), 'is no warning of Python'));
  test('a warning with its module', () =>
    expectClean(filterwarnings, line('"error::package.MyWarning", "error::DeprecationWarning"')));
  test('a line that is no number', () =>
    expectFinding(filterwarnings, line('«"error::::x"»'), 'no line number'));
  test('a regular expression', () => expectFinding(filterwarnings, line('«"error:(a"»'), 'cannot be read'));
  test('lines of a string', () =>
    expectFinding(
      filterwarnings,
      `${ini}filterwarnings = """\nerror\n  «warn::UserWarning»\n"""\n`,
      'no action',
    ));
  test('in the native table', () =>
    expectFinding(filterwarnings, '[tool.pytest]\nfilterwarnings = [«"warn"»]\n', 'no action'));
});

describe('pytest/benchmark-table', () => {
  test('joins the options that are there', () =>
    expectFix(
      benchmarkTable,
      `${ini}addopts = "-ra"\n\n[tool.pytest.ini_options.benchmark]\nmin_rounds = 5\ndisable_gc = true\nwarmup = false\n`,
      `${ini}addopts = "-ra --benchmark-min-rounds=5 --benchmark-disable-gc"\n`,
    ));
  test('tells it where no option has the name', () =>
    expectFinding(
      benchmarkTable,
      '[tool.pytest.ini_options.«benchmark»]\nunheard_of = 5\n',
      'ignores this table',
    ));
});

describe('pytest/both-tables', () => {
  test('an empty one is none', () =>
    expectClean(bothTables, '[tool.pytest]\naddopts = ["-ra"]\n\n[tool.pytest.ini_options]\n'));
  test('in one header', () =>
    expectFinding(
      bothTables,
      '[tool.pytest]\naddopts = ["-ra"]\n«ini_options» = { addopts = "-q" }\n',
      'pytest 9 stops',
    ));
  test('an error with pytest 9, nothing with an older one', () => {
    const text = '[tool.pytest]\naddopts = ["-ra"]\nini_options.addopts = "-q"\n[dependency-groups]\n';
    const found = (requirement: string) =>
      findings(bothTables, `${text}test = ["${requirement}"]\n`).map(({ severity }) => severity);
    assert.deepEqual(found('pytest>=9'), ['error']);
    assert.deepEqual(found('pytest'), ['warning']);
    assert.deepEqual(found('pytest==8.4.2'), []);
  });
});

describe('what depends on files', () => {
  test('says nothing of files that are not known', () => {
    expectClean(testpaths, `${ini}testpaths = ["nowhere"]\n`);
    expectClean(addoptsPlugin, `[dependency-groups]\ntest = ["pytest"]\n${ini}addopts = "--cov"\n`);
  });
});

describe('pytest/markers', () => {
  const project = (files: Record<string, string>) =>
    findings(markers, '[tool.pytest.ini_options]\ntestpaths = ["tests"]\n', givenFiles(files)).map(
      ({ message }) => message,
    );
  test('in folders below', () =>
    assert.match(
      project({ 'tests/unit/deep/test_a.py': '    @pytest.mark.slow\n' })[0] ?? '',
      /^`tests\/unit\/deep\/test_a\.py` uses the marker `slow`/,
    ));
  test('of a whole module', () =>
    assert.match(project({ 'tests/a_test.py': 'pytestmark = [pytest.mark.net]\n' })[0] ?? '', /`net`/));
  test('not where a conftest.py below registers some', () =>
    assert.deepEqual(
      project({
        'tests/unit/test_a.py': '@pytest.mark.slow\n',
        'tests/unit/conftest.py': 'config.addinivalue_line("markers", "slow")\n',
      }),
      [],
    ));
  test('not where it names plug-ins of its own', () =>
    assert.deepEqual(
      project({
        'tests/test_a.py': '@pytest.mark.slow\n',
        'tests/conftest.py': 'pytest_plugins = ["tests.own"]\n',
      }),
      [],
    ));
  for (const text of [
    'def test():\n    make("""\n        @pytest.mark.slow\n    """)\n',
    "'''\n@pytest.mark.slow\n'''\n",
    '# """\n#@pytest.mark.slow\n',
  ])
    test(`not in ${JSON.stringify(text)}`, () => assert.deepEqual(project({ 'tests/test_a.py': text }), []));
  test('behind strings and comments', () =>
    assert.match(
      project({ 'tests/test_a.py': "a = \"\\\"\" # it's\n'''text'''\n@pytest.mark.slow\n" })[0] ?? '',
      /`slow`/,
    ));
  test('strings that are left open take no time', () => {
    for (const text of ['\\"', "\\'", '"""a\n', "'''\n\"", '"\\\n'])
      assert.ok(wait(() => project({ 'tests/test_a.py': text.repeat(50_000) })) < 2000, text);
  });
  describe('where a plug-in may register it', () => {
    const strict = '[tool.pytest.ini_options]\naddopts = "--strict-markers"\ntestpaths = ["tests"]\n';
    const says = (text: string, files: Record<string, string> = {}) =>
      findings(markers, text, givenFiles({ 'tests/test_a.py': '@pytest.mark.slow\n', ...files })).map(
        ({ severity = 'hint', message }) => `${severity} ${message}`,
      );
    test('is no warning', () => {
      const unsure = /^hint .*unless a plug-in does it, pytest stops/;
      assert.match(says(`[dependency-groups]\ntest = ["pytest-unheard-of>=1"]\n${strict}`)[0] ?? '', unsure);
      assert.match(says(`[project.entry-points.pytest11]\na = "a"\n${strict}`)[0] ?? '', unsure);
      assert.match(says(strict.replace('--strict', '-p own --strict'))[0] ?? '', unsure);
      const files = { '.git/HEAD': '', 'requirements/test.txt': 'pytest-unheard-of==1\n' };
      assert.match(says(strict, files)[0] ?? '', unsure);
    });
    test('nor where a distribution of another name may bring one', () =>
      assert.match(says(strict)[0] ?? '', /^hint .*unless a plug-in does it, pytest stops/));
    test('is one where it is a slip of a marker of the project, with plug-ins that are known', () =>
      assert.match(
        says(
          `[dependency-groups]\ntest = ["pytest", "pytest_cov[a]>=1"]\n${strict}markers = ["slwo: takes long"]\n`,
        )[0] ?? '',
        /^warning .*not registered: pytest stops\. Did you mean `slwo`\?/,
      ));
  });
  test('not in other files', () =>
    assert.deepEqual(project({ 'tests/unit/help.py': '@pytest.mark.slow\n' }), []));
});
