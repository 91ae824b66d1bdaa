import { commands, type QuickPickItem, Selection, type TextDocument, window, workspace } from 'vscode';
import { type BuildEnd, type BuildPlan, noProcesses, plansFor } from '../build/job.ts';
import { runTask } from '../build/run-task.ts';
import { buildTask } from '../build/tasks.ts';
import { documentFor } from './document.ts';
import type { CommandContext } from './index.ts';

interface PlanChoice extends QuickPickItem {
  readonly plan: BuildPlan;
}

/** Asks how to build, unless told so, and builds in a terminal. */
export async function buildPackage(
  context: CommandContext,
  address?: unknown,
  way?: unknown,
): Promise<BuildEnd | undefined> {
  if (!(await mayRun(context))) return undefined;
  const document = await documentFor(address, 'build');
  if (document === undefined) return undefined;
  if (document.isDirty && !(await document.save())) return undefined;
  const plans = await plansFor(context, document);
  if (plans.length === 0) {
    void window.showErrorMessage('The Pyproject language server is not running; "Restart Server" starts it.');
    return undefined;
  }
  const plan = typeof way === 'string' ? plans.find(({ id }) => id === way) : await ask(plans);
  if (plan === undefined) return undefined;
  const end = await underProgress(context, document, plan);
  await tell(context, document, plan, end);
  return end;
}

/** Whether programs may be started here; says why not. `doing` names what starts one: `Building`. */
export async function mayRun({ host }: CommandContext, doing = 'Building'): Promise<boolean> {
  if (host.run === undefined) {
    void window.showErrorMessage(noProcesses(doing));
    return false;
  }
  if (workspace.isTrusted) return true;
  const manage = 'Manage Workspace Trust';
  const said = `${doing} runs code of this project, so the workspace has to be trusted first.`;
  if ((await window.showErrorMessage(said, manage)) === manage)
    await commands.executeCommand('workbench.trust.manage');
  return false;
}

async function ask(plans: readonly BuildPlan[]): Promise<BuildPlan | undefined> {
  const items: PlanChoice[] = plans.map((plan) => ({
    plan,
    label: plan.title,
    description: plan.detail,
  }));
  return (await window.showQuickPick(items, { placeHolder: 'How to build the project' }))?.plan;
}

function underProgress(context: CommandContext, document: TextDocument, plan: BuildPlan): Thenable<BuildEnd> {
  const nothing: BuildEnd = { code: undefined, cancelled: true, artefacts: [] };
  return runTask(plan.title, nothing, (end) => buildTask(context, document, plan, end));
}

async function tell(
  context: CommandContext,
  document: TextDocument,
  plan: BuildPlan,
  end: BuildEnd,
): Promise<void> {
  if (end.cancelled) return;
  if (end.code === 0) {
    const [first] = end.artefacts;
    const what = end.artefacts.map(({ name, size }) => `${name} (${size})`).join(' and ');
    const reveal = 'Reveal';
    const answer = await window.showInformationMessage(
      first === undefined ? 'Built; nothing new is in dist.' : `Built ${what}.`,
      ...(first === undefined ? [] : [reveal]),
    );
    if (answer === reveal) await commands.executeCommand('revealInExplorer', first?.uri);
    return;
  }
  const install = 'Install build';
  const settings = 'Open Settings';
  const show = 'Show Key';
  const details = 'Show Details';
  const actions = [
    ...(end.needsBuild === undefined ? [] : [install]),
    ...(end.noPython === true ? [settings] : []),
    ...(end.at === undefined ? [] : [show]),
    details,
  ];
  const answer = await window.showErrorMessage(end.message ?? `${plan.title} failed.`, ...actions);
  if (answer === install && end.needsBuild !== undefined) {
    const args = ['-m', 'pip', 'install', 'build'];
    const step: BuildPlan = {
      id: 'install',
      title: 'pip install build',
      detail: '',
      program: end.needsBuild,
      args,
    };
    const done = await underProgress(context, document, step);
    if (done.code === 0) await tell(context, document, plan, await underProgress(context, document, plan));
  }
  if (answer === settings)
    await commands.executeCommand('workbench.action.openSettings', 'pyproject.pythonPath');
  if (answer === details) await commands.executeCommand('workbench.action.terminal.focus');
  if (answer === show && end.at !== undefined) {
    const editor = await window.showTextDocument(document);
    editor.selection = new Selection(end.at.start, end.at.end);
    editor.revealRange(end.at);
  }
}
