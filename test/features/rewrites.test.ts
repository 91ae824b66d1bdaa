import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles } from '../../server/src/spec/host.ts';
import { applyEdits } from '../../server/src/text/span.ts';
import { service } from '../support/service.ts';

const offered = (marked: string) => {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return { text, all: service.rewrites(service.open('pyproject.toml', text), offset) };
};

/** The action with a title turns the text into another. */
function becomes(marked: string, title: string, after: string): void {
  const { text, all } = offered(marked);
  const one = all.find((rewrite) => rewrite.title === title);
  assert.ok(one !== undefined, `offered: ${all.map((rewrite) => rewrite.title).join(', ')}`);
  const edits = one.edits();
  assert.ok(edits !== undefined, 'it does not keep the rest');
  assert.equal(applyEdits(text, edits), after);
}

const none = (marked: string, title: RegExp): void =>
  assert.deepEqual(
    offered(marked)
      .all.map((one) => one.title)
      .filter((one) => title.test(one)),
    [],
  );

describe('a list', () => {
  const long = '[project]\ndependencies = [\n  "a",\n  "b",\n]\n';
  const short = '[project]\ndependencies = ["a", "b"]\n';
  test('on one line', () => becomes(long.replace('"a', '"|a'), 'Write the list on one line', short));
  test('from its key', () => becomes(long.replace('dep', '|dep'), 'Write the list on one line', short));
  test('with lists in it', () =>
    becomes(
      'a = [\n  [1,\n  2], # c\n]|\n'.replace(' # c', ''),
      'Write the list on one line',
      'a = [[1, 2]]\n',
    ));
  test('not with a comment in it', () => none('a = [|\n  1, # one\n]\n', /one line/));
  test('an item a line, in the indentation of the file', () =>
    becomes(
      '[tool.x]\na = [\n  1,\n]\nb = [|1, 2]\n',
      'Write one item a line',
      '[tool.x]\na = [\n  1,\n]\nb = [\n  1,\n  2,\n]\n',
    ));
  test('has its line for each item already', () => none(long.replace('"a', '"|a'), /item a line/));
});

describe('sorting', () => {
  test('requirements by name, each with the comment behind it', () =>
    becomes(
      '[project]\ndependencies = [\n  "b>1", # b\n  "|A",\n  "a-c",\n]\n',
      'Sort the requirements',
      '[project]\ndependencies = [\n  "A",\n  "a-c",\n  "b>1", # b\n]\n',
    ));
  test('a comment line separates', () =>
    becomes(
      '[dependency-groups]\ndev = [\n  "z",\n  "|y",\n  # tests\n  "b",\n  "a",\n]\n',
      'Sort the requirements',
      '[dependency-groups]\ndev = [\n  "y",\n  "z",\n  # tests\n  "a",\n  "b",\n]\n',
    ));
  test('included groups come last', () =>
    becomes(
      '[dependency-groups]\ndev = [|{ include-group = "a" }, "b"]\n',
      'Sort the requirements',
      '[dependency-groups]\ndev = ["b", { include-group = "a" }]\n',
    ));
  test('classifiers in the order of the list', () =>
    becomes(
      '[project]\nclassifiers = ["Programming Language :: Python :: 3.10", "Programming Language :: Python :: 3.9|"]\n',
      'Sort the classifiers',
      '[project]\nclassifiers = ["Programming Language :: Python :: 3.9", "Programming Language :: Python :: 3.10"]\n',
    ));
  test('keys of [project] as people write them', () =>
    becomes(
      '[proj|ect]\nversion = "1" # v\nname = "a"\n',
      'Sort the keys of [project]',
      '[project]\nname = "a"\nversion = "1" # v\n',
    ));
  test('keys of a tool by name', () =>
    becomes('[tool.x]\n|b = 1\na.c = 1\n', 'Sort the keys of [tool.x]', '[tool.x]\na.c = 1\nb = 1\n'));
  test('keys in braces', () => becomes('a = { |c = 1, b = 2 }\n', 'Sort the keys', 'a = { b = 2, c = 1 }\n'));
  test('tables, with what stands above and below them', () =>
    becomes(
      '[tool.b]\nx = 1\n# off = 2\n\n# about a\n[tool.a]\n\n[project.urls]\n\n[pro|ject]\nname = "a"\n',
      'Sort the tables',
      '[project.urls]\n\n[project]\nname = "a"\n\n# about a\n[tool.a]\n\n[tool.b]\nx = 1\n# off = 2\n',
    ));
  test('tables do not pass a comment between blank lines', () =>
    becomes(
      '[tool.b]\n\n[tool.|a]\n\n# --- metadata ---\n\n[project]\n',
      'Sort the tables',
      '[tool.a]\n\n[tool.b]\n\n# --- metadata ---\n\n[project]\n',
    ));
  test('not what is sorted', () => none('[project]\nname = "a"\n\n[tool.|a]\nb = ["a", "b"]\n', /Sort/));
});

describe('a table', () => {
  const header = '[project]\nname = "a"\n\n# where\n[project.urls] # two\na = "x"\nb = "y"\n\n[tool.x]\n';
  test('as an inline table', () =>
    becomes(
      header.replace('urls', 'ur|ls'),
      'Write `urls` as an inline table',
      '[project]\nname = "a"\n# where\nurls = { a = "x", b = "y" } # two\n\n[tool.x]\n',
    ));
  test('as dotted keys, with the comments of its keys', () =>
    becomes(
      '[a]\n\n[a.|b]\n# one\nc = 1 # two\nd = 2\n',
      'Write `b` as dotted keys',
      '[a]\n# one\nb.c = 1 # two\nb.d = 2\n',
    ));
  test('not in braces with comments in it', () => none('[a]\n\n[a.|b]\nc = 1 # one\n', /inline/));
  test('not with tables below it', () => none('[a]\n[a.|b]\n[a.b.c]\n', /Write/));
  test('from braces to a header', () =>
    becomes(
      '[project]\n# where\nurls| = { a = "x" } # one\nname = "a"\n\n[tool.x]\n',
      'Write `urls` as the table [project.urls]',
      '[project]\nname = "a"\n\n# where\n[project.urls] # one\na = "x"\n\n[tool.x]\n',
    ));
  test('from braces to dotted keys', () =>
    becomes(
      '[a]\n|b = { c = 1, "d e" = 2 } # x\n',
      'Write `b` as dotted keys',
      '[a]\nb.c = 1\nb."d e" = 2 # x\n',
    ));
  test('from dotted keys to a header', () =>
    becomes(
      '[a]\nb|.c = 1 # one\nx = 0\n# two\nb.d = 2\n',
      'Write `b` as the table [a.b]',
      '[a]\nx = 0\n\n[a.b]\nc = 1 # one\n# two\nd = 2\n',
    ));
  test('from dotted keys to braces', () =>
    becomes(
      '[a]\nb|.c = 1 # one\nb.d = 2\n',
      'Write `b` as an inline table',
      '[a]\nb = { c = 1, d = 2 } # one\n',
    ));
  test('not in a text with faults', () => none('[a]\n[a.|b]\nc = \n', /Write/));
});

describe('quotes', () => {
  test('single', () => becomes('a = "x|\\\\y"\n', 'Write with single quotes', "a = 'x\\y'\n"));
  test('double', () => becomes("a = 'x|\\y'\n", 'Write with double quotes', 'a = "x\\\\y"\n'));
  test('not where they cannot hold the text', () => none('a = "it\'s|"\n', /quotes/));
  test('none around a key', () => becomes('"a|-b" = 1\n', 'Write the key without quotes', 'a-b = 1\n'));
});

describe('extras and dependency groups', () => {
  test('an extra becomes a group, with its comments', () =>
    becomes(
      '[project]\nname = "a"\n\n[project.optional-dependencies]\n# for us\nd|ev = [\n  "b", # b\n]\ndocs = ["c"]\n\n[dependency-groups]\ntest = []\n',
      'Move the extra `dev` to [dependency-groups]',
      '[project]\nname = "a"\n\n[project.optional-dependencies]\ndocs = ["c"]\n\n[dependency-groups]\ntest = []\n# for us\ndev = [\n  "b", # b\n]\n',
    ));
  test('a group becomes an extra, its includes name extras', () =>
    becomes(
      '[project]\nname = "a"\noptional-dependencies.Test = ["t"]\n\n[dependency-groups]\n# all\nd|ev = ["b", { include-group = "test" }] # x\ntest = []\n',
      'Move the group `dev` to [project.optional-dependencies]',
      '[project]\nname = "a"\noptional-dependencies.Test = ["t"]\n# all\noptional-dependencies.dev = ["b", "a[Test]"] # x\n\n[dependency-groups]\ntest = []\n',
    ));
  test('not a group that another one includes', () =>
    none('[project]\n[dependency-groups]\n|a = []\nb = [{ include-group = "a" }]\n', /Move/));
  test('not an extra that another one names', () =>
    none('[project]\nname = "p"\n[project.optional-dependencies]\n|a = []\nb = ["p[a]"]\n', /Move/));
  test('not where the name is taken', () =>
    none('[project.optional-dependencies]\n|a = []\n[dependency-groups]\nA = []\n', /Move/));
  test('says which files still name it', () => {
    const text = '[project]\nname = "p"\n[project.optional-dependencies]\ndev = []\n';
    const found = service.rewrites(service.open('pyproject.toml', text), text.indexOf('dev'), {
      files: givenFiles({ 'tox.ini': '[testenv]\nextras = dev\n' }),
    });
    assert.ok(
      found.some(
        ({ title }) => title === 'Move the extra `dev` to [dependency-groups] (tox.ini still names it)',
      ),
      found.map(({ title }) => title).join(', '),
    );
  });
});

describe('import-names from the source tree', () => {
  const text = (backend: string, requires: string, more = '') =>
    `[build-system]\nrequires = ["${requires}"]\nbuild-backend = "${backend}"\n\n[project]\nname = "tide"\nversion = "1"\n${more}`;
  const added = (document: string, tree: Record<string, string>, at = '[project]') => {
    const view = { files: givenFiles(tree) };
    const offset = document.indexOf(at) + 2;
    const [one] = service
      .rewrites(service.open('pyproject.toml', document), offset, view)
      .filter(({ id }) => id === 'import-names');
    const edits = one?.edits();
    return edits && applyEdits(document, edits);
  };
  const SOURCE = { 'src/tide/__init__.py': '', 'src/tide/cli.py': '' };
  const flit = text('flit_core.buildapi', 'flit_core');
  const pdm = text('pdm.backend', 'pdm-backend');

  test('where the back-end writes the field', () => {
    assert.equal(added(flit, SOURCE), `${flit}import-names = ["tide"]\n`);
    assert.equal(added(flit, SOURCE, 'name ='), `${flit}import-names = ["tide"]\n`);
    assert.equal(
      added(pdm, { ...SOURCE, 'src/_tide/__init__.py': '' }),
      `${pdm}import-names = ["_tide; private", "tide"]\n`,
    );
  });
  test('of a package that others share, with the namespaces around it', () => {
    const hatch = `${text('hatchling.build', 'hatchling')}\n[tool.hatch.build.targets.wheel]\npackages = ["src/tide"]\n`;
    const tree = {
      ...{ 'src/tide/pool/__init__.py': '', 'src/tide/pool/sub/__init__.py': '', 'src/tide/_wave.py': '' },
      ...{ 'src/tide/deep/er/sea.py': '', 'src/tide/data/a.csv': '' },
    };
    assert.equal(
      added(hatch, tree),
      hatch.replace(
        '\n\n[tool',
        '\nimport-names = ["tide._wave; private", "tide.deep.er.sea", "tide.pool"]\n' +
          'import-namespaces = ["tide", "tide.deep", "tide.deep.er"]\n\n[tool',
      ),
    );
    const pool = `${flit}\n[tool.flit.module]\nname = "tide.pool"\n`;
    const names = '\nimport-names = ["tide.pool"]\nimport-namespaces = ["tide"]\n\n[tool';
    assert.equal(
      added(pool, { 'tide/pool/__init__.py': '', 'tide/wave.py': '' }),
      pool.replace('\n\n[tool', names),
    );
    assert.equal(added(pool, { 'tide/pool.py': '', 'tide/wave.py': '' }), pool.replace('\n\n[tool', names));
    assert.equal(added(pool, { 'tide/__init__.py': '', 'tide/pool/__init__.py': '' }), undefined);
  });
  test('not where it refuses or does not read it', () => {
    for (const [backend, requires] of [
      ['setuptools.build_meta', 'setuptools'],
      ['hatchling.build', 'hatchling<1.32'],
      ['maturin', 'maturin'],
    ] as const)
      assert.equal(added(text(backend, requires), SOURCE), undefined, backend);
  });
  test('not where the key is there, or the tree does not tell', () => {
    assert.equal(added(`${flit}import-names = []\n`, SOURCE), undefined);
    assert.equal(added(`${flit}dynamic = ["import-names"]\n`, SOURCE), undefined);
    assert.equal(added(flit, { 'src/tide/cli.py': '' }), undefined);
    assert.equal(added(flit, {}), undefined);
  });
});
