import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles } from '../../../server/src/spec/host.ts';
import type { ToolSpec } from '../../../server/src/spec/tool.ts';
import { toolVersion } from '../../../server/src/tables/tool/check/tool-version.ts';
import { newerKey } from '../../../server/src/tables/tool/rules/newer-key.ts';
import { removedKey } from '../../../server/src/tables/tool/rules/removed-key.ts';
import { unknownKey } from '../../../server/src/tables/tool/rules/unknown-key.ts';
import { findings } from '../../support/rules.ts';
import { service } from '../../support/service.ts';

const ruff = service.registry.tools.find(({ name }) => name === 'ruff') as ToolSpec;
const used = (text: string, files: Readonly<Record<string, string>> = {}) => {
  const found = toolVersion(service.context(service.open('pyproject.toml', text), givenFiles(files)), ruff);
  return found && `${found.text} by ${found.from}`;
};
const lock = (name: string, version: string, list = 'package') =>
  `[[${list}]]\nname = "${name}"\nversion = "${version}"\n`;

describe('the release of a tool that a project uses', () => {
  const group = '[dependency-groups]\ndev = ["ruff>=0.5"]';
  test('by its environment', () =>
    assert.equal(
      used(group, {
        '.venv/lib/python3.12/site-packages/ruff-0.9.1.dist-info/METADATA': '',
        'uv.lock': lock('ruff', '0.8.0'),
      }),
      '0.9.1 by environment',
    ));
  test('on Windows', () =>
    assert.equal(
      used('', { 'venv/Lib/site-packages/Ruff-0.9.1.dist-info/METADATA': '' }),
      '0.9.1 by environment',
    ));
  for (const file of ['uv.lock', 'poetry.lock', 'pdm.lock'])
    test(`by ${file}`, () =>
      assert.equal(
        used(group, { [file]: `${lock('rufflike', '3')}\n${lock('ruff', '0.8.0')}` }),
        '0.8.0 by lock',
      ));
  test('by pylock.toml', () =>
    assert.equal(used('', { 'pylock.toml': lock('ruff', '0.8.0', 'packages') }), '0.8.0 by lock'));
  test('by its lower bound', () => assert.equal(used(group), '0.5 by requirement'));
  test('not without a bound', () => assert.equal(used('[dependency-groups]\ndev = ["ruff"]'), undefined));
  test('not at all', () => assert.equal(used(''), undefined));
});

describe('keys by release', () => {
  const text = '[tool.pytest.ini_options]\nconsider_namespace_packages = true\n';
  const found = (version: string) =>
    findings(newerKey, text, givenFiles({ 'uv.lock': lock('pytest', version) }));
  test('newer than the project has', () =>
    assert.match(found('7.4.4')[0]?.message ?? '', /came with pytest 8\.1, and the lock file has 7\.4\.4/));
  test('as old as the project has', () => assert.deepEqual(found('8.1'), []));
  for (const [setting, release] of [
    ['add-bounds = "lower"', '0.7.9'],
    ['pip.torch-backend = "cpu"', '0.6.9'],
  ] as const)
    test(`uv ${release} brought ${setting}`, () => {
      const of = (version: string) =>
        findings(newerKey, `[tool.uv]\n${setting}\n`, givenFiles({ 'uv.lock': lock('uv', version) }));
      assert.match(
        of('0.5.0')[0]?.message ?? '',
        new RegExp(`came with uv ${release.replaceAll('.', '\\.')}`),
      );
      assert.deepEqual(of(release), []);
    });
  test('an unknown key is a hint where the tool is newer than what is known', () => {
    const files = givenFiles({ 'uv.lock': lock('ruff', '99.0') });
    assert.equal(findings(unknownKey, '[tool.ruff]\nnonsense = 1', files)[0]?.severity, 'hint');
  });
  test('a requirement that keeps newer releases out', () => {
    const gone = '[tool.flit.metadata]\nmodule = "a"\n';
    const older = `[build-system]\nrequires = ["flit_core>=2,<4"]\nbuild-backend = "flit_core.buildapi"\n\n${gone}`;
    assert.equal(findings(removedKey, gone)[0]?.severity, 'error');
    assert.deepEqual(findings(removedKey, older), []);
  });
  test('each distribution of a tool that has several is compared with its own release', () => {
    const text = (group: string) =>
      `[dependency-groups]\ndev = ["${group}"]\n\n[tool.pdm.scripts]\na = { cmd = "x", nonsense = 1 }\n`;
    assert.equal(findings(unknownKey, text('pdm>=2.20'))[0]?.severity, 'error');
    assert.equal(findings(unknownKey, text('pdm<2.20'))[0]?.severity, 'warning');
    assert.equal(findings(unknownKey, text('pdm>=99'))[0]?.severity, 'hint');
    assert.equal(findings(unknownKey, text('pdm-backend>=2.4'))[0]?.severity, 'error');
  });
  test('an error is a warning where the release that was run cannot be had', () => {
    const text = '[dependency-groups]\ndev = ["ruff<0.5"]\n\n[tool.ruff]\nnonsense = 1\n';
    assert.equal(findings(unknownKey, text)[0]?.severity, 'warning');
  });
});
