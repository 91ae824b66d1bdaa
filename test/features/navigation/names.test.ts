import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles, type ProjectFiles, unknownFiles } from '../../../server/src/spec/host.ts';
import { applyEdits } from '../../../server/src/text/span.ts';
import { cursor } from '../../support/mark.ts';
import { service } from '../../support/service.ts';

function open(marked: string, files: ProjectFiles = unknownFiles) {
  const { text, offset } = cursor(marked);
  return { text, offset, document: service.open('pyproject.toml', text), view: { files } };
}

const renamed = (marked: string, name: string, files?: ProjectFiles): string => {
  const { document, offset, text, view } = open(marked, files);
  const found = service.rename(document, offset, name, view);
  return 'problem' in found ? found.problem : (applyEdits(text, found.edits) ?? 'overlap');
};

/** Texts of other files after the rename. */
const others = (marked: string, name: string, files: Record<string, string>): Record<string, string> => {
  const { document, offset, view } = open(marked, givenFiles(files));
  const found = service.rename(document, offset, name, view);
  if ('problem' in found) throw new Error(found.problem);
  return Object.fromEntries(
    found.others.map(({ file, text, edits }) => [file, applyEdits(text, edits) ?? '']),
  );
};

const target = (marked: string, files: Record<string, string> = {}): string[] => {
  const { document, offset, text, view } = open(marked, givenFiles(files));
  return service.definitions(document, offset, view).map(({ here, there }) => {
    if (here !== undefined) return text.slice(here.whole.start, here.whole.end);
    const { file = '', text: other = '', span } = there ?? { text: '' };
    return span === undefined ? file : `${file}: ${other?.slice(span.start, span.end)}@${span.start}`;
  });
};

const GROUPS = '[dependency-groups]\nte|st = ["pytest"]\n"Test.All" = [{ include-group = "Test" }]\n';

describe('rename', () => {
  test('a group with every include, whatever its spelling', () =>
    assert.equal(
      renamed(GROUPS, 'tests'),
      '[dependency-groups]\ntests = ["pytest"]\n"Test.All" = [{ include-group = "tests" }]\n',
    ));
  test('from an include', () =>
    assert.equal(
      renamed(GROUPS.replace('|', '').replace('"Test"', '"T|est"'), 'tests'),
      '[dependency-groups]\ntests = ["pytest"]\n"Test.All" = [{ include-group = "tests" }]\n',
    ));
  test('a quoted key stays quoted, a bare one is quoted where it must be', () => {
    assert.equal(renamed(`[dependency-groups]\n'a|.b' = []\n`, 'c'), `[dependency-groups]\n'c' = []\n`);
    assert.equal(renamed('[dependency-groups]\na|b = []\n', 'a.b'), '[dependency-groups]\n"a.b" = []\n');
  });
  test('an extra in requirements on the project itself, in markers, in scripts and in tools', () =>
    assert.equal(
      renamed(
        `[project]
name = "Tide-Pool"
dependencies = ["x; extra == 'cli'"]
scripts.t = "a:b [cli]"
[project.optional-dependencies]
c|li = ["rich"]
all = ["tide_pool[cli, web]", "other[cli]"]
[tool.hatch.envs.default]
features = ["cli"]
`,
        'console',
      ),
      `[project]
name = "Tide-Pool"
dependencies = ["x; extra == 'console'"]
scripts.t = "a:b [console]"
[project.optional-dependencies]
console = ["rich"]
all = ["tide_pool[console, web]", "other[cli]"]
[tool.hatch.envs.default]
features = ["console"]
`,
    ));
  test('a script', () =>
    assert.equal(
      renamed('[project.scripts]\nt|ide = "a:b"\n', 'ti de'),
      '[project.scripts]\n"ti de" = "a:b"\n',
    ));
  test('groups where tools name them by key', () =>
    assert.equal(
      renamed('[dependency-groups]\nd|ev = []\n[tool.uv]\ndefault-groups = ["dev"]\n', 'all'),
      '[dependency-groups]\nall = []\n[tool.uv]\ndefault-groups = ["all"]\n',
    ));
  test('groups and extras in the conflicts, keys and commands of tools', () => {
    const text = (group: string, extra: string) => `[project]
name = "tide"
[project.optional-dependencies]
${extra} = []
[dependency-groups]
${group} = []
[tool.uv]
conflicts = [[{ group = "${group.replace('|', '')}" }, { extra = "${extra.replace('|', '')}" }]]
[tool.uv.dependency-groups]
${group.replace('|', '')} = { requires-python = ">=3.12" }
[tool.tox.env.a]
extras = ["${extra.replace('|', '')}"]
[tool.cibuildwheel]
test-groups = ["${group.replace('|', '')}"]
test-extras = ["${extra.replace('|', '')}"]
[tool.poe.tasks]
a = "uv run --group ${group.replace('|', '')} --extra ${extra.replace('|', '')} pytest"
b = "pytest --group test --extra cli"
`;
    assert.equal(renamed(text('te|st', 'cli'), 'tests'), text('tests', 'cli'));
    assert.equal(renamed(text('test', 'c|li'), 'shell'), text('test', 'shell'));
  });
  test('refuses names that are none, and names that are taken', () => {
    assert.match(renamed(GROUPS, 'a b'), /^"a b" is no name of a dependency group/);
    assert.equal(renamed(GROUPS, 'TEST_ALL'), 'There is a dependency group "TEST_ALL" already.');
    assert.match(renamed('[project.scripts]\nt|ide = "a:b"\n', 'a=b'), /"="/);
  });
  test('may change the spelling alone', () => assert.match(renamed(GROUPS, 'Test'), /^Test = /m));
  test('is not offered for what is defined nowhere, for other keys, for distributions', () => {
    for (const marked of [
      '[dependency-groups]\na = [{ include-group = "b|" }]\n',
      '[project]\nna|me = "a"\n',
      '[project]\ndependencies = ["rich|"]\n',
      '# com|ment\n',
    ]) {
      const { document, offset } = open(marked);
      assert.equal(service.renamable(document, offset), undefined);
    }
  });
  test('offers the name without quotes', () => {
    const { document, offset, text } = open('[dependency-groups]\n"a.|b" = []\n');
    const found = service.renamable(document, offset);
    assert.equal(found?.name, 'a.b');
    assert.equal(text.slice(found?.span.start, found?.span.end), 'a.b');
  });
  test('a group in the files of other tools', () =>
    assert.deepEqual(
      others('[dependency-groups]\nte|st = []\n', 'tests', {
        'tox.ini': '[testenv]\ndependency_groups =\n    test\n    docs\ncommands = pytest test\n',
        'noxfile.py':
          'session.run("uv", "sync", "--group", "test")\nnox.project.dependency_groups(a, "docs", "test")\n',
        'tox.toml': '[env_run_base]\ndependency_groups = ["docs", "test"]\n',
        '.github/actions/a/action.yml': 'run: pdm install -G test\n',
        '.github/workflows/ci.yml': '- run: uv sync --group test && pytest --test\n',
        Dockerfile: 'RUN pip install --group=test\n',
        'README.md': 'Run `poetry install --with docs,test`.\n',
        'src/a.py': '"--group test"\n',
      }),
      {
        'tox.ini': '[testenv]\ndependency_groups =\n    tests\n    docs\ncommands = pytest test\n',
        'noxfile.py':
          'session.run("uv", "sync", "--group", "tests")\nnox.project.dependency_groups(a, "docs", "tests")\n',
        'tox.toml': '[env_run_base]\ndependency_groups = ["docs", "tests"]\n',
        '.github/actions/a/action.yml': 'run: pdm install -G tests\n',
        '.github/workflows/ci.yml': '- run: uv sync --group tests && pytest --test\n',
        Dockerfile: 'RUN pip install --group=tests\n',
        'README.md': 'Run `poetry install --with docs,tests`.\n',
      },
    ));
  test('an extra in the files of other tools', () =>
    assert.deepEqual(
      others('[project]\nname = "tide-pool"\noptional-dependencies.c|li = []\n', 'console', {
        'tox.ini': '[testenv]\nextras = cli, web\n',
        'noxfile.py': 'session.install("-e", ".[web,cli]")\n',
        'README.md': 'pip install tide_pool[cli] other[cli] `.[cli]` [cli](x)\n',
      }),
      {
        'tox.ini': '[testenv]\nextras = console, web\n',
        'noxfile.py': 'session.install("-e", ".[web,console]")\n',
        'README.md': 'pip install tide_pool[console] other[cli] `.[console]` [cli](x)\n',
      },
    ));
});

describe('go to definition', () => {
  test('from an include to the group', () =>
    assert.deepEqual(target('[dependency-groups]\na = ["x"]\nb = [{ include-group = "A|" }]\n'), [
      'a = ["x"]',
    ]));
  test('from an extra in a requirement on the project itself', () =>
    assert.deepEqual(
      target('[project]\nname = "p"\n[project.optional-dependencies]\na = []\nb = ["p[|a]"]\n'),
      ['a = []'],
    ));
  test('from a script to its function, in a src layout and a flat one', () => {
    const python = '"""def main(): no"""\nimport os\n\n\ndef main():\n    pass\n';
    const at = python.lastIndexOf('main');
    assert.deepEqual(
      target('[project.scripts]\na = "pkg.cli:ma|in"\n', {
        'src/pkg/cli.py': python,
        'src/pkg/__init__.py': '',
      }),
      [`src/pkg/cli.py: main@${at}`],
    );
    assert.deepEqual(target('[project.scripts]\n|a = "pkg.cli:main"\n', { 'pkg/cli.py': python }), [
      `pkg/cli.py: main@${at}`,
    ]);
  });
  test('to the module, by the part under the cursor', () => {
    const files = { 'src/pkg/__init__.py': '', 'src/pkg/cli.py': '' };
    assert.deepEqual(target('[project.scripts]\na = "p|kg.cli:main"\n', files), ['src/pkg/__init__.py']);
    assert.deepEqual(target('[project.scripts]\na = "pkg.c|li:main"\n', files), ['src/pkg/cli.py']);
  });
  test('through re-exports', () =>
    assert.deepEqual(
      target('[project.scripts]\na = "pkg:ma|in"\n', {
        'pkg/__init__.py': 'from .cli import run as main\n',
        'pkg/cli.py': 'from pkg._run import *\n',
        'pkg/_run.py': 'async def run(): ...\n',
      }),
      ['pkg/_run.py: run@10'],
    ));
  test('where the tables of a back-end put the code', () =>
    assert.deepEqual(
      target('[project.scripts]\na = "pkg:ma|in"\n[tool.setuptools.packages.find]\nwhere = ["code"]\n', {
        'code/pkg/__init__.py': 'main = print\n',
      }),
      ['code/pkg/__init__.py: main@0'],
    ));
  test('to the module where the function is not found', () =>
    assert.deepEqual(target('[project.scripts]\na = "pkg:ma|in"\n', { 'pkg/__init__.py': '' }), [
      'pkg/__init__.py',
    ]));
  test('to a file that is there', () => {
    assert.deepEqual(target('[project]\nreadme = "REA|DME.md"\n', { 'README.md': '' }), ['README.md']);
    assert.deepEqual(target('[project]\nreadme = "REA|DME.md"\n'), []);
  });
  test('to a back-end of the project itself', () =>
    assert.deepEqual(
      target('[build-system]\nbuild-backend = "bac|kend"\nbackend-path = ["tools"]\n', {
        'tools/backend.py': '',
      }),
      ['tools/backend.py'],
    ));
});

describe('references and highlights', () => {
  const all = (marked: string, which: 'all' | 'without-definition' = 'all'): string[] => {
    const { document, offset, text } = open(marked);
    return service
      .references(document, offset, which)
      .map(({ span }) => `${text.slice(span.start, span.end)}@${span.start}`);
  };
  test('with and without the definition', () => {
    assert.deepEqual(all(GROUPS), ['test@20', 'Test@71']);
    assert.deepEqual(all(GROUPS, 'without-definition'), ['Test@71']);
  });
  test('of a distribution', () =>
    assert.deepEqual(all('[project]\ndependencies = ["ri|ch>=1"]\n[dependency-groups]\na = ["Rich[x]"]\n'), [
      'rich@27',
      'Rich@63',
    ]));
  test('of files too', () => {
    const { document, offset, view } = open(
      GROUPS,
      givenFiles({ Makefile: 'a:\n\tuv run --group test x\n' }),
    );
    assert.equal(service.references(document, offset, 'all', view).at(-1)?.other?.file, 'Makefile');
  });
  test('highlights tell the definition', () => {
    const { document, offset } = open(GROUPS);
    assert.deepEqual(
      service.highlights(document, offset).map(({ role }) => role),
      ['definition', 'reference'],
    );
  });
});

describe('linked editing and lenses', () => {
  const linked = (marked: string): number => {
    const { document, offset } = open(marked);
    return service.linked(document, offset).length;
  };
  test('a name and what spells it the same', () => {
    assert.equal(
      linked('[dependency-groups]\na|b = []\nc = [{ include-group = "ab" }, { include-group = "AB" }]\n'),
      2,
    );
    assert.equal(linked('[dependency-groups]\na|b = []\n'), 0);
  });
  test('a line above groups that something names', () => {
    const { document } = open(`${GROUPS}`);
    assert.deepEqual(
      service.lenses(document).map(({ title }) => title),
      ['1 reference'],
    );
  });
});
