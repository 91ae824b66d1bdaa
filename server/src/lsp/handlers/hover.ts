import type { HoverParams } from 'vscode-languageserver';
import { awaitFiles } from '../await-files.ts';
import { toHover } from '../convert.ts';
import type { RequestHandler } from '../handle.ts';

export const hover: RequestHandler = {
  method: 'textDocument/hover',
  async handle(session, { textDocument, position }: HoverParams, token) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const found = await awaitFiles(session, textDocument.uri, token, () => {
      const { document: parsed, view } = session.look(document);
      return session.service.hover(parsed, document.at.offset(position), view);
    });
    return found === undefined ? null : toHover(found, document.at, session.client);
  },
};
