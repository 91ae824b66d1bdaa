import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { versionProblems } from '../../client/src/versions.ts';

const fine = { extension: '1.2.0', server: '1.2.0', vscode: '1.139.1', wantedVSCode: '^1.91.0' };

describe('versions that met', () => {
  test('nothing to say when they fit', () => assert.deepEqual(versionProblems(fine), []));
  test('an Insiders build counts as its release', () =>
    assert.deepEqual(versionProblems({ ...fine, vscode: '1.91.0-insider' }), []));
  test('a server that tells no version is no problem', () =>
    assert.deepEqual(versionProblems({ ...fine, server: undefined }), []));
  test('an older VS Code is named', () =>
    assert.deepEqual(versionProblems({ ...fine, vscode: '1.90.2' }), [
      'This is VS Code 1.90.2; the extension is made for ^1.91.0.',
    ]));
  test('a server of another build is named', () =>
    assert.deepEqual(versionProblems({ ...fine, server: '1.1.0' }), [
      'The server is version 1.1.0, the extension 1.2.0: build both again.',
    ]));
});
