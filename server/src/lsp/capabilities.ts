import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { tokenTypes } from '../features/tokens.ts';
import type { ClientFacts } from './client.ts';
import { FIX_ALL } from './handlers/code-actions.ts';

const TRIGGERS = ['[', '{', '.', '"', "'", '=', ',', ':', ';', '<', '>', '~', '!', ' ', '('];

/** What this server offers to a client. */
export function serverCapabilities(client: ClientFacts): ServerCapabilities {
  return {
    positionEncoding: client.encoding,
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: { includeText: false },
    },
    completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true },
    hoverProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: client.navigation.prepareRename ? { prepareProvider: true } : true,
    codeLensProvider: {},
    ...(client.navigation.linkedEditing ? { linkedEditingRangeProvider: true } : {}),
    ...(client.navigation.inlayHints ? { inlayHintProvider: true } : {}),
    ...(client.navigation.semanticTokens
      ? {
          semanticTokensProvider: {
            legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] },
            full: { delta: true },
            range: true,
          },
        }
      : {}),
    ...(client.formatsItself
      ? {}
      : {
          documentFormattingProvider: true,
          documentRangeFormattingProvider: true,
          documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n', moreTriggerCharacter: [']', '}'] },
        }),
    ...(client.codeActions
      ? {
          codeActionProvider: {
            codeActionKinds: [
              CodeActionKind.QuickFix,
              FIX_ALL,
              CodeActionKind.RefactorRewrite,
              'refactor.move',
              ...(client.addToolCommand === undefined ? [] : [CodeActionKind.Refactor]),
            ],
            resolveProvider: client.resolveEdit,
          },
        }
      : {}),
    ...(client.pull
      ? {
          diagnosticProvider: {
            identifier: 'pyproject',
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }
      : {}),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
