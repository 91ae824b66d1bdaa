import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import type { RequestHandler } from '../handle.ts';

export const selectionRanges: RequestHandler = {
  method: 'textDocument/selectionRange',
  handle(session, { textDocument, positions }: SelectionRangeParams) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const { document: parsed, view } = session.look(document);
    return positions.map((position): SelectionRange => {
      const spans = session.service.selection(parsed, document.at.offset(position), view);
      let made: SelectionRange | undefined;
      for (let i = spans.length - 1; i >= 0; i--) {
        const range = document.at.range(spans[i] as { start: number; end: number });
        made = made === undefined ? { range } : { range, parent: made };
      }
      return made ?? { range: { start: position, end: position } };
    });
  },
};
