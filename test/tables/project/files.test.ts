import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles, type ProjectFiles, unknownFiles } from '../../../server/src/spec/host.ts';
import { packageDiscovery } from '../../../server/src/tables/build-system/rules/package-discovery.ts';
import { importNamesDiffer } from '../../../server/src/tables/project/rules/import-names-differ.ts';
import { scriptTarget } from '../../../server/src/tables/project/rules/script-target.ts';
import { typedMarker } from '../../../server/src/tables/project/rules/typed-marker.ts';
import { projectRules } from '../../../server/src/tables/project/rules.ts';
import { applyEdits } from '../../../server/src/text/span.ts';
import { findings } from '../../support/rules.ts';

const HATCH = '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n';
const said = (text: string, files: Record<string, string>): string[] =>
  findings(scriptTarget, text, givenFiles(files)).map(({ message }) => message);

describe('rules that look at files', () => {
  test('say nothing where nobody has looked', () => {
    const text = `${HATCH}[project]
name = "tide"
readme = "README.md"
license = {file = "LICENSE"}
license-files = ["NOTICE*"]
dynamic = ["version"]
import-names = ["other"]
classifiers = ["Typing :: Typed"]
scripts.a = "tide.b:c"
[tool.hatch.version]
path = "a.py"
`;
    const ids = /missing$|no-match|typed|target|source|differ|installed/;
    for (const rule of projectRules.filter(
      ({ id }) => ids.test(id) && id.startsWith('project/') && !/missing-/.test(id),
    ))
      assert.deepEqual(findings(rule, text, unknownFiles), [], rule.id);
  });

  test('what hatch.toml may say of the build is not known', () => {
    const text = `${HATCH}[project]\nname = "tide"\nversion = "1"\n`;
    const files = { 'pool/__init__.py': '' };
    const found = (more: Record<string, string>) =>
      findings(packageDiscovery, text, givenFiles({ ...files, ...more })).length;
    assert.equal(found({}), 1);
    assert.equal(found({ 'hatch.toml': '[build.targets.wheel]\npackages = ["pool"]\n' }), 0);
  });

  test('a folder that is not yet known is not missing', () => {
    const known = givenFiles({ 'src/tide/__init__.py': '' });
    const half: ProjectFiles = {
      ...known,
      kind: (path) => (path.includes('/') ? 'unknown' : known.kind(path)),
      list: (path) => (path === '' ? known.list('') : undefined),
    };
    const text = `${HATCH}[project]\nname = "tide"\nversion = "1"\nscripts.a = "tide.b:c"\n`;
    assert.deepEqual(findings(scriptTarget, text, half), []);
  });
});

describe('project/script-target', () => {
  const text = (reference: string, more = ''): string =>
    `${HATCH}[project]\nname = "tide"\nversion = "1"\n${more}scripts.a = "${reference}"\n`;
  const SOURCE = {
    'src/tide/__init__.py': '',
    'src/tide/cli.py': 'def main(): ...\nclass App:\n    def run(self): ...\n',
  };

  test('passes over methods, submodules, other distributions and compiled modules', () => {
    for (const reference of ['tide.cli:App.run', 'tide:cli', 'tide.cli:main'])
      assert.deepEqual(said(text(reference), SOURCE), []);
    assert.deepEqual(said(text('rich.cli:main', 'dependencies = ["Rich"]\n'), SOURCE), []);
    assert.deepEqual(said(text('yaml:main', 'dependencies = ["PyYAML"]\n'), SOURCE), []);
    assert.deepEqual(said(text('tide._core:main'), { ...SOURCE, 'src/tide/_core.pyx': '' }), []);
  });
  test('names what nobody can bring', () =>
    assert.match(said(text('pytest:main'), SOURCE)[0] ?? '', /no dependency that could bring it/));
  test('a name that the environment does not have', () => {
    const files = {
      ...SOURCE,
      '.venv/lib/python3.12/site-packages/pytest/__init__.py': 'def main(): ...\n',
      '.venv/lib/python3.12/site-packages/pytest-9.0.dist-info/METADATA': '',
    };
    const more = 'dependencies = ["pytest"]\n';
    assert.deepEqual(said(text('pytest:main', more), files), []);
    assert.match(
      said(text('pytest:main2', more), files)[0] ?? '',
      /`pytest` has no `main2` in this environment/,
    );
    assert.match(said(text('pytest:main'), files)[0] ?? '', /installed here, but it is no dependency/);
  });
  test('a module that the wheel will not have', () =>
    assert.match(
      said(text('tools.run:main'), {
        ...SOURCE,
        'tools/run.py': 'def main(): ...\n',
        'tools/__init__.py': '',
      })[0] ?? '',
      /`tools` lies in this project, but the wheel will have `tide` alone/,
    ));
});

test('project/typed-marker: a marker anywhere at the top is enough, a module has none', () => {
  const text = `${HATCH}[project]\nname = "tide"\nversion = "1"\nclassifiers = ["Typing :: Typed"]\n`;
  const count = (files: Record<string, string>): number =>
    findings(typedMarker, text, givenFiles(files)).length;
  assert.equal(count({ 'src/tide/__init__.py': '', 'src/tide/py.typed': '' }), 0);
  assert.equal(count({ 'src/tide/__init__.py': '' }), 1);
  assert.equal(count({ 'tide.py': '' }), 1);
});

test('what `packages.find` of setuptools finds is in the wheel, all else is not', () => {
  const text = (find: string): string =>
    `[build-system]\nrequires = ["setuptools>=80"]\nbuild-backend = "setuptools.build_meta"\n[project]\nname = "tide"\nversion = "1"\nclassifiers = ["Typing :: Typed"]\n[tool.setuptools.packages.find]\n${find}\n`;
  const count = (find: string, files: Record<string, string>): number =>
    findings(typedMarker, text(find), givenFiles(files)).length;
  const files = { 'lib/tide/__init__.py': '', 'lib/mark/__init__.py': '', 'lib/mark/py.typed': '' };
  assert.equal(count('where = ["lib"]', files), 0);
  assert.equal(count('where = ["lib"]\nexclude = ["mark*"]', files), 1);
  assert.equal(count('where = ["lib"]\ninclude = ["t?de"]', files), 1);
  assert.equal(count('namespaces = false', files), 0);
});

describe('project/import-names-differ', () => {
  const text = (names: string): string =>
    `${HATCH}[tool.hatch.build.targets.wheel]\npackages = ["src/tide"]\n[project]\nname = "tide"\nversion = "1"\n${names}`;
  const SHARED = { 'src/tide/pool/__init__.py': '', 'src/tide/wave.py': '' };
  const differ = (names: string): string[] =>
    findings(importNamesDiffer, text(names), givenFiles(SHARED)).map(({ message }) => message);
  const all = 'import-names = ["tide.pool", "tide.wave"]\n';
  const space = 'import-namespaces = ["tide"]\n';

  test('of a package that others share', () => {
    assert.deepEqual(differ(all + space), []);
    assert.deepEqual(differ('import-names = ["tide"]\n'), []);
    assert.deepEqual(differ(`import-names = ["tide.pool.sub", "tide.wave"]\n${space}`), []);
    assert.deepEqual(differ(`import-names = ["tide.pool"]\n${space}`), ['The list lacks `tide.wave`.']);
    assert.deepEqual(differ(`import-names = ["tide.pool", "tide.wave", "tide.gone"]\n${space}`), [
      'The list names `tide.gone`, which the wheel will not have.',
    ]);
  });
  test('the fix writes both lists', () => {
    const mended = (names: string): string => {
      const [finding] = findings(importNamesDiffer, text(names), givenFiles(SHARED));
      return (applyEdits(text(names), finding?.fixes?.[0]?.edits ?? []) ?? '').slice(text('').length);
    };
    assert.equal(mended(`import-names = ["tide.pool"]\n${space}`), all + space);
    assert.equal(mended('import-names = ["gone"]\n'), all + space);
    assert.equal(
      mended(`import-names = ["tide.pool", "gone.a", "tide.wave"]\nimport-namespaces = ["gone", "tide"]\n`),
      all + space,
    );
    assert.equal(
      mended(`import-names = ["tide", "gone.a"]\nimport-namespaces = ["gone"]\n`),
      'import-names = ["tide"]\n',
    );
  });
});
