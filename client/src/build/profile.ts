import { type TextDocument, Uri, workspace } from 'vscode';
import type { CommandContext } from '../commands/index.ts';
import { interpreterFor } from './interpreter.ts';
import { commandLine, noProcesses } from './job.ts';
import type { JobTerminal } from './terminal.ts';

/** As the server describes what can be profiled. */
export interface ProfilePlan {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly record: readonly string[];
  readonly report: readonly string[];
  readonly output: string;
  readonly shows?: string;
}

/** How a profile ended. */
export interface ProfileEnd {
  readonly code: number | undefined;
  readonly cancelled: boolean;
  readonly message?: string;
  /** The page of the report. */
  readonly shows?: Uri;
  /** The interpreter that lacks Memray. */
  readonly needsMemray?: string;
}

/** What can be profiled: `file`, relative to the folder of the document, and the scripts of the project. */
export async function profilePlansFor(
  { server }: CommandContext,
  document: TextDocument,
  file: string | undefined,
): Promise<readonly ProfilePlan[]> {
  await server.ensureStarted();
  const textDocument = { uri: document.uri.toString() };
  return (
    (await server.client?.sendRequest<ProfilePlan[]>('pyproject/profilePlans', { textDocument, file })) ?? []
  );
}

/** Records a program in a terminal and makes the report; says how it ended. */
export async function runProfile(
  context: CommandContext,
  document: TextDocument,
  plan: ProfilePlan,
  terminal: JobTerminal,
): Promise<ProfileEnd> {
  const { run } = context.host;
  if (run === undefined) return { code: undefined, cancelled: false, message: noProcesses('Profiling') };
  const folder = Uri.joinPath(document.uri, '..');
  const program = await interpreterFor(folder);
  const started = Date.now();
  for (const args of [plan.record, plan.report]) {
    terminal.say(`\u001b[1m> ${commandLine(program, args)}\u001b[0m`);
    terminal.say(`  in ${folder.fsPath}\n`);
    terminal.running = run({ program, args, cwd: folder.fsPath }, (text) => terminal.print(text));
    if (terminal.closed) terminal.running.end();
    const { code, problem } = await terminal.running.ended;
    if (terminal.closed) return { code: undefined, cancelled: true };
    const end = { code: code ?? 1, cancelled: false };
    if (problem !== undefined) {
      const message = `No Python was found: "${program}" does not start. Choose one in the Python extension, make a .venv, or set pyproject.pythonPath.`;
      terminal.say(message);
      return { ...end, message };
    }
    if (code === 0) continue;
    if (/No module named '?memray/.test(terminal.output))
      return { ...end, message: `Memray is not installed for ${program}.`, needsMemray: program };
    // A program that ends with an error has been recorded all the same.
    if (args === plan.record && (await isNew(Uri.joinPath(folder, plan.output), started))) continue;
    return { ...end, message: `${plan.title} failed: the terminal shows what Memray said.` };
  }
  const shows = plan.shows === undefined ? undefined : Uri.joinPath(folder, plan.shows);
  return { code: 0, cancelled: false, ...(shows === undefined ? {} : { shows }) };
}

/** Profiles what a task names. */
export async function profileNamed(
  context: CommandContext,
  document: TextDocument,
  name: string,
  terminal: JobTerminal,
): Promise<number> {
  const plans = await profilePlansFor(context, document, name.endsWith('.py') ? name : undefined);
  const plan = plans.find(({ id }) => id === name);
  if (plan === undefined) {
    terminal.say(
      `The task says "profile": ${JSON.stringify(name)}, which is no script of the project and no file.`,
    );
    return 1;
  }
  const { code, message } = await runProfile(context, document, plan, terminal);
  if (message !== undefined) terminal.say(message);
  return code ?? 1;
}

async function isNew(file: Uri, since: number): Promise<boolean> {
  try {
    return (await workspace.fs.stat(file)).mtime >= since - 2000;
  } catch {
    return false;
  }
}
