import {
  type ExtensionContext,
  type LogOutputChannel,
  languages,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import type { DocumentSelector, LanguageClientOptions } from 'vscode-languageclient';

/**
 * The documents the server is told of: the file by its name, whatever its language id and wherever it lies, and
 * unsaved TOML, of which the server decides by content.
 */
const selector = [{ pattern: '**/pyproject.toml' }, { scheme: 'untitled', language: 'toml' }];

/** Whether the server is told of this document. */
export function isServed(document: TextDocument): boolean {
  return languages.match(selector, document) > 0;
}

/** What the server is given at its start. */
export function clientOptions(context: ExtensionContext, log: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: selector as DocumentSelector,
    outputChannel: log,
    // A function, because a restarted server must learn of trust granted meanwhile.
    initializationOptions: () => ({
      trusted: workspace.isTrusted,
      dataUri: Uri.joinPath(context.extensionUri, 'dist/data/').toString(),
    }),
    middleware: {
      provideDiagnostics: (document, previousResultId, token, next) =>
        isJudged(document instanceof Uri ? document : document.uri)
          ? next(document, previousResultId, token)
          : { kind: 'full' as never, items: [] },
    },
  };
}

/** An older version shown in a comparison gets hovers, but no findings: nobody can change it. */
function isJudged({ scheme }: Uri): boolean {
  if (scheme === 'untitled' || workspace.fs.isWritableFileSystem(scheme) === true) return true;
  return workspace.workspaceFolders?.some((folder) => folder.uri.scheme === scheme) ?? false;
}
