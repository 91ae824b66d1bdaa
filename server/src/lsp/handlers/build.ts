import type { CodeLens, TextDocumentIdentifier } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.ts';
import type { RequestHandler } from '../handle.ts';
import type { Session } from '../session.ts';
import { known } from './known.ts';

interface Params {
  readonly textDocument: TextDocumentIdentifier;
}

/** For our extension: the commands that build a project. */
export const buildPlans: RequestHandler = {
  method: 'pyproject/buildPlans',
  async handle(session, { textDocument }: Params) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return [];
    return known(session, document, () => {
      const { document: parsed, view } = session.look(document);
      return session.service.buildPlans(parsed, view);
    });
  },
};

/** For our extension: the commands that profile a program of the project with Memray. */
export const profilePlans: RequestHandler = {
  method: 'pyproject/profilePlans',
  handle(session, { textDocument, file }: Params & { file?: unknown }) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return [];
    const { document: parsed } = session.look(document);
    return session.service.profilePlans(parsed, typeof file === 'string' ? file : undefined);
  },
};

/** For our extension: the key that made a build fail, by what the build printed; nothing where that is not clear. */
export const buildFailure: RequestHandler = {
  method: 'pyproject/buildFailure',
  handle(session, { textDocument, output }: Params & { output: unknown }) {
    const document = session.document(textDocument.uri);
    if (document === undefined || typeof output !== 'string') return null;
    const { document: parsed, view } = session.look(document);
    const found = session.service.explainBuildFailure(parsed, output, view);
    return {
      message: found.message,
      ...(found.at === undefined ? {} : { range: document.at.range(found.at) }),
    };
  },
};

/** The lens above `[build-system]`, for a client that can build, in a folder that is trusted. */
export function buildLenses(session: Session, document: OpenDocument): CodeLens[] {
  const { buildCommand } = session.client;
  if (buildCommand === undefined || !session.trusted) return [];
  const { document: parsed } = session.look(document);
  const header = parsed.tree.statements.find(
    (one) => one.kind === 'header' && one.key.parts[0]?.name === 'build-system' && one.key.parts.length === 1,
  );
  if (header === undefined) return [];
  const command = { title: 'Build', command: buildCommand, arguments: [document.uri] };
  return [{ range: document.at.range(header.span), command }];
}
