import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { findingAt, openDemo } from '../support/editor.ts';

suite('restricted mode', () => {
  test('the folder is not trusted', () => assert.equal(vscode.workspace.isTrusted, false));

  test('what a folder says in a restricted setting is not read', () => {
    const settings = vscode.workspace.getConfiguration('pyproject');
    // The folder of this run sets both; the second is the control that its settings are read at all.
    assert.equal(settings.get('server.path'), '');
    assert.equal(settings.get('toml.version'), '1.1');
  });

  test('findings come all the same, from the server that ships', async () => {
    await findingAt(await openDemo(), '=>');
  });
});
