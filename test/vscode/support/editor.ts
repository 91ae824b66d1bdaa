import assert from 'node:assert/strict';
import * as vscode from 'vscode';

export const EXTENSION = 'pyproject-toolkit.pyproject-toolkit';

/** The folder that VS Code has open: a copy of the example project. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(folder, 'no folder is open');
  return folder;
}

/** Each test file has a copy of this module, so a counter alone would give a folder twice. */
const run = Date.now().toString(36);
let cases = 0;

/** Opens a pyproject.toml with this text in an editor, each in a folder of its own. */
export async function open(text: string, languageId?: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), `case-${run}-${cases++}`, 'pyproject.toml');
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  let document = await vscode.workspace.openTextDocument(uri);
  if (languageId !== undefined)
    document = await vscode.languages.setTextDocumentLanguage(document, languageId);
  return vscode.window.showTextDocument(document);
}

/** Opens the example project's own file. */
export async function openDemo(): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.joinPath(workspaceFolder(), 'pyproject.toml'));
}

/** Waits until `value` gives something other than `undefined` or false. */
export async function until<T>(what: string, value: () => T | Promise<T>, milliseconds = 20_000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const got = await value();
    if (got !== undefined && got !== false && got !== null)
      return got as Exclude<T, undefined | false | null>;
    if (Date.now() > end) throw new Error(`Waited ${milliseconds / 1000} s for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Our findings in a document at this moment. */
export function findings({ document }: vscode.TextEditor): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source?.startsWith('pyproject'));
}

/** The rule that a finding comes from. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The text that a finding marks. */
export function marked({ document }: vscode.TextEditor, finding: vscode.Diagnostic): string {
  return document.getText(finding.range);
}

/** Waits for a finding that marks exactly `text`. */
export function findingAt(editor: vscode.TextEditor, text: string): Promise<vscode.Diagnostic> {
  return until(`a finding at ${text}`, () => findings(editor).find((one) => marked(editor, one) === text));
}

/** The position just after the first occurrence of `text`. */
export function after({ document }: vscode.TextEditor, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  assert.notEqual(at, -1, `${text} is not in the document`);
  return document.positionAt(at + text.length);
}

/** The quick fixes that VS Code offers at a finding. */
export async function fixesFor(
  editor: vscode.TextEditor,
  finding: vscode.Diagnostic,
): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    finding.range,
    vscode.CodeActionKind.QuickFix.value,
    // So many of them with their edits, where the server gives these on a second request.
    10,
  );
}
