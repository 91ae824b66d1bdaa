import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TargetName } from '../../server/src/migrate/plan.ts';
import { planFor } from '../support/migrate.ts';

const SYSTEMS: Record<string, string> = {
  setuptools: 'requires = ["setuptools>=77.0.3"]\nbuild-backend = "setuptools.build_meta"',
  hatchling: 'requires = ["hatchling"]\nbuild-backend = "hatchling.build"',
  'flit-core': 'requires = ["flit_core>=3.11,<5"]\nbuild-backend = "flit_core.buildapi"',
  'pdm-backend': 'requires = ["pdm-backend>=2.4.1"]\nbuild-backend = "pdm.backend"',
  'uv-build': 'requires = ["uv_build>=0.13.6,<0.14"]\nbuild-backend = "uv_build"',
};
const text = (backend: string, more = '', project = 'version = "1.0"'): string =>
  `[build-system]\n${SYSTEMS[backend]}\n\n[project]\nname = "a"\n${project}\n${more === '' ? '' : `\n${more}`}`;
const FILES = { 'a/__init__.py': '"""Does things."""\n__version__ = "2.0"\n', 'a/x.txt': '' };

function change(
  from: string,
  backend: TargetName,
  more = '',
  project?: string,
  files: Record<string, string> = FILES,
): string {
  const plan = planFor({ 'pyproject.toml': text(from, more, project), ...files }, { backend });
  assert.deepEqual(plan.declined, []);
  return plan.files[0]?.after ?? '';
}
const refused = (
  from: string,
  backend: TargetName,
  more = '',
  project?: string,
  files: Record<string, string> = FILES,
): string => {
  const plan = planFor({ 'pyproject.toml': text(from, more, project), ...files }, { backend });
  assert.equal(plan.status, 'declined');
  assert.deepEqual(plan.files, []);
  return plan.declined.map(({ reason, line }) => `${line} ${reason}`).join('\n');
};

describe('changing the build back-end', () => {
  test('the one that is there changes nothing', () => {
    const plan = planFor({ 'pyproject.toml': text('hatchling'), ...FILES }, { backend: 'hatchling' });
    assert.equal(plan.status, 'nothing');
  });
  test('comments, other tables and their order stay', () =>
    assert.equal(
      change(
        'setuptools',
        'hatchling',
        '[tool.ruff] # lint\nline-length = 100\n\n[tool.setuptools]\npackages = ["a"]\n\n[tool.hatch.envs.docs]\npython = "3.12"\n',
      ),
      `[build-system]\nrequires = ["hatchling>=1.27.0"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "a"\nversion = "1.0"\n\n[tool.ruff] # lint\nline-length = 100\n\n[tool.hatch.envs.docs]\npython = "3.12"\n\n[tool.hatch.build.targets.wheel]\nonly-include = ["a"]\nexclude = ["/a/x.txt"]\n`,
    ));
  test('data that hatchling packs by itself is named for setuptools', () =>
    assert.match(
      change('hatchling', 'setuptools'),
      /\[tool\.setuptools\.packages\.find\]\ninclude = \["a", "a\.\*"\]\n\n\[tool\.setuptools\.package-data\]\n"\*" = \["\*"\]\n$/,
    ));
  test('what hatchling leaves out is left out', () =>
    assert.match(
      change(
        'hatchling',
        'setuptools',
        '[tool.hatch.build.targets.wheel]\nonly-include = ["a"]\nexclude = ["/a/x.txt", "/a/test"]\n',
        undefined,
        { ...FILES, 'a/test/__init__.py': '', 'a/y.txt': '' },
      ),
      /exclude = \["a\.test"\][\s\S]*\[tool\.setuptools\.exclude-package-data\]\na = \["x\.txt"\]\n$/,
    ));
  for (const [backend, settings, gone] of [
    [
      'hatchling',
      '[tool.hatch.build.targets.wheel]\nonly-include = ["a"]\nexclude = ["*.txt"]\n',
      ['a/x.txt', 'a/t/y.txt'],
    ],
    [
      'hatchling',
      '[tool.hatch.build.targets.wheel]\nonly-include = ["a"]\nexclude = ["a/*.txt"]\n',
      ['a/x.txt'],
    ],
    ['hatchling', '[tool.hatch.build.targets.wheel]\nonly-include = ["a"]\nexclude = ["t/"]\n', ['a/t']],
    [
      'pdm-backend',
      '[tool.pdm.build]\nincludes = ["a"]\nexcludes = ["**/*.txt"]\n',
      ['a/x.txt', 'a/t/y.txt'],
    ],
    ['pdm-backend', '[tool.pdm.build]\nincludes = ["a"]\nexcludes = ["a/?"]\n', ['a/t']],
    ['uv-build', '[tool.uv.build-backend]\nmodule-root = ""\nwheel-exclude = ["t/*.txt"]\n', ['a/t/y.txt']],
  ] as const)
    test(`patterns of ${backend}: ${/exclude\w* = (.*)/.exec(settings)?.[1]}`, () => {
      const files = { ...FILES, 'a/t/__init__.py': '', 'a/t/y.txt': '' };
      const plan = planFor(
        { 'pyproject.toml': text(backend, settings), ...files },
        { backend: backend === 'hatchling' ? 'pdm-backend' : 'hatchling' },
      );
      assert.deepEqual(plan.declined, []);
      const after = plan.files[0]?.after ?? '';
      const written = /^excludes? = \[(.*)\]$/m
        .exec(after)?.[1]
        ?.split(', ')
        .map((one) => one.replace(/^"\/?|"$/g, ''));
      assert.deepEqual(written?.sort(), [...gone].sort());
      assert.match(plan.notes[0]?.text ?? '', /leaves out today is named; files that come later are not/);
    });
  test('data files of setuptools are the shared data of hatchling, and back', () => {
    const files = { ...FILES, 'etc/a.conf': '' };
    const there = change(
      'setuptools',
      'hatchling',
      '[tool.setuptools]\npackages = ["a"]\n\n[tool.setuptools.data-files]\n"share/a" = ["etc/a.conf"]\n',
      undefined,
      files,
    );
    assert.match(
      there,
      /\n\[tool\.hatch\.build\.targets\.wheel\.shared-data\]\n"etc\/a\.conf" = "share\/a\/a\.conf"\n$/,
    );
    const back = planFor({ 'pyproject.toml': there, ...files }, { backend: 'setuptools' });
    assert.match(
      back.files[0]?.after ?? '',
      /\n\[tool\.setuptools\.data-files\]\n"share\/a" = \["etc\/a\.conf"\]\n/,
    );
  });
  test('the module that the version of git is written into', () => {
    const hatch =
      '[tool.hatch.version]\nsource = "vcs"\nraw-options = { local_scheme = "no-local-version" }\n\n[tool.hatch.build.hooks.vcs]\nversion-file = "a/_version.py"\n';
    const plan = planFor(
      {
        'pyproject.toml': text('hatchling', hatch, 'dynamic = ["version"]').replace(
          '"hatchling"]',
          '"hatchling", "hatch-vcs"]',
        ),
        ...FILES,
      },
      { backend: 'setuptools' },
    );
    const there = plan.files[0]?.after ?? '';
    assert.match(
      there,
      /\[tool\.setuptools_scm\]\nlocal_scheme = "no-local-version"\nversion_file = "a\/_version\.py"\n/,
    );
    assert.doesNotMatch(there, /tool\.hatch/);
    const back = planFor({ 'pyproject.toml': there, ...FILES }, { backend: 'hatchling' });
    assert.match(
      back.files[0]?.after ?? '',
      /\[tool\.hatch\.build\.hooks\.vcs\]\nversion-file = "a\/_version\.py"\n/,
    );
  });
  test('data files that lie as they are installed', () => {
    const files = { ...FILES, 'data/share/a.conf': '', 'data/b.conf': '' };
    const there = (backend: TargetName) =>
      change(
        'setuptools',
        backend,
        '[tool.setuptools]\npackages = ["a"]\n\n[tool.setuptools.data-files]\nshare = ["data/share/a.conf"]\n"." = ["data/b.conf"]\n',
        undefined,
        files,
      );
    assert.match(
      there('pdm-backend'),
      /\[tool\.pdm\.build\.wheel-data\]\ndata = \[\n? *\{ path = "data\/share\/a\.conf", relative-to = "data" \},\s+"data\/b\.conf",?\s*\]/,
    );
    assert.match(there('uv-build'), /\[tool\.uv\.build-backend\.data\]\ndata = "data"\n/);
    const other = { ...files, 'data/c.conf': '' };
    assert.match(
      refused(
        'setuptools',
        'uv-build',
        '[tool.setuptools]\npackages = ["a"]\n\n[tool.setuptools.data-files]\n"." = ["data/b.conf"]\n',
        undefined,
        other,
      ),
      /uv_build installs all of data, and data\/(c|share\/a)\.conf is not to be installed/,
    );
  });
  test('a module alone', () =>
    assert.match(
      change('flit-core', 'setuptools', '', undefined, { 'a.py': '' }),
      /\[tool\.setuptools\]\npy-modules = \["a"\]\npackages = \[\]\n$/,
    ));
  test('a description of the module is copied, as flit-core alone reads it', () => {
    const after = change('flit-core', 'hatchling', '', 'dynamic = ["version", "description"]');
    assert.match(after, /^description = "Does things\."$/m);
    assert.match(after, /^dynamic = \["version"\]$/m);
    assert.match(after, /\[tool\.hatch\.version\]\npath = "a\/__init__\.py"\n/);
  });
  test('licence files that only the old one ships by itself are named', () =>
    assert.match(
      change('hatchling', 'pdm-backend', '', undefined, { ...FILES, LICENSE: 'MIT' }),
      /^license-files = \["LICENSE"\]$/m,
    ));
  test('settings of the sdist stay and are named', () => {
    const plan = planFor(
      { 'pyproject.toml': text('flit-core', '[tool.flit.sdist]\ninclude = ["doc"]\n'), ...FILES },
      { backend: 'hatchling' },
    );
    assert.deepEqual(
      plan.leftovers.map(({ what }) => what),
      ['[tool.flit.sdist]'],
    );
    assert.match(plan.files[0]?.after ?? '', /\[tool\.flit\.sdist\]\ninclude/);
  });
});

describe('a change of back-end is declined', () => {
  test('a plug-in', () => {
    const plug = text('hatchling').replace('"hatchling"]', '"hatchling", "hatch-fancy"]');
    const { declined } = planFor({ 'pyproject.toml': plug, ...FILES }, { backend: 'setuptools' });
    assert.match(declined[0]?.reason ?? '', /requires "hatch-fancy", which may be a plug-in of hatchling/);
  });
  test('a version that is written into a module beside one that is written down', () =>
    assert.match(
      refused('hatchling', 'setuptools', '[tool.hatch.build.hooks.vcs]\nversion-file = "a/_version.py"\n'),
      /The build writes the version into a\/_version\.py; setuptools does not/,
    ));
  test('a module for the version that setuptools-scm makes of a template', () =>
    assert.match(
      refused(
        'setuptools',
        'hatchling',
        '[tool.setuptools_scm]\nversion_file = "a/_version.py"\nversion_file_template = "x"\n',
        'dynamic = ["version"]',
      ),
      /setuptools-scm|version is read in a way/,
    ));
  test('hooks', () =>
    assert.match(
      refused('hatchling', 'setuptools', '[tool.hatch.build.hooks.custom]\n'),
      /`tool\.hatch\.build\.hooks` has no counterpart/,
    ));
  test('patterns with sets of letters', () =>
    assert.match(
      refused('pdm-backend', 'hatchling', '[tool.pdm.build]\nincludes = ["a/[ab]*.py"]\n'),
      /The pattern "a\/\[ab\]\*\.py" is not followed/,
    ));
  test('patterns that take files beside the packages', () =>
    assert.match(
      refused(
        'hatchling',
        'setuptools',
        '[tool.hatch.build.targets.wheel]\ninclude = ["*.txt"]\n',
        undefined,
        { ...FILES, 'b.txt': '' },
      ),
      /The wheel holds b\.txt beside its packages/,
    ));
  test('patterns that take nothing', () =>
    assert.match(
      refused('hatchling', 'setuptools', '[tool.hatch.build.targets.wheel]\ninclude = ["*.md"]\n'),
      /The patterns take no file/,
    ));
  test('files that poetry-core adds to the wheel', () => {
    const poetry = (requires: string, include: string) =>
      planFor(
        {
          'pyproject.toml': `[build-system]\nrequires = ["${requires}"]\nbuild-backend = "poetry.core.masonry.api"\n\n[project]\nname = "a"\nversion = "1.0"\n\n[tool.poetry]\ninclude = ${include}\n`,
          ...FILES,
        },
        { backend: 'hatchling' },
      );
    const named = '[{ path = "x.txt", format = ["sdist", "wheel"] }]';
    assert.match(poetry('poetry-core', named).declined[0]?.reason ?? '', /adds files to the wheel/);
    assert.match(
      poetry('poetry-core>=1.9,<2', '["x.txt"]').declined[0]?.reason ?? '',
      /is for the wheel too before poetry-core 2/,
    );
    const plan = poetry('poetry-core>=2', '["x.txt"]');
    assert.equal(plan.status, 'migrated');
    assert.deepEqual(
      plan.leftovers.map(({ what }) => what),
      ['[tool.poetry.include]'],
    );
  });
  test('what a wheel is said to be', () =>
    assert.match(
      refused('pdm-backend', 'hatchling', '[tool.pdm.build]\nis-purelib = false\n'),
      /`tool\.pdm\.build\.is-purelib` has no counterpart/,
    ));
  test('scripts that pdm-backend installs as they are', () =>
    assert.match(
      refused('pdm-backend', 'hatchling', '[tool.pdm.build.wheel-data]\nscripts = ["a/x.txt"]\n'),
      /Files for "scripts" have no counterpart/,
    ));
  test('two packages for flit-core', () =>
    assert.match(
      refused('setuptools', 'flit-core', '[tool.setuptools]\npackages = ["a", "b"]\n', undefined, {
        ...FILES,
        'b/__init__.py': '',
      }),
      /flit-core packs one module or package/,
    ));
  test('a setup.py beside', () =>
    assert.match(
      refused('setuptools', 'hatchling', '', undefined, { ...FILES, 'setup.py': '' }),
      /setup\.py takes part in the build; migrate it first/,
    ));
  test('a version that uv_build cannot read', () =>
    assert.match(
      refused('flit-core', 'uv-build', '', 'dynamic = ["version"]'),
      /^7 uv-build has no version that it reads elsewhere; copy it with `--project-version static`/,
    ));
  test('data files for a back-end that has no place for them', () =>
    assert.match(
      refused('setuptools', 'pdm-backend', '[tool.setuptools.data-files]\n"share/a" = ["a/x.txt"]\n'),
      /pdm-backend installs files as they lie in a folder, and a\/x\.txt is to become share\/a\/x\.txt/,
    ));
  test('data files by a pattern', () =>
    assert.match(
      refused('setuptools', 'hatchling', '[tool.setuptools.data-files]\n"share/a" = ["a/*.txt"]\n'),
      /The pattern "a\/\*\.txt" is not followed; name the files first/,
    ));
  test('scripts in a table that only setuptools takes', () =>
    assert.match(
      refused('setuptools', 'hatchling', '[project.entry-points.console_scripts]\nx = "a:b"\n'),
      /hatchling refuses \[project\.entry-points\.console_scripts\]/,
    ));
});
