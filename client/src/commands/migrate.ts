import {
  commands,
  ProgressLocation,
  type QuickPickItem,
  Range,
  Uri,
  ViewColumn,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { interpreterFor } from '../build/interpreter.ts';
import type { FileChange, MigrationPlan, Verification } from '../migrate/plan.ts';
import { migrationReport } from '../migrate/report.ts';
import type { CommandContext } from './index.ts';

const REPORT = 'Migration report.md';
const SOURCES = '**/{setup.py,setup.cfg}';

/** Answers that a key binding gives in advance. */
interface Given {
  readonly backend?: string;
  readonly setupPy?: string;
  readonly next?: 'apply' | 'verify';
}

/** Plans a migration, shows it, and applies it as one change; nothing is run but to verify it. */
export async function migrate(
  context: CommandContext,
  address?: unknown,
  given?: unknown,
): Promise<Verification['status'] | 'applied' | undefined> {
  const { host, server } = context;
  if (host.run === undefined) {
    void window.showErrorMessage(
      'Migrating reads the files of the project from disk, which VS Code in a browser cannot do. Open the folder in VS Code on a machine.',
    );
    return undefined;
  }
  const folder = await folderFor(address);
  if (folder === undefined) return undefined;
  if (!(await saved(folder))) return undefined;
  await server.ensureStarted();

  const answers = (given ?? {}) as Given;
  const first = await planFor(context, folder, {});
  if (first === undefined || !(await canBe(context, folder, first))) return undefined;
  const backend = answers.backend ?? (await askBackend(first));
  if (backend === undefined) return undefined;
  const setupPy =
    answers.setupPy ??
    (first.sources.includes('setup.py') || first.sources.includes('setup.cfg') ? await askSetupPy() : 'keep');
  if (setupPy === undefined) return undefined;
  const plan = await planFor(context, folder, { backend, setupPy });
  if (plan === undefined || !(await canBe(context, folder, plan))) return undefined;

  await showPlan(context, folder, plan);
  const next = answers.next ?? (await askThen(plan));
  if (next === undefined) return undefined;
  if (next === 'apply') return (await apply(folder, plan)) ? 'applied' : undefined;
  const proof = await verify(context, folder, plan, first.backend === plan.backend);
  context.migration.show(folder, REPORT, migrationReport(plan, proof));
  if (proof.status === 'same' && (await apply(folder, plan, proof))) return 'same';
  if (proof.status !== 'same' && proof.status !== 'cancelled')
    void window.showErrorMessage(`${proof.message} Nothing was changed; the report has the differences.`);
  return proof.status;
}

async function folderFor(address: unknown): Promise<Uri | undefined> {
  if (typeof address === 'string') return Uri.joinPath(Uri.parse(address), '..');
  if (address instanceof Uri) return Uri.joinPath(address, '..');
  const active = window.activeTextEditor?.document.uri;
  if (active !== undefined && /\/(setup\.py|setup\.cfg|pyproject\.toml)$/.test(active.path))
    return Uri.joinPath(active, '..');
  const files = await workspace.findFiles(SOURCES, '**/{node_modules,.venv,venv,site-packages}/**', 50);
  const folders = new Map(files.map((file) => [Uri.joinPath(file, '..').toString(), file]));
  if (folders.size === 0) {
    void window.showErrorMessage('There is no setup.py and no setup.cfg in this workspace to migrate.');
    return undefined;
  }
  const items = [...folders.values()].map((file) => ({
    label: workspace.asRelativePath(file),
    folder: Uri.joinPath(file, '..'),
  }));
  if (items.length === 1) return items[0]?.folder;
  return (await window.showQuickPick(items, { placeHolder: 'The project to migrate' }))?.folder;
}

/** The server reads what is on disk. */
async function saved(folder: Uri): Promise<boolean> {
  const open = workspace.textDocuments.filter(
    ({ isDirty, uri }) => isDirty && uri.toString().startsWith(`${folder}/`),
  );
  for (const document of open) if (!(await document.save())) return false;
  return true;
}

async function planFor(
  { server }: CommandContext,
  folder: Uri,
  options: object,
): Promise<MigrationPlan | undefined> {
  const plan = await server.client?.sendRequest<MigrationPlan | null>('pyproject/planMigration', {
    folder: folder.toString(),
    options,
  });
  if (plan === undefined || plan === null)
    void window.showErrorMessage('The Pyproject language server is not running; "Restart Server" starts it.');
  return plan ?? undefined;
}

async function canBe(context: CommandContext, folder: Uri, plan: MigrationPlan): Promise<boolean> {
  if (plan.status === 'migrated') return true;
  if (plan.status === 'nothing') {
    void window.showInformationMessage(
      'There is nothing to migrate that pyproject.toml does not have already.',
    );
    return false;
  }
  await showReport(context, folder, plan);
  const [first] = plan.declined;
  const where = first?.line === undefined ? first?.file : `${first.file}:${first.line}`;
  void window.showErrorMessage(`Not migrated. ${where}: ${first?.reason}`);
  return false;
}

interface Choice extends QuickPickItem {
  readonly value: string;
}

async function askBackend({ backend = 'setuptools' }: MigrationPlan): Promise<string | undefined> {
  const names = ['setuptools', 'hatchling', 'flit-core', 'pdm-backend', 'uv-build', 'poetry-core'];
  const items: Choice[] = [backend, ...names.filter((name) => name !== backend)].map((value, i) => ({
    value,
    label: value,
    ...(i === 0 ? { description: 'as it is built today' } : {}),
  }));
  return (await window.showQuickPick(items, { placeHolder: 'The build back-end to write for' }))?.value;
}

async function askSetupPy(): Promise<string | undefined> {
  const items: Choice[] = [
    { value: 'keep', label: 'Keep', description: 'setup.py and setup.cfg stay as they are' },
    {
      value: 'minimal',
      label: 'Reduce',
      description: 'only what pyproject.toml cannot say stays; empty files go',
    },
    { value: 'delete', label: 'Delete', description: 'declined where something needs them' },
  ];
  return (await window.showQuickPick(items, { placeHolder: 'What becomes of setup.py and setup.cfg' }))
    ?.value;
}

/** The new file beside the old one, and the report at the side. */
async function showPlan(context: CommandContext, folder: Uri, plan: MigrationPlan): Promise<void> {
  const file = plan.files.find(({ path }) => path === 'pyproject.toml');
  const before = context.migration.show(folder, 'before/pyproject.toml', file?.before ?? '');
  const after = context.migration.show(folder, 'after/pyproject.toml', file?.after ?? '');
  await commands.executeCommand('vscode.diff', before, after, 'pyproject.toml (migration)', {
    preview: false,
  });
  await showReport(context, folder, plan);
}

async function showReport(context: CommandContext, folder: Uri, plan: MigrationPlan): Promise<void> {
  const uri = context.migration.show(folder, REPORT, migrationReport(plan));
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, {
    viewColumn: ViewColumn.Beside,
    preserveFocus: true,
    preview: false,
  });
}

async function askThen(plan: MigrationPlan): Promise<'apply' | 'verify' | undefined> {
  const apply = 'Apply';
  const verify = 'Verify and Apply';
  const files = plan.files.map(({ path }) => path).join(', ');
  const answer = await window.showInformationMessage(
    `The migration changes ${files}. Verifying builds the project before and after, and compares the wheels.`,
    ...(workspace.isTrusted ? [verify] : []),
    apply,
  );
  return answer === apply ? 'apply' : answer === verify ? 'verify' : undefined;
}

/** One change, which one Undo takes back; nothing is changed where a file is not as it was when it was read. */
async function apply(folder: Uri, plan: MigrationPlan, proof?: Verification): Promise<boolean> {
  const edit = new WorkspaceEdit();
  for (const file of plan.files) if (!(await addChange(edit, folder, file))) return false;
  if (!(await workspace.applyEdit(edit))) {
    void window.showErrorMessage('VS Code did not take the change, so nothing was migrated.');
    return false;
  }
  for (const { path, after } of plan.files)
    if (after !== undefined) await (await workspace.openTextDocument(Uri.joinPath(folder, path))).save();
  await window.showTextDocument(Uri.joinPath(folder, 'pyproject.toml'), { preview: false });
  const build = 'Build Package';
  const left = plan.leftovers.length;
  const words = [
    'Migrated to pyproject.toml.',
    ...(proof === undefined ? [] : [proof.message]),
    ...(left === 0
      ? []
      : [`${left} ${left === 1 ? 'thing is' : 'things are'} not carried over: see the report.`]),
  ];
  void window.showInformationMessage(words.join(' '), build).then((answer) => {
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
    void window.showErrorMessage(`${path} changed meanwhile, so nothing was migrated.`);
    return false;
  }
  if (after === undefined) edit.deleteFile(uri);
  else edit.replace(uri, new Range(document.positionAt(0), document.positionAt(text.length)), after);
  return true;
}

function verify(
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
