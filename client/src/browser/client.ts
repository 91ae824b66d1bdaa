import { type ExtensionContext, type LogOutputChannel, Uri } from 'vscode';
import { LanguageClient, type ServerOptions, State } from 'vscode-languageclient/browser';
import { clientOptions, quiet } from '../client-options.ts';
import { CLIENT_ID, CLIENT_NAME } from '../host.ts';

// The browser's own types would reach every other file of the project, so its one name is declared here.
type StartedWorker = Exclude<ServerOptions, () => unknown>;
interface WorkerParts {
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void;
  terminate(): void;
}
declare const Worker: new (url: string) => StartedWorker & WorkerParts;

/** A client whose server is a web worker. */
export function createClient(context: ExtensionContext, log: LogOutputChannel, onEnded: () => void) {
  const url = Uri.joinPath(context.extensionUri, 'dist/browser/server.js').toString(true);
  const worker = new Worker(url);
  const client = quiet(
    new LanguageClient(CLIENT_ID, CLIENT_NAME, worker, clientOptions(context, log, onEnded)),
  );
  // A worker has no connection that could close: it says that it cannot start, and lives until it is ended.
  worker.addEventListener('error', ({ message }: { readonly message?: string }) => {
    log.error(`The server's worker reports: ${message ?? 'an error without a message'}`);
    if (client.state !== State.Starting) return;
    worker.terminate();
    onEnded();
  });
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Stopped || newState === State.StartFailed) worker.terminate();
  });
  return client;
}
