import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { findingAt, open, until } from '../support/editor.ts';
import { serverProcesses } from '../support/processes.ts';

const TEXT = '[project]\nname = "demo"\nversion = "1"\ndependencies = ["rich=>13"]\n';

async function otherServer(than: number | undefined): Promise<number> {
  return until('another server', () => {
    const [pid, ...more] = serverProcesses();
    return more.length === 0 && pid !== undefined && pid !== than ? pid : undefined;
  });
}

suite('server', () => {
  test('Restart Server gives a new one, and findings go on', async () => {
    const editor = await open(TEXT);
    await findingAt(editor, '=>');
    const before = await otherServer(undefined);
    await vscode.commands.executeCommand('pyproject.restartServer');
    await otherServer(before);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# moved\n'));
    await until(
      'the finding on its new line',
      async () => (await findingAt(editor, '=>')).range.start.line === 4,
    );
  });

  test('it comes back after each of five crashes, and stays stopped after the sixth', async () => {
    await vscode.commands.executeCommand('pyproject.restartServer');
    const editor = await open(TEXT);
    let pid = await otherServer(undefined);
    for (let crash = 1; crash <= 5; crash++) {
      await findingAt(editor, '=>');
      process.kill(pid, 'SIGKILL');
      pid = await otherServer(pid);
    }
    await findingAt(editor, '=>');
    process.kill(pid, 'SIGKILL');
    await until('the end', () => serverProcesses().length === 0);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.deepEqual(serverProcesses(), []);
  });

  test('Restart Server brings it back even then', async () => {
    await vscode.commands.executeCommand('pyproject.restartServer');
    await findingAt(await open(TEXT), '=>');
  });

  test('Show Log opens the log', async () => {
    await vscode.commands.executeCommand('pyproject.showLog');
    const log = await until('the log', () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'output' && /Pyproject/.test(uri.path)),
    );
    await until('an entry on the restarts', () => log.getText().includes('ended by itself'));
  });
});
