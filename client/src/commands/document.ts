import { type TextDocument, Uri, window, workspace } from 'vscode';
import { isServed } from '../selector.ts';

/** The file that an action names, else the active editor's, else the only one of the workspace; `to` ends the message. */
export async function documentFor(address: unknown, to: string): Promise<TextDocument | undefined> {
  if (typeof address === 'string') return workspace.openTextDocument(Uri.parse(address));
  if (address instanceof Uri) return workspace.openTextDocument(address);
  const active = window.activeTextEditor?.document;
  if (active !== undefined && isServed(active)) return active;
  const files = await workspace.findFiles('**/pyproject.toml', '**/{node_modules,.venv,venv}/**', 50);
  if (files.length === 0) {
    void window.showErrorMessage(`There is no pyproject.toml in this workspace to ${to}.`);
    return undefined;
  }
  const items = files
    .map((uri) => ({ uri, label: workspace.asRelativePath(uri) }))
    .sort((a, b) => a.label.length - b.label.length || (a.label < b.label ? -1 : 1));
  const answer =
    items.length === 1 ? items[0] : await window.showQuickPick(items, { placeHolder: `The file to ${to}` });
  return answer === undefined ? undefined : workspace.openTextDocument(answer.uri);
}
