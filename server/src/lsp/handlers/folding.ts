import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver';
import type { RequestHandler } from '../handle.ts';

export const foldingRanges: RequestHandler = {
  method: 'textDocument/foldingRange',
  handle(session, { textDocument }: FoldingRangeParams) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const { foldLimit, foldText } = session.client.navigation;
    const found = session.service.folding(session.look(document).document);
    return found.slice(0, foldLimit).map(({ start, end, kind, label }): FoldingRange => {
      const made: FoldingRange = { startLine: start, endLine: end };
      if (kind === 'comment') made.kind = FoldingRangeKind.Comment;
      if (foldText && label !== undefined) made.collapsedText = `… ${label}`;
      return made;
    });
  },
};
