import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles, unknownFiles } from '../../../server/src/spec/host.ts';
import { typedMarkerLeftOut } from '../../../server/src/tables/build-system/rules/typed-marker-left-out.ts';
import { applyEdits } from '../../../server/src/text/span.ts';
import { findings } from '../../support/rules.ts';

const BACKENDS = {
  setuptools: '["setuptools"]\nbuild-backend = "setuptools.build_meta"',
  hatchling: '["hatchling"]\nbuild-backend = "hatchling.build"',
  flit: '["flit_core"]\nbuild-backend = "flit_core.buildapi"',
  pdm: '["pdm-backend"]\nbuild-backend = "pdm.backend"',
  poetry: '["poetry-core"]\nbuild-backend = "poetry.core.masonry.api"',
  uv: '["uv_build"]\nbuild-backend = "uv_build"',
} as const;
const SOURCE = { 'src/tide/__init__.py': '', 'src/tide/py.typed': '' };
const FLAT = { 'tide/__init__.py': '', 'tide/py.typed': '' };

const document = (requires: string, tables: string): string =>
  `[build-system]\nrequires = ${requires}\n[project]\nname = "tide"\nversion = "1"\n${tables}\n`;
/** What is marked, with what it keeps the file out of. */
function said(requires: string, tables: string, files: Record<string, string> = SOURCE): string[] {
  const text = document(requires, tables);
  return findings(typedMarkerLeftOut, text, givenFiles(files)).map(
    ({ at, message }) =>
      `${text.slice(at.start, at.end)} ${/distribution/.test(message) ? 'sdist' : 'wheel'}`,
  );
}
function fixed(requires: string, tables: string, files: Record<string, string> = SOURCE): string | undefined {
  const text = document(requires, tables);
  const [fix] = findings(typedMarkerLeftOut, text, givenFiles(files)).flatMap(({ fixes }) => fixes ?? []);
  const after = fix && applyEdits(text, fix.edits);
  return after?.slice(document(requires, '').trimEnd().length).trim();
}

describe('build-system/typed-marker-left-out', () => {
  const hatch = (text: string) => `[tool.hatch.build]\n${text}`;
  const wheel = (text: string) => `[tool.hatch.build.targets.wheel]\n${text}`;
  const pdm = (text: string) => `[tool.pdm.build]\n${text}`;
  const poetry = (text: string) => `[tool.poetry]\n${text}`;
  const uv = (text: string) => `[tool.uv.build-backend]\n${text}`;
  const data = (text: string) => `[tool.setuptools.exclude-package-data]\n${text}`;
  const cases: readonly [keyof typeof BACKENDS, string, string | undefined, Record<string, string>?][] = [
    ['setuptools', '', undefined],
    ['setuptools', data('tide = ["*.typed"]'), '"*.typed" wheel'],
    ['setuptools', data('"tide.io" = ["py.typed"]'), undefined],
    ['setuptools', data('tide = ["**/*.typed"]'), undefined],
    ['setuptools', data('tide = ["py.typed"]'), undefined, { ...SOURCE, 'setup.py': '' }],
    [
      'setuptools',
      '',
      '"setuptools.build_meta" sdist',
      { ...SOURCE, 'MANIFEST.in': 'global-exclude *.typed # no\n' },
    ],
    [
      'setuptools',
      'classifiers = ["Typing :: Typed"]',
      '"Typing :: Typed" sdist',
      { ...SOURCE, 'MANIFEST.in': 'recursive-exclude src py.typed\n' },
    ],
    [
      'setuptools',
      '',
      undefined,
      { ...SOURCE, 'MANIFEST.in': 'global-exclude py.typed\ninclude src/tide/py.typed\n' },
    ],
    ['setuptools', '', undefined, { ...SOURCE, 'MANIFEST.in': 'recursive-exclude . py.typed\n' }],
    ['setuptools', '', undefined, { ...SOURCE, 'MANIFEST.in': 'prune src\n' }],
    ['setuptools', '', undefined, { ...SOURCE, 'MANIFEST.in': 'exclude \\\n  src/tide/py.typed\n' }],
    ['flit', '[tool.flit.sdist]\nexclude = ["src/**/*.typed"]', '"src/**/*.typed" sdist'],
    ['hatchling', hatch('exclude = ["*.typed"]'), '"*.typed" wheel'],
    ['hatchling', hatch('exclude = ["tide/py.typed"]'), undefined],
    ['hatchling', hatch('exclude = ["*.typed", "!py.typed"]'), undefined],
    ['hatchling', hatch('exclude = ["*.typed"]\nartifacts = ["py.typed"]'), undefined],
    ['hatchling', hatch('exclude = ["*.typed"]\nforce-include = {}'), undefined],
    ['hatchling', hatch(`exclude = ["*.typed"]\n${wheel('exclude = ["a"]')}`), '"*.typed" sdist'],
    ['hatchling', hatch('exclude = ["src/tide"]'), undefined],
    ['hatchling', wheel('include = ["tide/**/*.py"]'), '["tide/**/*.py"] wheel', FLAT],
    ['hatchling', wheel('include = ["/tide/"]'), undefined, FLAT],
    ['hatchling', wheel('packages = ["tide"]\ninclude = ["*.py"]'), undefined, FLAT],
    ['hatchling', '', '"hatchling.build" wheel', { ...SOURCE, '.gitignore': '*.typed\n' }],
    ['hatchling', hatch('ignore-vcs = true'), undefined, { ...SOURCE, '.gitignore': '*.typed\n' }],
    ['pdm', pdm('excludes = ["**/py.typed"]'), '"**/py.typed" wheel'],
    ['pdm', pdm('excludes = ["py.typed"]'), undefined],
    ['pdm', pdm('includes = ["src/tide"]\nexcludes = ["**/py.typed"]'), '"**/py.typed" wheel'],
    ['pdm', pdm('includes = ["src/tide", "src/tide/py.typed"]\nexcludes = ["**/py.typed"]'), undefined],
    ['pdm', pdm('includes = ["src/tide/**/*.py"]'), '["src/tide/**/*.py"] wheel'],
    ['pdm', pdm('source-includes = ["src/tide/py.typed"]'), '"src/tide/py.typed" wheel'],
    ['poetry', poetry('exclude = ["**/*.typed"]'), '"**/*.typed" wheel'],
    ['poetry', poetry('exclude = ["*.typed"]'), undefined],
    ['poetry', poetry('exclude = ["**/*.typed"]\ninclude = ["a"]'), undefined],
    [
      'poetry',
      poetry('packages = [{ include = "tide/**/*.py", from = "src" }]'),
      '[{ include = "tide/**/*.py", from = "src" }] wheel',
    ],
    ['poetry', poetry('packages = [{ include = "tide", from = "src" }]'), undefined],
    ['uv', uv('wheel-exclude = ["*.typed"]'), '"*.typed" wheel'],
    ['uv', uv('wheel-exclude = ["/tide/py.typed"]'), undefined],
    ['uv', uv('source-exclude = ["src/tide/py.typed"]'), '"src/tide/py.typed" wheel'],
    ['uv', uv('wheel-exclude = ["src/**"]'), undefined],
  ];
  for (const [backend, tables, expected, files] of cases) {
    test(`${backend}: ${tables || 'no table'}${files === undefined ? '' : ` ${Object.values(files).join(' ').trim()}`}`, () =>
      assert.deepEqual(said(BACKENDS[backend], tables, files), expected === undefined ? [] : [expected]));
  }

  test('a release that wants the file to be named', () => {
    const old = '["setuptools<69"]\nbuild-backend = "setuptools.build_meta"';
    assert.deepEqual(said(old, ''), ['"setuptools<69" wheel']);
    assert.deepEqual(said(old, '[tool.setuptools.package-data]\n"*" = ["*.typed"]'), []);
    assert.deepEqual(said(old, '', { ...SOURCE, 'MANIFEST.in': '' }), []);
    assert.equal(fixed(old, ''), '[tool.setuptools.package-data]\ntide = ["py.typed"]');
    assert.equal(
      fixed(old, '[tool.setuptools.package-data]\ntide = ["*.csv"]'),
      '[tool.setuptools.package-data]\ntide = ["*.csv", "py.typed"]',
    );
  });

  test('fixes: takes the pattern away, adds an exception or what is missing', () => {
    assert.equal(
      fixed(BACKENDS.hatchling, hatch('exclude = ["a", "*.typed"]')),
      hatch('exclude = ["a", "*.typed", "!src/tide/py.typed"]'),
    );
    assert.equal(fixed(BACKENDS.uv, uv('wheel-exclude = ["a", "**/py.typed"]')), uv('wheel-exclude = ["a"]'));
    assert.equal(
      fixed(BACKENDS.poetry, poetry('packages = [{ include = "tide/*.py", from = "src" }]')),
      poetry(
        'packages = [{ include = "tide/*.py", from = "src" }, { include = "tide/py.typed", from = "src" }]',
      ),
    );
    assert.equal(
      fixed(BACKENDS.hatchling, '', { ...SOURCE, '.gitignore': 'py.typed\n' }),
      hatch('artifacts = ["src/tide/py.typed"]'),
    );
  });

  test('is silent where nobody has looked', () => {
    const text = document(BACKENDS.uv, uv('wheel-exclude = ["*.typed"]'));
    assert.deepEqual(findings(typedMarkerLeftOut, text, unknownFiles), []);
  });
});
