import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type RenameParams,
  ResponseError,
} from 'vscode-languageserver';
import { toRenameEdit } from '../convert.ts';
import type { RequestHandler } from '../handle.ts';
import { addressIn, folderOf } from '../served.ts';
import { withFiles } from '../with-files.ts';

export const prepareRename: RequestHandler = {
  method: 'textDocument/prepareRename',
  handle(session, { textDocument, position }: PrepareRenameParams) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const { document: parsed, view } = session.look(document);
    const found = session.service.renamable(parsed, document.at.offset(position), view);
    return found === undefined ? null : { range: document.at.range(found.span), placeholder: found.name };
  },
};

export const rename: RequestHandler = {
  method: 'textDocument/rename',
  async handle(session, { textDocument, position, newName }: RenameParams) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const offset = document.at.offset(position);
    const folder = folderOf(document.uri);
    // Files that are about to be edited are looked at anew.
    if (folder !== undefined) session.files?.changed([folder]);
    const found = await withFiles(session, document, ({ document: parsed, view }) =>
      session.service.rename(parsed, offset, newName, view),
    );
    if ('problem' in found) return new ResponseError(LSPErrorCodes.RequestFailed, found.problem);
    const others =
      folder === undefined ? [] : found.others.map((one) => ({ ...one, uri: addressIn(folder, one.file) }));
    return toRenameEdit(document, found.edits, others, document.at, session.client);
  },
};
