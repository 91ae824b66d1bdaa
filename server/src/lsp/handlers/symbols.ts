import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import type { DocumentSymbol as Found, SymbolKind as Kind } from '../../features/symbols.ts';
import type { Converter } from '../convert.ts';
import type { OpenDocument } from '../documents.ts';
import type { RequestHandler } from '../handle.ts';
import { remembered } from '../remembered.ts';
import type { Session } from '../session.ts';

/** The kind that a client shows, and what stands for it with one that knows the first kinds only. */
const kinds: Readonly<Record<Kind, SymbolKind>> = {
  project: SymbolKind.Module,
  table: SymbolKind.Namespace,
  dependency: SymbolKind.Package,
  include: SymbolKind.Interface,
  group: SymbolKind.Class,
  extra: SymbolKind.Class,
  script: SymbolKind.Function,
  'entry-point': SymbolKind.Function,
  version: SymbolKind.Constant,
  text: SymbolKind.String,
  number: SymbolKind.Number,
  boolean: SymbolKind.Boolean,
  list: SymbolKind.Array,
  key: SymbolKind.Property,
};

/** The kind of a symbol as the client knows it. */
export function symbolKind(session: Session, kind: Kind): SymbolKind {
  const wanted = kinds[kind];
  return session.client.navigation.symbolKind(wanted) ? wanted : SymbolKind.Property;
}

export const documentSymbols: RequestHandler = {
  method: 'textDocument/documentSymbol',
  handle(session, { textDocument }: DocumentSymbolParams) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const known = latest.get(document);
    if (known !== undefined) return known;
    const { document: parsed, view } = session.look(document);
    const found = session.service.symbols(parsed, view);
    const made = session.client.navigation.nestedSymbols
      ? found.map((symbol) => nested(session, symbol, document.at))
      : flat(session, document, found);
    latest.set(document, made);
    remembered.add(made);
    return made;
  },
};

/** Outline, breadcrumbs and others ask one after the other. */
const latest = new WeakMap<OpenDocument, readonly (DocumentSymbol | SymbolInformation)[]>();

function nested(session: Session, symbol: Found, at: Converter): DocumentSymbol {
  const range = at.range(symbol.span);
  const made: DocumentSymbol = {
    name: symbol.name,
    kind: symbolKind(session, symbol.kind),
    range,
    selectionRange: symbol.selection === symbol.span ? range : at.range(symbol.selection),
  };
  if (symbol.detail !== undefined) made.detail = symbol.detail;
  if (symbol.children.length > 0) made.children = symbol.children.map((child) => nested(session, child, at));
  return made;
}

function flat(session: Session, document: OpenDocument, symbols: readonly Found[]): SymbolInformation[] {
  const made: SymbolInformation[] = [];
  const add = (symbol: Found, container: string | undefined): void => {
    made.push({
      name: symbol.name,
      kind: symbolKind(session, symbol.kind),
      location: { uri: document.uri, range: document.at.range(symbol.span) },
      ...(container === undefined ? {} : { containerName: container }),
    });
    for (const child of symbol.children) add(child, symbol.name);
  };
  for (const symbol of symbols) add(symbol, undefined);
  return made;
}
