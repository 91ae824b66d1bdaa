import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, type ServerOptions } from 'vscode-languageclient/browser';
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

// The browser's own types would reach every other file of the project, so its one name is declared here.
type StartedWorker = Exclude<ServerOptions, () => unknown>;
declare const Worker: new (url: string) => StartedWorker;

const host: ClientHost = {
  createClient(context, options) {
    const url = Uri.joinPath(context.extensionUri, 'dist/browser/server.js').toString(true);
    return new QuietClient(CLIENT_ID, CLIENT_NAME, async () => new Worker(url), options);
  },
};

export function activate(context: ExtensionContext): void {
  start(context, host);
}
