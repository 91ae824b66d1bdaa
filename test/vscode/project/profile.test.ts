import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { open, until } from '../support/editor.ts';

interface End {
  readonly code?: number;
  readonly cancelled: boolean;
  readonly message?: string;
  readonly needsMemray?: string;
  readonly shows?: vscode.Uri;
}

/** A project whose `.venv` has this in the place of Python; it writes the words that it was called with to `called`. */
async function project(python: string): Promise<{ folder: string; uri: vscode.Uri }> {
  const editor = await open(
    '[project.scripts]\ntide = "tide:main"\n\n[tool.memray]\noutput = "tide.bin"\nformat = "stats"\n',
  );
  const folder = path.dirname(editor.document.uri.fsPath);
  fs.mkdirSync(path.join(folder, '.venv/bin'), { recursive: true });
  fs.writeFileSync(path.join(folder, '.venv/bin/python'), `#!/bin/sh\necho "$@" >> called\n${python}\n`, {
    mode: 0o755,
  });
  return { folder, uri: editor.document.uri };
}

/** The command waits for its message to be answered; here it is taken away. */
async function profile(uri: vscode.Uri, what: string): Promise<End | undefined> {
  let end: { value: End | undefined } | undefined;
  void vscode.commands
    .executeCommand<End>('pyproject.profileWithMemray', uri.toString(), what)
    .then((value) => {
      end = { value };
    });
  const ended = await until('the end of the profile', async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    return end;
  });
  return ended.value;
}

suite('Profile with Memray', () => {
  test('records a script of the project and makes the report that the table names', async () => {
    const { folder, uri } = await project('touch tide.bin');
    const end = await profile(uri, 'tide');
    assert.equal(end?.code, 0, JSON.stringify(end));
    const [record, report] = fs.readFileSync(path.join(folder, 'called'), 'utf8').split('\n');
    assert.match(record ?? '', /^-m memray run --force --output tide\.bin -c import sys/);
    assert.equal(report, '-m memray stats tide.bin');
  });

  test('makes the report of a program that ends with an error', async () => {
    const { folder, uri } = await project('[ "$3" = stats ] || { touch tide.bin; exit 3; }');
    const end = await profile(uri, 'main.py');
    assert.equal(end?.code, 0, JSON.stringify(end));
    assert.match(
      fs.readFileSync(path.join(folder, 'called'), 'utf8'),
      /tide\.bin main\.py\n.* stats tide\.bin\n/,
    );
  });

  test('says that Memray is missing', async () => {
    const { uri } = await project('echo "python: No module named memray" >&2; exit 1');
    const end = await profile(uri, 'main.py');
    assert.match(end?.message ?? '', /^Memray is not installed for /);
    assert.notEqual(end?.needsMemray, undefined);
  });
});
