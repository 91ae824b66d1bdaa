import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles, type ProjectFiles, unknownFiles } from '../../server/src/spec/host.ts';
import { applyEdits } from '../../server/src/text/span.ts';
import { service } from '../support/service.ts';

const SRC = givenFiles({ 'src/moor/__init__.py': '', 'tests/test_moor.py': '' });
const FLAT = givenFiles({ 'moor/__init__.py': '', 'docs/index.md': '' });
const PROJECT = '[project]\nname = "moor"\nversion = "1"\nrequires-python = ">=3.11"\n';

interface Given {
  readonly files?: ProjectFiles;
  readonly group?: string;
}

/** Adds tools and checks what holds for every addition: edits give the text, and a second run changes nothing. */
function add(text: string, names: readonly string[], { files = SRC, group }: Given = {}) {
  const options = group === undefined ? {} : { group };
  const run = (before: string) =>
    service.addTools(service.open('file:///p/pyproject.toml', before), names, options, { files });
  const added = run(text);
  assert.equal(applyEdits(text, added.edits), added.text);
  const again = run(added.text);
  assert.equal(again.text, added.text);
  assert.deepEqual(again.edits, []);
  return added;
}

const below = (text: string, header: string): string =>
  text
    .slice(text.indexOf(header))
    .split(/\n(?=\[)/)[0]
    ?.trimEnd() ?? '';

describe('the table', () => {
  test('of a src layout with tests', () => {
    const { text } = add(PROJECT, ['mypy', 'vulture']);
    assert.equal(
      below(text, '[tool.mypy]'),
      '[tool.mypy]\nfiles = ["src", "tests"]\npython_version = "3.11"\nstrict = true\nwarn_unreachable = true',
    );
    assert.equal(
      below(text, '[tool.vulture]'),
      '[tool.vulture]\npaths = ["src", "tests"]\nmin_confidence = 60',
    );
  });

  test('of a flat layout without tests', () => {
    const { text } = add(PROJECT, ['mypy', 'interrogate'], { files: FLAT });
    assert.match(text, /files = \["moor"\]/);
    assert.match(text, /exclude = \["docs"\]/);
  });

  test('names no path where nothing is known of the folder', () => {
    const { text } = add(PROJECT, ['mypy', 'pytest', 'pyright'], { files: unknownFiles });
    assert.doesNotMatch(text, /^(files|include) =/m);
    assert.match(text, /testpaths = \["tests"\]/);
  });

  test('names no test folder where there is none', () => {
    assert.doesNotMatch(add(PROJECT, ['pytest'], { files: FLAT }).text, /testpaths/);
  });

  test('leaves the Python to tools that read requires-python', () => {
    const { text } = add(PROJECT, ['ruff', 'black']);
    assert.doesNotMatch(text, /target-version/);
  });

  test('names the Python where the tool reads it nowhere', () => {
    const poetry = '[tool.poetry.dependencies]\npython = "^3.11"\n';
    const { text } = add(poetry, ['ruff', 'black']);
    assert.match(below(text, '[tool.ruff]'), /target-version = "py311"/);
    assert.match(below(text, '[tool.black]'), /target-version = \["py311"\]/);
  });

  test('names no Python that mypy refuses', () => {
    const { text } = add(PROJECT.replace('3.11', '3.7'), ['mypy']);
    assert.doesNotMatch(text, /python_version/);
  });

  test('of Ruff breaks lines where Black does', () => {
    const { text } = add(`${PROJECT}\n[tool.black]\nline-length = 100\n`, ['ruff']);
    assert.match(below(text, '[tool.ruff]'), /line-length = 100/);
  });

  test('of coverage names what is imported', () => {
    assert.match(add(PROJECT, ['pytest-cov']).text, /source = \["moor"\]/);
  });

  test('comes after the other tables of tools', () => {
    const { text } = add('[tool.black]\nline-length = 88\n\n[project]\nname = "moor"\n', ['vulture']);
    assert.ok(text.indexOf('[tool.vulture]') < text.indexOf('[project]'));
  });

  test('takes over quotes and line breaks', () => {
    const { text } = add("[project]\r\nname = 'moor'\r\nversion = '1'\r\n", ['vulture'], { group: 'dev' });
    assert.match(text, /\[tool\.vulture\]\r\npaths = \['src', 'tests'\]\r\n/);
    assert.doesNotMatch(text, /[^\r]\n/);
  });

  test('is not written where a file of the tool takes its place', () => {
    const files = givenFiles({ 'ruff.toml': 'line-length = 80\n', 'moor/__init__.py': '' });
    const { text, notes } = add(PROJECT, ['ruff'], { files });
    assert.doesNotMatch(text, /tool\.ruff/);
    assert.match(notes.join(), /`ruff.toml` holds its settings/);
  });

  test('that is there stays as it is', () => {
    const ruff = '[tool.ruff.lint]\nselect = ["ALL"] # all of them\n';
    const { text, added } = add(`${PROJECT}\n${ruff}`, ['ruff']);
    assert.ok(text.endsWith(ruff));
    assert.deepEqual(added[0]?.tables, []);
  });
});

describe('pytest', () => {
  test('gets the markers of plug-ins, whatever the order', () => {
    const one = add(PROJECT, ['pytest-benchmark', 'pytest']);
    assert.match(one.text, /testpaths = .*\n(.*\n)*markers = \[/);
  });

  test('keeps the markers that are there', () => {
    const text = `${PROJECT}\n[tool.pytest.ini_options]\nmarkers = [\n  "slow: my own words",\n]\n`;
    const { text: after } = add(text, ['pytest-benchmark']);
    assert.match(after, /markers = \[\n {2}"slow: my own words",\n {2}"benchmark: [^\n]*",\n\]/);
  });

  test('is told in the table of pytest 9 where the project has that', () => {
    const { text } = add(`${PROJECT}\n[tool.pytest]\nstrict = true\n`, ['pytest-benchmark']);
    assert.match(below(text, '[tool.pytest]'), /markers = \[/);
    assert.doesNotMatch(text, /ini_options/);
  });
});

describe('the dependency', () => {
  const group = (items: string, name = 'dev') => `${PROJECT}\n[dependency-groups]\n${name} = ${items}\n`;
  const groups = (text: string) => below(text, '[dependency-groups]').split('\n').slice(1).join('\n');

  test('goes into a new group before the tables of tools', () => {
    const { text } = add(`${PROJECT}\n[tool.black]\nline-length = 88\n`, ['pytest-mock']);
    assert.match(text, /\n\n\[dependency-groups\]\ndev = \["pytest-mock>=[\d.]+"\]\n\n\[tool\.black\]/);
  });

  test('goes into the likely group', () => {
    const two = `${PROJECT}\n[dependency-groups]\nlint = []\ntests = []\n`;
    const { text } = add(two, ['ruff', 'pytest-mock']);
    assert.match(text, /lint = \["ruff>=[\d.]+"\]\ntests = \["pytest-mock>=[\d.]+"\]/);
  });

  test('goes into the group that is named, however it is spelt', () => {
    const { text } = add(group('[]', 'Dev_Tools'), ['ruff'], { group: 'dev-tools' });
    assert.match(groups(text), /^Dev_Tools = \["ruff>=/);
  });

  test('goes into an extra where tools are in extras', () => {
    const { text, added } = add(`${PROJECT}\n[project.optional-dependencies]\ndev = ["black"]\n`, ['ruff']);
    assert.match(text, /dev = \["black", "ruff>=/);
    assert.equal(added[0]?.to, 'the extra "dev"');
  });

  test('goes into the group of Poetry where there is no other', () => {
    const { text } = add('[tool.poetry.group.dev.dependencies]\nblack = "*"\n', ['vulture']);
    assert.match(text, /\[tool\.poetry\.group\.dev\.dependencies\]\nblack = "\*"\nvulture = ">=[\d.]+"\n/);
  });

  test('is not added twice', () => {
    for (const there of [
      group('["Ruff"]'),
      `${PROJECT}\n[tool.hatch.envs.lint]\ndependencies = ["ruff==0.1"]\n`,
      `${PROJECT}\n[tool.pdm.dev-dependencies]\nlint = ["ruff"]\n`,
      `${PROJECT}\n[tool.poetry.group.dev.dependencies]\nruff = "*"\n`,
    ])
      assert.equal(add(there, ['ruff']).added[0]?.requirement, undefined, there);
  });

  test('keeps order, comments and habits', () => {
    const { text } = add(group("[\n  # formatters\n  'black ~=25.1',\n  'pytest ~=8.0', # tests\n]"), [
      'mypy',
    ]);
    assert.match(
      groups(text),
      /^dev = \[\n {2}# formatters\n {2}'black ~=25\.1',\n {2}'mypy ~=[\d.]+',\n {2}'pytest ~=8\.0', # tests\n\]/,
    );
  });

  test('gets a line of its own where the list would be too long', () => {
    const long = ['astroid', 'attrs', 'click', 'flask', 'jinja2', 'rich', 'zipp'].map(
      (name) => `"${name}>=1.2"`,
    );
    const { text } = add(group(`[${long.join(', ')}]`), ['ruff']);
    assert.match(groups(text), /^dev = \[\n {4}"astroid>=1\.2",\n/);
  });

  test('asks for the version that is installed', () => {
    const files = givenFiles({
      'moor/__init__.py': '',
      '.venv/lib/python3.12/site-packages/ruff-0.6.2.dist-info/METADATA': '',
    });
    assert.equal(add(PROJECT, ['ruff'], { files }).added[0]?.requirement, 'ruff>=0.6.2');
  });

  test('asks for no version that the oldest Python cannot run', () => {
    const { added, notes } = add(PROJECT.replace('3.11', '3.8'), ['pytest']);
    assert.equal(added[0]?.requirement, 'pytest');
    assert.match(notes.join(), /needs Python >=3\.10, and this project runs on 3\.8, too/);
  });

  test('of a tool for builds goes to the requirements of the build', () => {
    const build =
      '[build-system]\nrequires = ["setuptools>=77"]\nbuild-backend = "setuptools.build_meta"\n\n';
    const dynamic = '[project]\nname = "moor"\ndynamic = ["version"]\n';
    const { text } = add(build + dynamic, ['setuptools_scm']);
    assert.match(text, /requires = \["setuptools>=77", "setuptools-scm>=[\d.]+"\]/);
    assert.match(text, /\n\[tool\.setuptools_scm\]\n/);
  });
});

describe('every tool that is offered', () => {
  const offer = service.offerTools(service.open('file:///p/pyproject.toml', PROJECT), { files: SRC });

  test('gives tables that are valid for it, and is present afterwards', () => {
    for (const { name, present } of offer.tools) {
      assert.equal(present, false, name);
      const { text } = add(PROJECT, [name]);
      const document = service.open('file:///p/pyproject.toml', text);
      const wrong = service
        .diagnostics(document, { files: SRC })
        .filter(({ rule, severity }) => severity !== 'hint' && /^(tool|toml|dependency-groups)\//.test(rule));
      assert.deepEqual(
        wrong.map(({ message }) => message),
        [],
        name,
      );
      const after = service.offerTools(document, { files: SRC });
      if (name !== 'setuptools_scm')
        assert.equal(after.tools.find((one) => one.name === name)?.present, true, name);
    }
  });

  test('can be added with all others, on every kind of file', () => {
    const all = offer.tools.map(({ name }) => name);
    for (const text of ['', '# only a comment', PROJECT, PROJECT.trimEnd(), PROJECT.replaceAll('\n', '\r\n')])
      assert.ok(add(text, all).added.length > 20);
  });

  test('keeps everything in a file that is not valid TOML', () => {
    const broken = `${PROJECT}\n[tool.black\nline-length = = 88\n"open = 1\n`;
    const { text } = add(broken, ['ruff', 'mypy']);
    for (const line of broken.split('\n')) assert.ok(text.includes(line));
  });

  test('and every preset names tools that there are', () => {
    for (const { name, tools } of offer.presets) {
      assert.ok(tools.length > 0, name);
      for (const tool of tools) assert.equal(service.toolNamed(tool), tool);
    }
    assert.deepEqual(offer.presets.find(({ name }) => name === 'lint')?.tools, [
      ...['ruff', 'mypy', 'vulture', 'interrogate'],
    ]);
  });
});
