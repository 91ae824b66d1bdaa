import type {
  DidChangeTextDocumentParams,
  DidChangeWatchedFilesParams,
  DidChangeWorkspaceFoldersParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
} from 'vscode-languageserver';
import type { NotificationHandler } from '../handle.ts';
import { folderOf } from '../served.ts';
import type { Session } from '../session.ts';
import { pushDiagnostics } from './diagnostics.ts';

/** What the client tells us of documents, settings, files and trust. */
export function notifications(session: Session): readonly NotificationHandler[] {
  const push = session.client.pull ? undefined : pushDiagnostics(session);
  session.onStale.push(() => {
    if (session.documents.size === 0) return;
    askForHints(session);
    if (push === undefined) askAgain(session);
    else for (const { uri, served } of session.documents.all()) if (served) push.changed(uri);
  });

  return [
    {
      method: 'textDocument/didOpen',
      take(_, { textDocument: { uri, version, text } }: DidOpenTextDocumentParams) {
        const document = session.documents.open(uri, version, text);
        if (document.served) push?.changed(uri);
      },
    },
    {
      method: 'textDocument/didChange',
      take(_, { textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams) {
        const before = session.documents.get(uri);
        const document = session.documents.change(uri, version, contentChanges);
        if (document?.served || before?.served) push?.changed(uri);
      },
    },
    {
      method: 'textDocument/didClose',
      take(_, { textDocument: { uri } }: DidCloseTextDocumentParams) {
        const served = session.documents.get(uri)?.served;
        session.documents.close(uri);
        if (served) push?.closed(uri);
        const folder = folderOf(uri);
        const used = [...session.documents.all()].some((other) => folderOf(other.uri) === folder);
        if (folder !== undefined && !used) session.files?.forget(folder);
      },
    },
    {
      method: 'textDocument/didSave',
      take(_, { textDocument: { uri } }: DidSaveTextDocumentParams) {
        // Where nobody watches the files for us, a save is the moment to look again.
        const folder = folderOf(uri);
        if (!session.client.registerWatchers && folder !== undefined) session.files?.changed([folder]);
      },
    },
    {
      method: 'workspace/didChangeConfiguration',
      take(_, params: { settings?: unknown } | undefined) {
        session.settings.changed(params?.settings);
        session.stale();
      },
    },
    {
      method: 'workspace/didChangeWorkspaceFolders',
      take(_, { event }: DidChangeWorkspaceFoldersParams) {
        const removed = new Set(event.removed.map(({ uri }) => uri));
        const folders = [...session.settings.folders(), ...event.added.map(({ uri }) => uri)].filter(
          (uri) => !removed.has(uri),
        );
        session.settings.setFolders(folders);
        session.projects?.changed();
        session.stale();
      },
    },
    {
      method: 'workspace/didChangeWatchedFiles',
      take(_, { changes }: DidChangeWatchedFilesParams) {
        session.files?.changed(changes.map(({ uri }) => uri));
        if (changes.some(({ uri }) => /(?:pyproject\.toml|ignore)$/.test(uri))) session.projects?.changed();
      },
    },
    {
      method: 'pyproject/trust',
      take(_, params: { trusted?: unknown } | undefined) {
        session.setTrusted(params?.trusted === true);
        session.stale();
      },
    },
  ];
}

/** What stands behind and above lines depends on files and settings as well. */
function askForHints({ client, connection, host }: Session): void {
  const failed = (error: unknown): void =>
    host.log('warning', `The client did not refresh: ${String(error)}`);
  if (client.navigation.inlayRefresh)
    connection.sendRequest('workspace/inlayHint/refresh').then(undefined, failed);
  if (client.navigation.lensRefresh)
    connection.sendRequest('workspace/codeLens/refresh').then(undefined, failed);
}

/** Tells a client that asks for diagnostics to ask again. */
function askAgain(session: Session): void {
  if (!session.client.refresh) return;
  tell(session, 'workspace/diagnostic/refresh');
}

function tell({ connection, host }: Session, request: string): void {
  connection
    .sendRequest(request)
    .then(undefined, (error) => host.log('warning', `The client did not refresh: ${String(error)}`));
}
