import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import type { RequestHandler } from '../handle.ts';

export const inlayHints: RequestHandler = {
  method: 'textDocument/inlayHint',
  async handle(session, { textDocument, range }: InlayHintParams) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    await session.ready(document.uri);
    const { document: parsed, view } = session.look(document);
    const which = session.settings.known(document.uri).inlayHints;
    return session.service.hints(parsed, document.at.span(range), which, view).map(
      ({ offset, label, title }): InlayHint => ({
        position: document.at.position(offset),
        label,
        tooltip: title,
        paddingLeft: true,
      }),
    );
  },
};
