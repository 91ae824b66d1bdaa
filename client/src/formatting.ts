import {
  type CancellationToken,
  type Disposable,
  extensions,
  type FormattingOptions,
  languages,
  type Position,
  type Range,
  type TextDocument,
  type TextEdit,
  workspace,
} from 'vscode';
import { selector } from './selector.ts';
import type { Server } from './server.ts';

/**
 * Registers our formatters while the setting `pyproject.format.enable` and the other extensions let us. Two formatters for
 * one file make VS Code ask which to take, so `auto` keeps ours back where another extension serves TOML.
 */
export function createFormatting(server: Server, own: string): Disposable {
  let registered: Disposable[] = [];
  const leave = (): void => {
    for (const one of registered) one.dispose();
    registered = [];
  };
  const decide = (): void => {
    if (isWanted(own) === registered.length > 0) return;
    if (registered.length > 0) leave();
    else registered = register(server);
  };
  decide();
  const watchers = [
    extensions.onDidChange(decide),
    workspace.onDidChangeConfiguration((event) => {
      if (
        event.affectsConfiguration('pyproject.format') ||
        event.affectsConfiguration('editor.defaultFormatter')
      )
        decide();
    }),
  ];
  return {
    dispose() {
      leave();
      for (const one of watchers) one.dispose();
    },
  };
}

function isWanted(own: string): boolean {
  const enable = workspace.getConfiguration('pyproject').get<string>('format.enable', 'auto');
  if (enable !== 'auto') return enable === 'on';
  const chosen = workspace
    .getConfiguration('editor', { languageId: 'toml' })
    .get<string | null>('defaultFormatter');
  if (chosen?.toLowerCase() === own.toLowerCase()) return true;
  return !extensions.all.some(({ id, packageJSON }) => id !== own && servesToml(packageJSON));
}

/** Whether an extension runs code for TOML: it may bring a formatter. */
function servesToml({ main, browser, activationEvents, contributes }: Record<string, unknown>): boolean {
  if (main === undefined && browser === undefined) return false;
  if (Array.isArray(activationEvents) && activationEvents.includes('onLanguage:toml')) return true;
  const declared = (contributes as { languages?: unknown } | undefined)?.languages;
  return Array.isArray(declared) && declared.some((one: { id?: unknown } | null) => one?.id === 'toml');
}

function register(server: Server): Disposable[] {
  const ask = (method: string, document: TextDocument, options: FormattingOptions, more: object) =>
    requestEdits(server, method, document, options, more);
  return [
    languages.registerDocumentFormattingEditProvider(selector, {
      provideDocumentFormattingEdits: (document, options) =>
        ask('textDocument/formatting', document, options, {}),
    }),
    languages.registerDocumentRangeFormattingEditProvider(selector, {
      provideDocumentRangeFormattingEdits: (
        document: TextDocument,
        range: Range,
        options: FormattingOptions,
      ) => ask('textDocument/rangeFormatting', document, options, { range: plainRange(range) }),
    }),
    languages.registerOnTypeFormattingEditProvider(
      selector,
      {
        provideOnTypeFormattingEdits: (
          document: TextDocument,
          position: Position,
          ch: string,
          options: FormattingOptions,
          _token: CancellationToken,
        ) =>
          ask('textDocument/onTypeFormatting', document, options, { position: plainPosition(position), ch }),
      },
      '\n',
      ']',
      '}',
    ),
  ];
}

const plainPosition = ({ line, character }: Position) => ({ line, character });
const plainRange = ({ start, end }: Range) => ({ start: plainPosition(start), end: plainPosition(end) });

/** Asks the server for the edits that lay a document out; none while it does not run. */
export async function requestEdits(
  server: Server,
  method: string,
  document: TextDocument,
  { tabSize, insertSpaces }: Pick<FormattingOptions, 'tabSize' | 'insertSpaces'>,
  more: object = {},
): Promise<TextEdit[]> {
  const client = server.state === 'running' ? server.client : undefined;
  if (client === undefined) return [];
  const textDocument = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const params = { textDocument, options: { tabSize, insertSpaces }, ...more };
  const edits = await client.sendRequest<Parameters<typeof client.protocol2CodeConverter.asTextEdits>[0]>(
    method,
    params,
  );
  return (await client.protocol2CodeConverter.asTextEdits(edits)) ?? [];
}
