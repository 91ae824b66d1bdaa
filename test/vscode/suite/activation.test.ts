import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { EXTENSION, openDemo, until } from '../support/editor.ts';
import { serverProcesses } from '../support/processes.ts';

suite('activation', () => {
  test('happens in a folder with a pyproject.toml, and starts no server yet', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    await until('activation', () => extension?.isActive);
    assert.deepEqual(serverProcesses(), []);
  });

  test('takes less than 50 ms of VS Code’s own account', async () => {
    await vscode.commands.executeCommand('perfview.show');
    const table = await until('the start-up report', () => {
      const text = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf')?.getText();
      return text
        ?.split('\n')
        .find(
          (line) =>
            line.startsWith(`${EXTENSION} `) ||
            line.includes(`|${EXTENSION}`) ||
            line.includes(`| ${EXTENSION}`),
        );
    });
    const [load, call, finish] = table
      .split('|')
      .map((cell) => cell.trim())
      .filter((cell) => /^\d+$/.test(cell))
      .map(Number);
    console.log(`##TEST # activation: load ${load} ms, call ${call} ms, finish ${finish} ms`);
    assert.ok(load !== undefined && call !== undefined, table);
    assert.ok(load + call <= 50, table);
  });

  test('one server runs once the file is open', async () => {
    await openDemo();
    await until('the server', () => serverProcesses().length === 1);
  });

  test('the file has the language id toml', async () => {
    const { document } = await openDemo();
    assert.equal(document.languageId, 'toml');
  });

  test('every command of the manifest is there', async () => {
    const known = await vscode.commands.getCommands(true);
    const manifest = vscode.extensions.getExtension(EXTENSION)?.packageJSON;
    for (const { command } of manifest.contributes.commands) assert.ok(known.includes(command), command);
  });
});
