import { type Range, type TextDocument, Uri, workspace } from 'vscode';
import type { CommandContext } from '../commands/index.ts';
import { interpreterFor } from './interpreter.ts';
import type { JobTerminal } from './terminal.ts';

/** As the server describes a way to build. */
export interface BuildPlan {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly program: string;
  readonly args: readonly string[];
}

export interface Artefact {
  readonly uri: Uri;
  readonly name: string;
  readonly size: string;
}

/** How a build ended. */
export interface BuildEnd {
  readonly code: number | undefined;
  readonly cancelled: boolean;
  readonly artefacts: readonly Artefact[];
  /** Why it failed. */
  readonly message?: string;
  readonly at?: Range;
  /** The interpreter that lacks the package `build`. */
  readonly needsBuild?: string;
  readonly noPython?: boolean;
}

export async function plansFor(
  { server }: CommandContext,
  document: TextDocument,
): Promise<readonly BuildPlan[]> {
  await server.ensureStarted();
  const textDocument = { uri: document.uri.toString() };
  return (await server.client?.sendRequest<BuildPlan[]>('pyproject/buildPlans', { textDocument })) ?? [];
}

/** Runs one way to build in a terminal, and says how it ended. */
export async function runBuild(
  context: CommandContext,
  document: TextDocument,
  plan: Pick<BuildPlan, 'program' | 'args'>,
  terminal: JobTerminal,
): Promise<BuildEnd> {
  const { run } = context.host;
  const none = { code: undefined, cancelled: false, artefacts: [] };
  if (run === undefined) return { ...none, message: noProcesses('Building') };
  const folder = Uri.joinPath(document.uri, '..');
  const isPython = plan.program === 'python';
  const program = isPython ? await interpreterFor(folder) : plan.program;
  terminal.say(`\u001b[1m> ${commandLine(program, plan.args)}\u001b[0m`);
  terminal.say(`  in ${folder.fsPath}\n`);

  context.builds.findings.clear(document.uri);
  const started = Date.now();
  terminal.running = run({ program, args: plan.args, cwd: folder.fsPath }, (text) => terminal.print(text));
  if (terminal.closed) terminal.running.end();
  const { code, problem } = await terminal.running.ended;
  if (terminal.closed) return { ...none, cancelled: true };
  if (problem !== undefined) {
    const message = isPython
      ? `No Python was found: "${program}" does not start. Choose one in the Python extension, make a .venv, or set pyproject.pythonPath.`
      : `"${program}" is not on the PATH. Install it, or build with python -m build.`;
    terminal.say(message);
    return { ...none, message, ...(isPython ? { noPython: true } : {}) };
  }
  if (code === 0) {
    const artefacts = await artefactsSince(folder, started);
    terminal.say(`\nBuilt ${artefacts.map(({ name, size }) => `dist/${name} (${size})`).join(', ')}`);
    return { code, cancelled: false, artefacts };
  }
  const said = await context.server.client?.sendRequest<{
    message: string;
    range?: unknown;
    needsBuild?: boolean;
  } | null>('pyproject/buildFailure', {
    textDocument: { uri: document.uri.toString() },
    output: terminal.output,
  });
  const message = said?.message ?? 'The build failed.';
  const { client } = context.server;
  const range = client?.protocol2CodeConverter.asRange(said?.range as never) as Range | undefined;
  terminal.say(`\n\u001b[31mThe build failed.\u001b[0m ${message}`);
  if (range !== undefined) context.builds.findings.set(document.uri, message, range);
  return {
    code: code ?? 1,
    cancelled: false,
    artefacts: [],
    message,
    ...(range === undefined ? {} : { at: range }),
    ...(said?.needsBuild === true ? { needsBuild: program } : {}),
  };
}

/** Why nothing runs in a browser. */
export const noProcesses = (doing: string): string =>
  `${doing} starts a program, which VS Code in a browser cannot do. Open the folder in VS Code on a machine.`;

async function artefactsSince(folder: Uri, since: number): Promise<Artefact[]> {
  const dist = Uri.joinPath(folder, 'dist');
  const names = await workspace.fs.readDirectory(dist).then(
    (entries) => entries.map(([name]) => name),
    () => [],
  );
  const found: Artefact[] = [];
  for (const name of names.sort()) {
    if (!/\.(whl|tar\.gz|zip)$/.test(name)) continue;
    const uri = Uri.joinPath(dist, name);
    const { size, mtime } = await workspace.fs.stat(uri);
    if (mtime >= since - 2000) found.push({ uri, name, size: shownSize(size) });
  }
  return found;
}

/** A command as it is shown. */
export const commandLine = (program: string, args: readonly string[]): string =>
  [program, ...args]
    .map((word) => (/^[\w@%+=:,./\\~-]+$/.test(word) ? word : JSON.stringify(word)))
    .join(' ');

function shownSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${kilo.toFixed(1)} KB` : `${(kilo / 1024).toFixed(1)} MB`;
}
