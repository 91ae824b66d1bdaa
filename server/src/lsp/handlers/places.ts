import type {
  CodeLens,
  CodeLensParams,
  DefinitionParams,
  DocumentHighlight,
  DocumentHighlightParams,
  LinkedEditingRangeParams,
  ReferenceParams,
} from 'vscode-languageserver';
import { DocumentHighlightKind } from 'vscode-languageserver';
import type { Place } from '../../features/references.ts';
import { rangeIn, toLocation, toLocationLink } from '../convert.ts';
import type { OpenDocument } from '../documents.ts';
import type { RequestHandler } from '../handle.ts';
import { addressIn, folderOf } from '../served.ts';
import type { Session } from '../session.ts';
import { withFiles } from '../with-files.ts';
import { buildLenses } from './build.ts';

export const definition: RequestHandler = {
  method: 'textDocument/definition',
  async handle(session, { textDocument, position }: DefinitionParams) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const offset = document.at.offset(position);
    const found = await withFiles(session, document, ({ document: parsed, view }) =>
      session.service.definitions(parsed, offset, view),
    );
    const folder = folderOf(document.uri);
    const links = found.flatMap(({ from, here, there }) => {
      const origin = document.at.range(from);
      if (here !== undefined) {
        const { whole, name } = here;
        return [toLocationLink(document.uri, document.at.range(whole), document.at.range(name), origin)];
      }
      if (there === undefined || folder === undefined) return [];
      const range = rangeIn(there.text ?? '', there.span ?? { start: 0, end: 0 }, session.client.encoding);
      return [toLocationLink(addressIn(folder, there.file), range, range, origin)];
    });
    if (session.client.navigation.definitionLinks) return links;
    return links.map(({ targetUri, targetSelectionRange }) => toLocation(targetUri, targetSelectionRange));
  },
};

export const references: RequestHandler = {
  method: 'textDocument/references',
  async handle(session, { textDocument, position, context }: ReferenceParams) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const offset = document.at.offset(position);
    const which = context?.includeDeclaration === false ? 'without-definition' : 'all';
    const found = await withFiles(session, document, ({ document: parsed, view }) =>
      session.service.references(parsed, offset, which, view),
    );
    return locations(session, document, found);
  },
};

/** Where the places are, by address. */
function locations(session: Session, document: OpenDocument, places: readonly Place[]) {
  const folder = folderOf(document.uri);
  return places.flatMap(({ span, other }) => {
    if (other === undefined) return [toLocation(document.uri, document.at.range(span))];
    if (folder === undefined) return [];
    return [toLocation(addressIn(folder, other.file), rangeIn(other.text, span, session.client.encoding))];
  });
}

export const highlights: RequestHandler = {
  method: 'textDocument/documentHighlight',
  handle(session, { textDocument, position }: DocumentHighlightParams) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const { document: parsed, view } = session.look(document);
    const found = session.service.highlights(parsed, document.at.offset(position), view);
    return found.map(
      ({ span, role }): DocumentHighlight => ({
        range: document.at.range(span),
        kind: role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      }),
    );
  },
};

export const linkedEditing: RequestHandler = {
  method: 'textDocument/linkedEditingRange',
  handle(session, { textDocument, position }: LinkedEditingRangeParams) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const { document: parsed, view } = session.look(document);
    const found = session.service.linked(parsed, document.at.offset(position), view);
    if (found.length === 0) return null;
    return { ranges: found.map(document.at.range), wordPattern: '[A-Za-z0-9._-]*' };
  },
};

export const codeLenses: RequestHandler = {
  method: 'textDocument/codeLens',
  async handle(session, { textDocument }: CodeLensParams) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const found = await withFiles(session, document, ({ document: parsed, view }) =>
      session.service.lenses(parsed, view),
    );
    const { referencesCommand } = session.client;
    const others = found.map(({ span, title, places }): CodeLens => {
      const range = document.at.range(span);
      if (referencesCommand === undefined) return { range, command: { title, command: '' } };
      const target = [document.uri, range.start, locations(session, document, places)];
      return { range, command: { title, command: referencesCommand, arguments: target } };
    });
    return [...buildLenses(session, document), ...others];
  },
};
