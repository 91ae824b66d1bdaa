import { commands, ProgressLocation, Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { interpreterFor } from '../build/interpreter.ts';
import type { CommandContext } from '../commands/index.ts';
import type { FileChange, MigrationPlan, Verification } from './plan.ts';

/** One change, which one Undo takes back; nothing is changed where a file is not as it was when it was read. */
export async function apply(
  folder: Uri,
  plan: MigrationPlan,
  done: string,
  proof?: Verification,
): Promise<boolean> {
  const edit = new WorkspaceEdit();
  for (const file of plan.files) if (!(await addChange(edit, folder, file))) return false;
  if (!(await workspace.applyEdit(edit))) {
    void window.showErrorMessage('VS Code did not take the change, so nothing was done.');
    return false;
  }
  for (const { path, after } of plan.files)
    if (after !== undefined) await (await workspace.openTextDocument(Uri.joinPath(folder, path))).save();
  await window.showTextDocument(Uri.joinPath(folder, 'pyproject.toml'), { preview: false });
  const build = 'Build Package';
  const left = plan.leftovers.length;
  const said = [
    done,
    ...(proof === undefined ? [] : [proof.message]),
    ...(left === 0
      ? []
      : [`${left} ${left === 1 ? 'thing is' : 'things are'} not carried over: see the report.`]),
  ];
  void window.showInformationMessage(said.join(' '), build).then((answer) => {
    if (answer === build)
      void commands.executeCommand('pyproject.build', Uri.joinPath(folder, 'pyproject.toml').toString());
  });
  return true;
}

async function addChange(
  edit: WorkspaceEdit,
  folder: Uri,
  { path, before, after }: FileChange,
): Promise<boolean> {
  const uri = Uri.joinPath(folder, path);
  if (before === undefined) {
    edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(after ?? '') });
    return true;
  }
  const document = await workspace.openTextDocument(uri);
  const text = document.getText();
  if (text.replaceAll('\r\n', '\n') !== before.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')) {
    void window.showErrorMessage(`${path} changed meanwhile, so nothing was done.`);
    return false;
  }
  if (after === undefined) edit.deleteFile(uri);
  else edit.replace(uri, new Range(document.positionAt(0), document.positionAt(text.length)), after);
  return true;
}

/** Builds before and after in copies, with progress that can be cancelled. */
export function verify(
  { server }: CommandContext,
  folder: Uri,
  plan: MigrationPlan,
  sameBackend: boolean,
): Thenable<Verification> {
  const options = { location: ProgressLocation.Notification, title: 'Verifying', cancellable: true };
  return window.withProgress(options, async (progress, token) => {
    const python = await interpreterFor(folder);
    const listener = server.client?.onNotification('pyproject/verifying', ({ step }: { step: string }) =>
      progress.report({ message: step }),
    );
    try {
      const parameters = { folder: folder.toString(), files: plan.files, python, sameBackend };
      const proof = await server.client?.sendRequest<Verification>(
        'pyproject/verifyMigration',
        parameters,
        token,
      );
      return proof ?? failed('The language server is not running.');
    } catch (error) {
      if (token.isCancellationRequested) return failed('Verifying was cancelled.', 'cancelled');
      return failed(error instanceof Error ? error.message : String(error));
    } finally {
      listener?.dispose();
    }
  });
}

const failed = (message: string, status: Verification['status'] = 'unverified'): Verification => ({
  status,
  message,
  differences: [],
  fields: [],
});
