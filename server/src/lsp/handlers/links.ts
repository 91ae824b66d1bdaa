import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import type { RequestHandler } from '../handle.ts';
import { addressIn, folderOf } from '../served.ts';
import { withFiles } from '../with-files.ts';

export const documentLinks: RequestHandler = {
  method: 'textDocument/documentLink',
  async handle(session, { textDocument }: DocumentLinkParams) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const folder = folderOf(document.uri);
    const found = await withFiles(session, document, ({ document: parsed, view }) =>
      session.service.links(parsed, view),
    );
    return found.flatMap(({ span, target, title }): DocumentLink[] => {
      const address =
        'url' in target ? target.url : folder === undefined ? undefined : addressIn(folder, target.file);
      if (address === undefined) return [];
      const made: DocumentLink = { range: document.at.range(span), target: address };
      if (session.client.navigation.linkTitle) made.tooltip = title;
      return [made];
    });
  },
};
