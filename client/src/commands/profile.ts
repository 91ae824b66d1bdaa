import { commands, env, type QuickPickItem, type TextDocument, Uri, window, workspace } from 'vscode';
import { type ProfileEnd, type ProfilePlan, profilePlansFor, runProfile } from '../build/profile.ts';
import { runTask } from '../build/run-task.ts';
import { made } from '../build/tasks.ts';
import type { JobTerminal } from '../build/terminal.ts';
import { mayRun } from './build.ts';
import { documentFor } from './document.ts';
import type { CommandContext } from './index.ts';

interface Choice extends QuickPickItem {
  readonly plan?: ProfilePlan;
}

/** Asks what to profile, unless told so, records it with Memray in a terminal and makes the report. */
export async function profileWithMemray(
  context: CommandContext,
  address?: unknown,
  what?: unknown,
): Promise<ProfileEnd | undefined> {
  if (!(await mayRun(context, 'Profiling'))) return undefined;
  const open = window.activeTextEditor?.document;
  const document = await documentFor(address, 'profile');
  if (document === undefined) return undefined;
  if (open?.isDirty === true && !(await open.save())) return undefined;
  const file = typeof what === 'string' && what.endsWith('.py') ? what : fileOf(document, open);
  const plans = await profilePlansFor(context, document, file);
  const plan =
    typeof what === 'string' ? plans.find(({ id }) => id === what) : await ask(context, document, plans);
  if (plan === undefined) return undefined;
  const end = await underProgress(document, plan.title, plan.id, (terminal) =>
    runProfile(context, document, plan, terminal),
  );
  await tell(plan, end);
  return end;
}

/** The Python file that is being edited, as the project names it. */
function fileOf(document: TextDocument, open: TextDocument | undefined): string | undefined {
  if (open?.languageId !== 'python') return undefined;
  return relative(document, open.uri);
}

function relative(document: TextDocument, file: Uri): string | undefined {
  const folder = `${Uri.joinPath(document.uri, '..').path}/`;
  return file.scheme === document.uri.scheme && file.path.startsWith(folder)
    ? file.path.slice(folder.length)
    : undefined;
}

async function ask(
  context: CommandContext,
  document: TextDocument,
  plans: readonly ProfilePlan[],
): Promise<ProfilePlan | undefined> {
  const items: Choice[] = [
    ...plans.map((plan) => ({ plan, label: plan.id, description: plan.detail })),
    { label: 'A Python file…' },
  ];
  const choice = await window.showQuickPick(items, { placeHolder: 'What Memray records' });
  if (choice === undefined || choice.plan !== undefined) return choice?.plan;
  const [file] =
    (await window.showOpenDialog({
      defaultUri: Uri.joinPath(document.uri, '..'),
      filters: { Python: ['py'] },
    })) ?? [];
  const name = file === undefined ? undefined : (relative(document, file) ?? file.fsPath);
  return name === undefined ? undefined : (await profilePlansFor(context, document, name))[0];
}

function underProgress(
  document: TextDocument,
  title: string,
  profile: string,
  job: (terminal: JobTerminal) => Promise<ProfileEnd>,
): Thenable<ProfileEnd> {
  const folder = workspace.getWorkspaceFolder(document.uri);
  const file = folder === undefined ? document.uri.fsPath : workspace.asRelativePath(document.uri, false);
  const nothing: ProfileEnd = { code: undefined, cancelled: true };
  return runTask(title, nothing, (resolve) =>
    made({ type: 'pyproject', profile, file }, folder, title, async (terminal) => {
      const end = await job(terminal);
      if (end.message !== undefined) terminal.say(end.message);
      resolve(end);
      return end.code ?? 1;
    }),
  );
}

async function tell(plan: ProfilePlan, end: ProfileEnd): Promise<void> {
  if (end.cancelled) return;
  if (end.code === 0 && end.message === undefined) {
    const open = 'Open Report';
    const answer = await window.showInformationMessage(
      end.shows === undefined
        ? `Recorded ${plan.output}; the report is in the terminal.`
        : `Recorded ${plan.output}; the report is ${plan.shows}.`,
      ...(end.shows === undefined ? [] : [open]),
    );
    if (answer === open && end.shows !== undefined) await env.openExternal(end.shows);
    return;
  }
  const install = 'Install memray';
  const details = 'Show Details';
  const answer = await window.showErrorMessage(
    end.message ?? `${plan.title} failed.`,
    ...(end.needsMemray === undefined ? [] : [install]),
    details,
  );
  if (answer === details) await commands.executeCommand('workbench.action.terminal.focus');
  if (answer === install && end.needsMemray !== undefined) installMemray(end.needsMemray);
}

/** Shows the command line and leaves it to the person to press Enter. */
function installMemray(python: string): void {
  const terminal = window.createTerminal('Install memray');
  terminal.show();
  const word = /^[\w@%+=:,./\\~-]+$/.test(python) ? python : JSON.stringify(python);
  terminal.sendText(`${word} -m pip install memray`, false);
}
