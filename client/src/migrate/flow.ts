import { commands, ProgressLocation, type Uri, ViewColumn, window, workspace } from 'vscode';
import { interpreterFor } from '../build/interpreter.ts';
import type { CommandContext } from '../commands/index.ts';
import { apply, verify } from './apply.ts';
import type { MigrationPlan, Verification } from './plan.ts';
import { migrationReport } from './report.ts';

const REPORT = 'Migration report.md';

/** What a person chose, as the server takes it. */
export interface MigrationChoices {
  readonly backend?: string;
  readonly setupPy?: string;
  readonly version?: string;
  readonly requirements?: string;
  readonly from?: readonly string[];
}

/** What may be done with a plan that is shown. */
export type Next = 'apply' | 'verify';
export type Outcome = Verification['status'] | 'applied' | undefined;

/** The server reads what is on disk. */
export async function saved(folder: Uri): Promise<boolean> {
  const open = workspace.textDocuments.filter(
    ({ isDirty, uri }) => isDirty && uri.toString().startsWith(`${folder}/`),
  );
  for (const document of open) if (!(await document.save())) return false;
  return true;
}

/** The plan of the server, which reads and runs nothing. */
export async function planFor(
  { server }: CommandContext,
  folder: Uri,
  options: MigrationChoices,
): Promise<MigrationPlan | undefined> {
  const plan = await server.client?.sendRequest<MigrationPlan | null>('pyproject/planMigration', {
    folder: folder.toString(),
    options,
  });
  if (plan === undefined || plan === null)
    void window.showErrorMessage('The Pyproject language server is not running; "Restart Server" starts it.');
  return plan ?? undefined;
}

/** Says why a plan changes nothing, with the report. */
export async function canBe(context: CommandContext, folder: Uri, plan: MigrationPlan): Promise<boolean> {
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

/**
 * Offers to run setup.py where reading it was not enough, and plans with what it passes; `agreed` where that was asked
 * before. Only in a trusted workspace.
 */
export async function planWithRun(
  context: CommandContext,
  folder: Uri,
  options: MigrationChoices,
  plan: MigrationPlan,
  agreed?: true,
): Promise<MigrationPlan | undefined> {
  if (!workspace.isTrusted || !(agreed || plan.declined.some(({ reason }) => /without running/.test(reason))))
    return undefined;
  if (agreed !== true) {
    const run = 'Run setup.py';
    const question =
      'A run of setup.py, in a copy and an environment of its own, would tell what cannot be read. It runs code of this project.';
    if ((await window.showInformationMessage(question, run)) !== run) return undefined;
  }
  const title = 'Running setup.py';
  const progress = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(progress, async (at, token) => {
    const python = await interpreterFor(folder);
    const { client } = context.server;
    const listener = client?.onNotification('pyproject/verifying', ({ step }: { step: string }) =>
      at.report({ message: step }),
    );
    try {
      const parameters = { folder: folder.toString(), options, python };
      const found = await client?.sendRequest<MigrationPlan | null>(
        'pyproject/planMigrationWithRun',
        parameters,
        token,
      );
      return token.isCancellationRequested ? undefined : (found ?? undefined);
    } finally {
      listener?.dispose();
    }
  });
}

/** How a plan is carried out. */
export interface Manner {
  /** Given in advance by a key binding. */
  readonly next?: Next;
  /** What was ticked. */
  readonly verify: boolean;
  readonly sameBackend: boolean;
  /** What was done, in the end. */
  readonly words: string;
}

/** Shows a plan, and applies it as far as the person wants. */
export async function carryOut(
  context: CommandContext,
  folder: Uri,
  plan: MigrationPlan,
  { next, verify: wanted, sameBackend, words }: Manner,
): Promise<Outcome> {
  await showPlan(context, folder, plan);
  const then = next ?? (await askThen(plan, wanted ? 'verify' : 'apply'));
  if (then === undefined) return undefined;
  if (then === 'apply') return (await apply(folder, plan, words)) ? 'applied' : undefined;
  const proof = await verify(context, folder, plan, sameBackend);
  context.migration.show(folder, REPORT, migrationReport(plan, proof));
  if (proof.status === 'same' && (await apply(folder, plan, words, proof))) return 'same';
  if (proof.status === 'different')
    void window.showErrorMessage(`${proof.message} Nothing was changed; the report has the differences.`);
  if (proof.status === 'unverified') {
    const anyway = 'Apply Anyway';
    const said = `Not verified: ${proof.message} Nothing was changed.`;
    const answer = next === undefined ? await window.showErrorMessage(said, anyway) : undefined;
    if (answer === anyway && (await apply(folder, plan, `${words} Not verified.`))) return 'applied';
  }
  return proof.status;
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

/** The report at the side: rendered where VS Code can, else as text. */
async function showReport(context: CommandContext, folder: Uri, plan: MigrationPlan): Promise<void> {
  const uri = context.migration.show(folder, REPORT, migrationReport(plan));
  const document = await workspace.openTextDocument(uri);
  const preview = 'markdown.showPreviewToSide';
  if ((await commands.getCommands(true)).includes(preview)) {
    await commands.executeCommand(preview, uri);
    return;
  }
  await window.showTextDocument(document, {
    viewColumn: ViewColumn.Beside,
    preserveFocus: true,
    preview: false,
  });
}

/** Whether to go on with what was chosen. */
async function askThen(plan: MigrationPlan, next: Next): Promise<Next | undefined> {
  const words = next === 'verify' ? 'Verify and Apply' : 'Apply';
  const files = plan.files.map(({ path }) => path).join(', ');
  const answer = await window.showInformationMessage(`The migration changes ${files}.`, words);
  return answer === words ? next : undefined;
}
