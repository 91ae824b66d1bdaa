import { Uri, workspace } from 'vscode';

/** The server reads other files as they are on disk; a longer text is none that names groups. */
const LONGEST = 256 * 1024;

/** What a rename is asked with, where files beside pyproject.toml are edited and not saved: their texts. */
export function withUnsaved(param: unknown): unknown {
  const { textDocument } = (param ?? {}) as { textDocument?: { uri: string } };
  if (textDocument === undefined) return param;
  const folder = Uri.joinPath(Uri.parse(textDocument.uri), '..').toString();
  const unsaved = workspace.textDocuments
    .filter(({ isDirty, uri }) => isDirty && uri.toString() !== textDocument.uri)
    .map((document) => ({ uri: document.uri.toString(), text: document.getText() }))
    .filter(({ uri, text }) => uri.startsWith(`${folder}/`) && text.length <= LONGEST);
  return unsaved.length === 0 ? param : { ...(param as object), unsaved };
}
