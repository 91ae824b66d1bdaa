import { type ExtensionContext, type LogOutputChannel, Uri, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  vsdiag,
} from 'vscode-languageclient';
import { selector } from './selector.ts';
import { withUnsaved } from './unsaved.ts';

/** What the client is set up with; `onEnded` as in `ClientHost`. */
export function clientOptions(
  context: ExtensionContext,
  log: LogOutputChannel,
  onEnded: () => void,
): LanguageClientOptions {
  return {
    documentSelector: selector,
    outputChannel: log,
    // A function, because a restarted server must learn of trust granted meanwhile.
    initializationOptions: () => ({
      trusted: workspace.isTrusted,
      // The server names it on proposals that are followed by a further list.
      suggestCommand: 'editor.action.triggerSuggest',
      formatsItself: true,
      addToolCommand: 'pyproject.addTool',
      referencesCommand: 'pyproject.showReferences',
      buildCommand: 'pyproject.build',
      dataUri: Uri.joinPath(context.extensionUri, 'dist/data/').toString(),
    }),
    // Without it the client shows a message of its own; what failed is in the log all the same.
    initializationFailedHandler: () => false,
    errorHandler: {
      error: (_error, _message, count) => {
        if (count === undefined || count <= 3) return { action: ErrorAction.Continue };
        onEnded();
        return { action: ErrorAction.Shutdown };
      },
      closed: () => {
        onEnded();
        return { action: CloseAction.DoNotRestart };
      },
    },
    middleware: {
      sendRequest: (type, param, token, next) => {
        const method = typeof type === 'string' ? type : type.method;
        return next(
          type,
          method === 'textDocument/rename' ? (withUnsaved(param) as typeof param) : param,
          token,
        );
      },
      provideDiagnostics: (document, previousResultId, token, next) =>
        isJudged(document instanceof Uri ? document : document.uri)
          ? next(document, previousResultId, token)
          : { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] },
    },
  };
}

/** An older version shown in a comparison gets hovers, but no findings: nobody can change it. */
function isJudged({ scheme }: Uri): boolean {
  if (scheme === 'untitled' || workspace.fs.isWritableFileSystem(scheme) === true) return true;
  return workspace.workspaceFolders?.some((folder) => folder.uri.scheme === scheme) ?? false;
}

/** Leaves what the client has to say in the log; what a person is told is for `server.ts` to decide. */
export function quiet<T extends BaseLanguageClient>(client: T): T {
  for (const level of ['error', 'warn', 'info'] as const) {
    const write = client[level].bind(client);
    client[level] = (message: string, data?: unknown) => write(message, data, false);
  }
  return client;
}
