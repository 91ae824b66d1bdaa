import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles } from '../../../server/src/spec/host.ts';
import { installedVersion } from '../../../server/src/tables/project/rules/installed-version.ts';
import { findings } from '../../support/rules.ts';

const locked = (...versions: readonly string[]) =>
  versions.map((version) => `[[package]]\nname = "rich"\nversion = "${version}"\n`).join('\n');
const found = (requirement: string, ...versions: readonly string[]) =>
  findings(
    installedVersion,
    `[dependency-groups]\ndev = ["${requirement}"]\n`,
    givenFiles({ 'uv.lock': locked(...versions) }),
  ).map(({ message }) => message);

describe('project/installed-version', () => {
  test('outside of what the requirement admits', () =>
    assert.deepEqual(found('rich>=14', '13.7.1'), [
      '`rich` 13.7.1 is locked here, which this does not admit.',
    ]));
  for (const [requirement, ...versions] of [
    ['rich>=13', '13.7.1'],
    ['rich', '13.7.1'],
    ['rich>=14; python_version > "3.10"', '13.7.1'],
    // Conflicting groups and several Pythons have a version each.
    ['rich==2.8', '2.8', '3.13'],
    ['rich>=3', '2.8', '3.13'],
  ] as const)
    test(`${requirement} beside ${versions.join(' and ')}`, () =>
      assert.deepEqual(found(requirement, ...versions), []));
  test('none of several versions', () => assert.equal(found('rich>=4', '2.8', '3.13').length, 1));
});
