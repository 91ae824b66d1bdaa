import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { findings, open, until } from '../support/editor.ts';

const PROJECT = `[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"

[project]
name = "moor"
version = "1.2"
`;

/** A project in a folder of its own, whose `.venv` can build without isolation. */
async function project(text = PROJECT): Promise<vscode.TextEditor> {
  const editor = await open(text);
  const folder = path.dirname(editor.document.uri.fsPath);
  fs.mkdirSync(path.join(folder, 'moor'));
  fs.writeFileSync(path.join(folder, 'moor/__init__.py'), '');
  fs.symlinkSync(process.env.TEST_BUILD_ENVIRONMENT ?? '', path.join(folder, '.venv'));
  return editor;
}

interface End {
  readonly code?: number;
  readonly cancelled: boolean;
  readonly message?: string;
  readonly artefacts: readonly { readonly name: string; readonly size: string }[];
}

/** The command waits for its message to be answered; here it is taken away. */
async function build({ document }: vscode.TextEditor, way = 'no-isolation'): Promise<End | undefined> {
  const command = vscode.commands.executeCommand<End>('pyproject.build', document.uri.toString(), way);
  let end: { value: End | undefined } | undefined;
  void command.then((value) => {
    end = { value };
  });
  return (
    await until(
      'the end of the build',
      async () => {
        await vscode.commands.executeCommand('notifications.clearAll');
        return end;
      },
      80_000,
    )
  ).value;
}

suite('Build Package', function () {
  // A build starts several programs, one after the other.
  this.timeout(100_000);

  test('makes sdist and wheel in a task, and names them with their size', async () => {
    const editor = await project();
    const names: string[] = [];
    const listener = vscode.tasks.onDidStartTask(({ execution }) => names.push(execution.task.name));
    const end = await build(editor);
    listener.dispose();
    assert.equal(end?.code, 0, JSON.stringify(end));
    assert.deepEqual(
      end?.artefacts.map(({ name }) => name),
      ['moor-1.2-py3-none-any.whl', 'moor-1.2.tar.gz'],
    );
    assert.deepEqual(names, ['python -m build --no-isolation']);
  });

  test('marks the key that made it fail, until it is changed', async () => {
    const editor = await project(
      `${PROJECT}readme = "NONE.md"\n`
        .replace(/setuptools\.build_meta/, 'hatchling.build')
        .replace('"setuptools"', '"hatchling"'),
    );
    const end = await build(editor, 'no-isolation');
    assert.equal(end?.code, 1);
    const found = await until('the diagnostic', () =>
      findings(editor).find(({ source }) => source === 'pyproject build'),
    );
    assert.equal(editor.document.getText(found.range), 'readme');
    assert.match(found.message, /NONE\.md/);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# moved\n'));
    const moved = await until('the diagnostic on its new line', () =>
      findings(editor).find(({ source }) => source === 'pyproject build'),
    );
    assert.equal(editor.document.getText(moved.range), 'readme');
    await editor.edit((edit) => edit.delete(editor.document.lineAt(moved.range.start.line).range));
    await until('the end of the diagnostic', () =>
      findings(editor).every(({ source }) => source !== 'pyproject build'),
    );
  });

  test('ends all that it has started when its task is ended', async () => {
    const editor = await project(`[build-system]
requires = []
build-backend = "slow"
backend-path = ["."]

[project]
name = "moor"
version = "1"
`);
    const folder = path.dirname(editor.document.uri.fsPath);
    fs.writeFileSync(
      path.join(folder, 'slow.py'),
      'import time\nopen("begun", "w").close()\ntime.sleep(600)\n',
    );
    const command = build(editor);
    await until('the back-end', () => fs.existsSync(path.join(folder, 'begun')));
    const running = () =>
      execFileSync('ps', ['-Ao', 'args='], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.includes(folder));
    assert.notDeepEqual(running(), []);
    for (const execution of vscode.tasks.taskExecutions) execution.terminate();
    assert.equal((await command)?.cancelled, true);
    await until('the end of the processes', () => running().length === 0);
  });

  test('is offered above [build-system]', async () => {
    const editor = await project();
    const lenses = await until('the lens', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        editor.document.uri,
        10,
      );
      return found.filter(({ command }) => command?.title === 'Build').length > 0 && found;
    });
    const lens = lenses.find(({ command }) => command?.title === 'Build');
    assert.equal(lens?.range.start.line, 0);
    assert.equal(lens?.command?.command, 'pyproject.build');
  });

  test('is a task of the folder', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'pyproject' });
    const names = tasks.map(({ name }) => name);
    assert.ok(names.includes('python -m build'), names.join());
    assert.ok(names.includes('python -m build --wheel'), names.join());
  });
});
