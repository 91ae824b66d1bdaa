import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type RenameParams,
  ResponseError,
} from 'vscode-languageserver';
import { type ProjectFiles, unknownFiles } from '../../spec/host.ts';
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

/** Texts of other files that are edited and not saved; the client sends them along where it knows how. */
interface Unsaved {
  readonly unsaved?: readonly { readonly uri: string; readonly text: string }[];
}

export const rename: RequestHandler = {
  method: 'textDocument/rename',
  async handle(session, { textDocument, position, newName, unsaved = [] }: RenameParams & Unsaved) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const offset = document.at.offset(position);
    const folder = folderOf(document.uri);
    // Files that are about to be edited are looked at anew.
    if (folder !== undefined) session.files?.changed([folder]);
    const found = await withFiles(session, document, ({ document: parsed, view }) =>
      session.service.rename(parsed, offset, newName, {
        ...view,
        files: asEdited(view.files, folder, unsaved),
      }),
    );
    if ('problem' in found) return new ResponseError(LSPErrorCodes.RequestFailed, found.problem);
    const others =
      folder === undefined ? [] : found.others.map((one) => ({ ...one, uri: addressIn(folder, one.file) }));
    return toRenameEdit(document, found.edits, others, document.at, session.client);
  },
};

/** Files with the texts that the editor holds in place of those on disk. */
function asEdited(
  files: ProjectFiles = unknownFiles,
  folder: string | undefined,
  unsaved: NonNullable<Unsaved['unsaved']>,
): ProjectFiles {
  if (folder === undefined || unsaved.length === 0) return files;
  const texts = new Map(unsaved.map(({ uri, text }) => [uri, text]));
  return { ...files, text: (path) => texts.get(addressIn(folder, path)) ?? files.text(path) };
}
