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
