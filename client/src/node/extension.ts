import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { start } from '../activate.ts';
import { CLIENT_ID, CLIENT_NAME, type ClientHost } from '../host.ts';

/** Writes everything to the log and leaves it to `server.ts` what a person is told. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
  override warn(message: string, data?: unknown): void {
    super.warn(message, data, false);
  }
  override info(message: string, data?: unknown): void {
    super.info(message, data, false);
  }
}

const host: ClientHost = {
  createClient(context, options) {
    const module = context.asAbsolutePath('dist/server.js');
    // Not the project's folder, so that nothing in it can change how Node starts.
    const cwd = context.asAbsolutePath('dist');
    const run = { module, transport: TransportKind.ipc, options: { cwd } };
    const debug = {
      ...run,
      options: { cwd, execArgv: ['--nolazy', '--inspect=6009', '--enable-source-maps'] },
    };
    return new QuietClient(CLIENT_ID, CLIENT_NAME, { run, debug }, options);
  },
};

export function activate(context: ExtensionContext): void {
  start(context, host);
}
