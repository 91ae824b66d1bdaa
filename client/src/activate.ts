import {
  type ExtensionContext,
  type LogOutputChannel,
  commands as palette,
  version as vscodeVersion,
  window,
  workspace,
} from 'vscode';
import { createBuildFindings } from './build/findings.ts';
import { provideBuildTasks } from './build/tasks.ts';
import { type CommandContext, commands } from './commands/index.ts';
import { createFormatting } from './formatting.ts';
import { CLIENT_NAME, type ClientHost } from './host.ts';
import { provideMigrationLens } from './migrate/lens.ts';
import { createMigrationTexts } from './migrate/texts.ts';
import { isServed } from './selector.ts';
import { createServer, type Server } from './server.ts';
import { createStatus } from './ui/status.ts';

/** Sets the extension up; the server itself starts with the first pyproject.toml that is opened. */
export function start(context: ExtensionContext, host: ClientHost): void {
  const log = window.createOutputChannel(CLIENT_NAME, { log: true });
  // VS Code 1.93 and older give a channel up for which no line comes in the first seconds: Show Log showed nothing.
  log.info(`Pyproject Toolkit ${context.extension.packageJSON.version} in VS Code ${vscodeVersion}`);
  const server = createServer(context, host, log, (times) => void sayGivenUp(times));
  const findings = createBuildFindings();
  const migration = createMigrationTexts();
  const shared: CommandContext = { context, server, log, host, builds: { findings }, migration };
  const startWhenNeeded = () => {
    if (workspace.textDocuments.some(isServed)) void server.ensureStarted();
  };

  context.subscriptions.push(
    log,
    server,
    findings,
    migration,
    provideMigrationLens(),
    provideBuildTasks(shared),
    createStatus(server),
    createFormatting(server, context.extension.id),
    workspace.onDidOpenTextDocument(startWhenNeeded),
    workspace.onDidGrantWorkspaceTrust(
      () => void server.client?.sendNotification('pyproject/trust', { trusted: true }),
    ),
    server.onDidChange((state) => {
      if (state === 'running') void checkVersions(context, server, log);
    }),
    ...commands.map(({ id, run }) => palette.registerCommand(id, (...args) => run(shared, ...args))),
  );
  startWhenNeeded();
}

async function checkVersions(
  context: ExtensionContext,
  server: Server,
  log: LogOutputChannel,
): Promise<void> {
  const { versionProblems } = await import('./versions.ts');
  const { version, engines } = context.extension.packageJSON;
  const problems = versionProblems({
    extension: version,
    server: server.client?.initializeResult?.serverInfo?.version,
    vscode: vscodeVersion,
    wantedVSCode: engines.vscode,
  });
  for (const problem of problems) log.warn(problem);
}

async function sayGivenUp(times: number): Promise<void> {
  const restart = 'Restart Server';
  const showLog = 'Show Log';
  const answer = await window.showErrorMessage(
    `The Pyproject language server ended by itself ${times} times, so it stays stopped. The log has the cause.`,
    showLog,
    restart,
  );
  if (answer === showLog) await palette.executeCommand('pyproject.showLog');
  if (answer === restart) await palette.executeCommand('pyproject.restartServer');
}
