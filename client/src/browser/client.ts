import { type ExtensionContext, type LogOutputChannel, Uri } from 'vscode';
import { LanguageClient, type ServerOptions } from 'vscode-languageclient/browser';
import { clientOptions, quiet } from '../client-options.ts';
import { CLIENT_ID, CLIENT_NAME } from '../host.ts';

// The browser's own types would reach every other file of the project, so its one name is declared here.
declare const Worker: new (url: string) => Exclude<ServerOptions, () => unknown>;

/** A client whose server is a web worker. */
export function createClient(context: ExtensionContext, log: LogOutputChannel, onEnded: () => void) {
  const url = Uri.joinPath(context.extensionUri, 'dist/browser/server.js').toString(true);
  return quiet(
    new LanguageClient(
      CLIENT_ID,
      CLIENT_NAME,
      async () => new Worker(url),
      clientOptions(context, log, onEnded),
    ),
  );
}
