import type { HoverParams } from 'vscode-languageserver';
import { toHover } from '../convert.ts';
import type { RequestHandler } from '../handle.ts';

export const hover: RequestHandler = {
  method: 'textDocument/hover',
  handle(session, { textDocument, position }: HoverParams) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const { document: parsed, view } = session.look(document);
    const found = session.service.hover(parsed, document.at.offset(position), view);
    return found === undefined ? null : toHover(found, document.at, session.client);
  },
};
