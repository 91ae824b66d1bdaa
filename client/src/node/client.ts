import { type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions, quiet } from '../client-options.ts';
import { CLIENT_ID, CLIENT_NAME } from '../host.ts';

/** A client whose server is a process of its own, run by VS Code's Node. */
export function createClient(context: ExtensionContext, log: LogOutputChannel, onEnded: () => void) {
  // Of an untrusted workspace VS Code leaves this setting out: it is among the restricted ones.
  const chosen = workspace.getConfiguration('pyproject').get('server.path', '').trim();
  const module = chosen === '' ? context.asAbsolutePath('dist/server.js') : chosen;
  if (chosen !== '') log.info(`Starting the server ${chosen}, as the setting pyproject.server.path says.`);
  // Not the project's folder, so that nothing in it can change how Node starts.
  const cwd = context.asAbsolutePath('dist');
  const run = { module, transport: TransportKind.ipc, options: { cwd } };
  const debug = {
    ...run,
    options: { cwd, execArgv: ['--nolazy', '--inspect=6009', '--enable-source-maps'] },
  };
  return quiet(
    new LanguageClient(CLIENT_ID, CLIENT_NAME, { run, debug }, clientOptions(context, log, onEnded)),
  );
}
