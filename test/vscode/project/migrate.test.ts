import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { until, workspaceFolder } from '../support/editor.ts';

const SETUP = `from setuptools import setup

setup(
    name="moor",
    version="1.2",
    packages=["moor"],
)
`;

const TOML = `[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"

[project]
name = "moor"
version = "1.2"
`;

function project(): vscode.Uri {
  const folder = vscode.Uri.joinPath(workspaceFolder(), `migrate-${Date.now()}`);
  fs.mkdirSync(path.join(folder.fsPath, 'moor'), { recursive: true });
  fs.writeFileSync(path.join(folder.fsPath, 'moor/__init__.py'), '');
  fs.writeFileSync(path.join(folder.fsPath, 'setup.py'), SETUP);
  return vscode.Uri.joinPath(folder, 'setup.py');
}

suite('Migrate to pyproject.toml', () => {
  test('writes the new file as one change, and reports it', async () => {
    const script = project();
    const given = { backend: 'setuptools', setupPy: 'minimal', next: 'apply' };
    assert.equal(
      await vscode.commands.executeCommand('pyproject.migrate', script.toString(), given),
      'applied',
    );
    const file = path.join(path.dirname(script.fsPath), 'pyproject.toml');
    assert.match(fs.readFileSync(file, 'utf8'), /\[project\]\nname = "moor"\nversion = "1\.2"\n/);
    assert.equal(fs.existsSync(script.fsPath), false);
    const report = vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('Migration report.md'));
    assert.match(report?.getText() ?? '', /^# setup\.py → pyproject\.toml/);
  });

  test('shows the report at the side: rendered where VS Code can, else as text', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const script = project();
    const given = { backend: 'setuptools', setupPy: 'keep', next: 'apply' };
    await vscode.commands.executeCommand('pyproject.migrate', script.toString(), given);
    const canRender = (await vscode.commands.getCommands(true)).includes('markdown.showPreviewToSide');
    const tab = await until('the report', async () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ label }) => label.includes('Migration report')),
    );
    assert.equal(tab.input instanceof vscode.TabInputWebview, canRender);
    assert.equal(tab.input instanceof vscode.TabInputText, !canRender);
  });

  test('verifies by building before and after, then applies', async function () {
    this.timeout(400_000);
    const script = project();
    const given = { backend: 'hatchling', setupPy: 'minimal', next: 'verify' };
    assert.equal(await vscode.commands.executeCommand('pyproject.migrate', script.toString(), given), 'same');
    const report = vscode.workspace.textDocuments.find(({ uri }) =>
      uri.path.endsWith(`${path.basename(path.dirname(script.fsPath))}/Migration report.md`),
    );
    assert.match(
      report?.getText() ?? '',
      /\*\*Verified\.\*\* The wheel before and after has the same 1 file/,
    );
    assert.equal(fs.existsSync(script.fsPath), false);
  });

  test('a project on [project] gets another back-end', async () => {
    const folder = path.dirname(project().fsPath);
    fs.rmSync(path.join(folder, 'setup.py'));
    const file = path.join(folder, 'pyproject.toml');
    fs.writeFileSync(file, TOML);
    const uri = vscode.Uri.file(file);
    await vscode.window.showTextDocument(uri);
    const given = { backend: 'hatchling', next: 'apply' };
    const address = vscode.window.activeTextEditor?.document.uri.toString();
    assert.equal(await vscode.commands.executeCommand('pyproject.changeBackend', address, given), 'applied');
    assert.match(
      fs.readFileSync(file, 'utf8'),
      /build-backend = "hatchling\.build"\n[\s\S]*only-include = \["moor"\]\n$/,
    );
  });

  test('is offered above setup()', async () => {
    const script = project();
    await vscode.window.showTextDocument(script);
    const lens = await until('the lens', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        script,
        5,
      );
      return found.find(({ command }) => command?.command === 'pyproject.migrate');
    });
    assert.equal(lens.range.start.line, 2);
  });
});
