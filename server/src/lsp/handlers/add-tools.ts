import type { TextDocumentIdentifier } from 'vscode-languageserver';
import { lineIndex } from '../../text/lines.ts';
import { converter, toWorkspaceEdit } from '../convert.ts';
import type { RequestHandler } from '../handle.ts';
import { known } from './known.ts';

interface Params {
  readonly textDocument: TextDocumentIdentifier;
}

/** For the list of our extension: the tools that can be added, with what of them is there. */
export const addableTools: RequestHandler = {
  method: 'pyproject/addableTools',
  async handle(session, { textDocument }: Params) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return { tools: [], presets: [], groups: [] };
    return known(session, document, () => {
      const { document: parsed, view } = session.look(document);
      return session.service.offerTools(parsed, view);
    });
  },
};

/** Adds tools: one edit of the document, with what was added and what to select afterwards. */
export const addTools: RequestHandler = {
  method: 'pyproject/addTools',
  async handle(session, { textDocument, tools, group }: Params & { tools: unknown; group?: unknown }) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return { added: [], already: [], notes: [] };
    const names = Array.isArray(tools) ? tools.filter((name) => typeof name === 'string') : [];
    const options = typeof group === 'string' && group !== '' ? { group } : {};
    const done = await known(session, document, () => {
      const { document: parsed, view } = session.look(document);
      return session.service.addTools(parsed, names, options, view);
    });
    const after =
      done.select === undefined ? undefined : converter(lineIndex(done.text), session.client.encoding);
    return {
      added: done.added.map(({ title }) => title),
      already: done.already,
      notes: done.notes,
      ...(done.refused === undefined ? {} : { refused: done.refused }),
      ...(done.edits.length === 0
        ? {}
        : { edit: toWorkspaceEdit(document, done.edits, document.at, session.client) }),
      ...(after === undefined || done.select === undefined ? {} : { select: after.range(done.select) }),
    };
  },
};
