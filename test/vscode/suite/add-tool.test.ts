import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { open, until, workspaceFolder } from '../support/editor.ts';

const PROJECT = '[project]\nname = "demo"\nversion = "1"\nrequires-python = ">=3.11"\n\n';

suite('Add Tool Section', () => {
  test('is offered on an empty line, and not inside a list', async () => {
    const editor = await open(`${PROJECT}dependencies = [\n\n]\n`);
    const titles = async (line: number) => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        editor.document.uri,
        new vscode.Range(line, 0, line, 0),
        vscode.CodeActionKind.Refactor.value,
      );
      return actions.map(({ title }) => title);
    };
    await until('the action', async () => (await titles(4)).includes('Add tool section…'));
    assert.equal((await titles(6)).includes('Add tool section…'), false);
  });

  test('changes nothing when Escape is pressed', async () => {
    const editor = await open(PROJECT);
    const command = vscode.commands.executeCommand('pyproject.addTool');
    // The list may open a moment later: a key pressed before that goes nowhere.
    let isOver = false;
    void command.then(() => {
      isOver = true;
    });
    await until('the end of the command', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return isOver;
    });
    assert.equal(editor.document.getText(), PROJECT);
    assert.equal(editor.document.isDirty, false);
  });

  test('is one edit, selected, that one Undo takes back', async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), `add-${Date.now()}`, 'pyproject.toml');
    await vscode.workspace.fs.writeFile(uri, Buffer.from(PROJECT));
    const editor = await vscode.window.showTextDocument(uri);
    const command = vscode.commands.executeCommand('pyproject.addTool', uri.toString(), {
      tools: ['vulture'],
      group: 'lint',
    });
    await until('the table', () => editor.document.getText().includes('[tool.vulture]'));
    const text = editor.document.getText();
    assert.match(text, /lint = \["vulture>=/);
    await until('the selection', () =>
      editor.document.getText(editor.selection).startsWith('[tool.vulture]'),
    );
    await vscode.commands.executeCommand('notifications.clearAll');
    await command;
    await vscode.commands.executeCommand('undo');
    await until('the text as it was', () => editor.document.getText() === PROJECT);
  });
});
