import { window, workspace } from 'vscode';
import { requestEdits } from '../formatting.ts';
import { isServed } from '../selector.ts';
import type { CommandContext } from './index.ts';

/** Lays the active file out with our formatter, whatever other formatters there are. */
export async function format({ server }: CommandContext): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined || !isServed(editor.document)) {
    window.setStatusBarMessage('Pyproject: open a pyproject.toml to format it.', 5000);
    return;
  }
  const { document } = editor;
  const version = document.version;
  const size = Number(editor.options.tabSize);
  const options = {
    tabSize: Number.isInteger(size) ? size : workspace.getConfiguration('editor', document).get('tabSize', 4),
    insertSpaces: editor.options.insertSpaces !== false,
  };
  const edits = await requestEdits(server, 'textDocument/formatting', document, options);
  if (edits.length === 0 || document.version !== version) return;
  await editor.edit((builder) => {
    for (const { range, newText } of edits) builder.replace(range, newText);
  });
}
