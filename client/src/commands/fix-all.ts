import { commands } from 'vscode';

/** Applies every safe fix to the active editor; VS Code says so itself where there is none. */
export async function fixAll(): Promise<void> {
  await commands.executeCommand('editor.action.sourceAction', {
    kind: 'source.fixAll.pyproject',
    apply: 'first',
  });
}
