import type { TextDocumentIdentifier } from 'vscode-languageserver';
import type { RequestHandler } from '../handle.ts';

/** For the status item of our extension: the build back-end that a document declares. */
export const projectInfo: RequestHandler = {
  method: 'pyproject/projectInfo',
  handle(session, { textDocument }: { textDocument: TextDocumentIdentifier }) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return {};
    const { document: parsed, view } = session.look(document);
    const { backend, buildSystem } = session.service.context(parsed, view.files);
    const name = backend?.backend.package ?? buildSystem.backend?.value;
    return name === undefined ? {} : { backend: name };
  },
};
