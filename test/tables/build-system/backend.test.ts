import { describe, test } from 'node:test';
import { backendNotRequired } from '../../../server/src/tables/build-system/rules/backend-not-required.ts';
import { backendPath } from '../../../server/src/tables/build-system/rules/backend-path.ts';
import { backendTooOld } from '../../../server/src/tables/build-system/rules/backend-too-old.ts';
import { missingBuildBackend } from '../../../server/src/tables/build-system/rules/missing-build-backend.ts';
import { missingRequires } from '../../../server/src/tables/build-system/rules/missing-requires.ts';
import { needlessWheel } from '../../../server/src/tables/build-system/rules/needless-wheel.ts';
import { unknownBuildBackend } from '../../../server/src/tables/build-system/rules/unknown-build-backend.ts';
import { expectClean, expectFinding, expectFix, expectNoFix } from '../../support/rules.ts';

const project = '\n[project]\nname = "a"\nversion = "1"\n';
const setuptools = (bound: string, rest = project) =>
  `requires = ["setuptools${bound}"]\nbuild-backend = "setuptools.build_meta"\n${rest}`;

describe('build-system/backend-too-old', () => {
  test('says what old setuptools builds', () =>
    expectFinding(backendTooOld, setuptools('«>=45»'), 'build a package `UNKNOWN-0.0.0`'));
  test('raises only the lower bound', () =>
    expectFix(backendTooOld, setuptools('>=45,!=60.1,<99'), setuptools('>=61.0.0,!=60.1,<99')));
  test('a bound above which nothing works gives way', () =>
    expectFix(backendTooOld, setuptools('>=45,<60'), setuptools('>=61.0.0')));
  test('without a bound the newest is meant', () => expectClean(backendTooOld, setuptools('')));
  test('a bound that is high enough is clean', () => expectClean(backendTooOld, setuptools('>=61')));
  test('without [project] old releases do', () => expectClean(backendTooOld, setuptools('>=45', '')));
  test('no fix where no such release runs on the Pythons of the project', () =>
    expectNoFix(backendTooOld, setuptools('>=45', `${project}requires-python = ">=3.6"\n`)));
  test('of several entries the one for new Pythons counts', () =>
    expectClean(
      backendTooOld,
      `requires = ["setuptools<60; python_version < '3.7'", "setuptools>=77; python_version >= '3.7'"]\nbuild-backend = "setuptools.build_meta"\n${project}`,
    ));
  test('a pin to releases that refuse the file is an error', () =>
    expectFinding(
      backendTooOld,
      `requires = ["flit_core «==3.1»"]\nbuild-backend = "flit_core.buildapi"\n${project}`,
      'every release that this requirement admits refuses it',
    ));
});

describe('build-system/unknown-build-backend', () => {
  const fixed = (from: string, to: string, requires = 'x') =>
    expectFix(
      unknownBuildBackend,
      `requires = ["${requires}"]\nbuild-backend = "${from}"`,
      `requires = ["${requires}"]\nbuild-backend = "${to}"`,
    );
  test('setuptools.build-meta', () => fixed('setuptools.build-meta', 'setuptools.build_meta'));
  test('hatchling', () => fixed('hatchling', 'hatchling.build'));
  test('poetry.core.masonry', () => fixed('poetry.core.masonry', 'poetry.core.masonry.api', 'poetry-core'));
  test('flit_core.build_api', () => fixed('flit_core.build_api', 'flit_core.buildapi'));
  test('uv-build', () => fixed('uv-build', 'uv_build'));
  test('a back-end that is not known here is left alone', () =>
    expectClean(
      unknownBuildBackend,
      'requires = ["scikit-build-core"]\nbuild-backend = "scikit_build_core.build"',
    ));
  test('an in-tree back-end is left alone', () =>
    expectClean(
      unknownBuildBackend,
      'requires = []\nbuild-backend = "hatchlin.build"\nbackend-path = ["."]',
    ));
  test('an empty text', () =>
    expectFinding(unknownBuildBackend, 'requires = ["hatchling"]\nbuild-backend = «""»', 'is empty'));
  test('a text that names no module', () =>
    expectFinding(
      unknownBuildBackend,
      'requires = ["x"]\nbuild-backend = «"my-backend:x"»',
      'names no Python module',
    ));
});

describe('build-system/backend-not-required', () => {
  test('marks the back-end', () =>
    expectFinding(
      backendNotRequired,
      'requires = []\nbuild-backend = «"flit_core.buildapi"»',
      'comes from `flit-core`',
    ));
  test('compares names after normalisation', () =>
    expectClean(backendNotRequired, 'requires = ["Flit_Core>=3"]\nbuild-backend = "flit_core.buildapi"'));
  test('a plugin may bring it along', () =>
    expectFinding(
      backendNotRequired,
      'requires = ["setuptools-scm"]\nbuild-backend = «"setuptools.build_meta"»',
      'come in through',
    ));
});

describe('build-system/needless-wheel', () => {
  test('keeps the other lines and comments', () =>
    expectFix(
      needlessWheel,
      'requires = [\n  "setuptools",\n  "wheel",\n  "cython", # fast\n]',
      'requires = [\n  "setuptools",\n  "cython", # fast\n]',
    ));
  test('other back-ends do not need it either', () =>
    expectFix(
      needlessWheel,
      'requires = ["hatchling", "wheel>=0.40"]\nbuild-backend = "hatchling.build"',
      'requires = ["hatchling"]\nbuild-backend = "hatchling.build"',
      'safe',
    ));
  test('says nothing of back-ends that are not known', () =>
    expectClean(needlessWheel, 'requires = ["enscons", "wheel"]\nbuild-backend = "enscons.api"'));
});

describe('build-system, missing keys', () => {
  test('no requires', () =>
    expectFinding(missingRequires, '[«build-system»]\nbuild-backend = "x"', 'needs `requires`'));
  test('a misspelt requires is reported as such', () => expectClean(missingRequires, 'require = ["x"]'));
  test('no build-backend for another back-end', () =>
    expectFinding(
      missingBuildBackend,
      '[«build-system»]\nrequires = ["flit_core>=3"]',
      'call setuptools, not `flit-core`',
    ));
  test('an empty file has neither', () => expectClean(missingRequires, '[project]\n'));
});

describe('build-system/backend-path', () => {
  const path = (value: string) => `requires = []\nbuild-backend = "x"\nbackend-path = [${value}]`;
  test('absolute', () => expectFinding(backendPath, path('«"/opt"»'), 'outside the project'));
  test('of Windows', () => expectFinding(backendPath, path("«'C:\\build'»"), 'outside the project'));
  test('up through a folder', () => expectFinding(backendPath, path('«"a/../../b"»'), 'outside the project'));
  test('up and down inside', () => expectClean(backendPath, path('"a/../b"')));
  test('the folder itself', () => expectClean(backendPath, path('"."')));
});
