import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { buildPython } from '../support/build-python.ts';
import { folder } from '../support/cli.ts';
import { service } from '../support/service.ts';

const BACKENDS = {
  setuptools: ['setuptools', 'setuptools.build_meta'],
  hatchling: ['hatchling', 'hatchling.build'],
  flit: ['flit_core', 'flit_core.buildapi'],
  pdm: ['pdm-backend', 'pdm.backend'],
  poetry: ['poetry-core', 'poetry.core.masonry.api'],
} as const;
type Name = keyof typeof BACKENDS;

const header = (name: Name): string =>
  `[build-system]\nrequires = ["${BACKENDS[name][0]}"]\nbuild-backend = "${BACKENDS[name][1]}"\n\n`;
const project = (lines: string): string =>
  `[project]\nname = "demo"\nversion = "1"\ndescription = "d"\n${lines}`;

/** Builds for real, without isolation, and gives what is said and what is marked. */
function fail(text: string, files: Record<string, string> = {}) {
  const plain = text.replace(/[«»]/g, '');
  const here = folder({ 'pyproject.toml': plain, 'demo/__init__.py': '', ...files });
  const { status, stdout, stderr } = spawnSync(buildPython(), ['-m', 'build', '--wheel', '--no-isolation'], {
    cwd: here,
    encoding: 'utf8',
  });
  const output = stdout + stderr;
  assert.notEqual(status, 0, `it builds:\n${output}`);
  const { at, message } = service.explainBuildFailure(service.open('pyproject.toml', plain), output);
  const marked =
    at === undefined
      ? plain
      : `${plain.slice(0, at.start)}«${plain.slice(at.start, at.end)}»${plain.slice(at.end)}`;
  return { marked, message };
}

function expect(text: string, message: RegExp, files?: Record<string, string>): void {
  const found = fail(text, files);
  assert.equal(found.marked, text);
  assert.match(found.message, message);
}

describe('a build that fails marks the key', () => {
  for (const name of ['hatchling', 'flit', 'pdm', 'poetry'] as const)
    test(`${name}: a readme that is not there`, () =>
      expect(`${header(name)}${project('«readme» = "NONE.md"\n')}`, /NONE\.md/));

  test('hatchling: a licence file that is not there', () =>
    expect(`${header('hatchling')}${project('license = {«file» = "NONE"}\n')}`, /NONE/));

  for (const name of ['setuptools', 'hatchling', 'pdm', 'poetry'] as const)
    test(`${name}: an author that is no table`, () =>
      expect(`${header(name)}${project('authors = [«"A"»]\n')}`, /author/i));

  for (const name of ['setuptools', 'hatchling', 'pdm'] as const)
    test(`${name}: a requirement that is none`, () =>
      expect(`${header(name)}${project('dependencies = ["b", «"a =>1"»]\n')}`, /dependencies/i));

  test('setuptools: a version that is none', () =>
    expect(`${header('setuptools')}[project]\nname = "demo"\n«version» = "1.x.y"\n`, /version/));
  test('flit: a version that is none', () =>
    expect(`${header('flit')}[project]\nname = "demo"\nversion = «"1.x.y"»\ndescription = "d"\n`, /1\.x\.y/));
  test('flit: a licence that is none', () =>
    expect(`${header('flit')}${project('license = «"MIT License"»\n')}`, /SPDX/));
  test('setuptools: versions of Python that are none', () =>
    expect(`${header('setuptools')}${project('requires-python = «"3.x"»\n')}`, /3\.x/));

  test('setuptools: a package that is not there', () =>
    expect(
      `${header('setuptools')}${project('\n[tool.setuptools]\n«packages» = ["nowhere"]\n')}`,
      /package directory 'nowhere' does not exist/,
    ));
  test('setuptools: more than one package', () =>
    expect(
      `${header('setuptools')}[project]\n«name» = "demo"\nversion = "1"\n`,
      /Multiple top-level packages discovered.*Name the packages in \[tool\.setuptools\]/,
      { 'other/__init__.py': '' },
    ));
  for (const name of ['hatchling', 'flit', 'poetry'] as const)
    test(`${name}: no package of the project's name`, () =>
      expect(
        `${header(name)}[project]\n«name» = "nowhere"\nversion = "1"\ndescription = "d"\n`,
        /Name the package/,
      ));

  const dynamic = '[project]\nname = "demo"\ndynamic = ["version"]\n\n';
  test('setuptools: an attribute that is not there', () =>
    expect(
      `${header('setuptools')}${dynamic}[tool.setuptools.dynamic]\n«version» = {attr = "demo.nothing"}\n`,
      /no attribute 'nothing'/,
    ));
  test('hatchling: a file without the version', () =>
    expect(
      `${header('hatchling')}${dynamic}[tool.hatch.«version»]\npath = "demo/__init__.py"\n`,
      /unable to parse the version/,
    ));

  test('a back-end that is not there', () =>
    expect(
      `[build-system]\nrequires = ["setuptools"]\n«build-backend» = "setuptools.build_mega"\n\n${project('')}`,
      /"setuptools\.build_mega" cannot be imported/,
    ));
  test('a build requirement that is not installed', () =>
    expect(
      `[build-system]\nrequires = ["setuptools", «"Nowhere-To.Be>=1"»]\nbuild-backend = "setuptools.build_meta"\n\n${project('')}`,
      /is not installed/,
    ));
  test('what is no TOML', () => {
    const { marked, message } = fail(`${header('setuptools')}[project\nname = "demo"\n`);
    assert.match(marked, /«/);
    assert.match(message, /parse|table/i);
  });
});
