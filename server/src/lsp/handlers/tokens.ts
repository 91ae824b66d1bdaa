import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { type Token, tokenTypes } from '../../features/tokens.ts';
import type { OpenDocument } from '../documents.ts';
import type { RequestHandler } from '../handle.ts';
import type { Session } from '../session.ts';

/** The last answer for each document, from which the next differs. */
const latest = new WeakMap<Session, Map<string, { readonly id: string; readonly data: readonly number[] }>>();

export const semanticTokens: RequestHandler = {
  method: 'textDocument/semanticTokens/full',
  handle(session, { textDocument }: SemanticTokensParams): SemanticTokens | null {
    const document = session.document(textDocument.uri);
    return document === undefined ? null : answer(session, document, encoded(session, document));
  },
};

export const semanticTokensRange: RequestHandler = {
  method: 'textDocument/semanticTokens/range',
  handle(session, { textDocument, range }: SemanticTokensRangeParams): SemanticTokens | null {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    return { data: encoded(session, document, document.at.span(range)) };
  },
};

export const semanticTokensDelta: RequestHandler = {
  method: 'textDocument/semanticTokens/full/delta',
  handle(
    session,
    { textDocument, previousResultId }: SemanticTokensDeltaParams,
  ): SemanticTokens | SemanticTokensDelta | null {
    const document = session.document(textDocument.uri);
    if (document === undefined) return null;
    const before = latest.get(session)?.get(document.uri);
    const data = encoded(session, document);
    const { resultId } = answer(session, document, data);
    if (before === undefined || before.id !== previousResultId)
      return { data, ...(resultId === undefined ? {} : { resultId }) };
    return { edits: difference(before.data, data), ...(resultId === undefined ? {} : { resultId }) };
  },
};

function answer(session: Session, document: OpenDocument, data: number[]): SemanticTokens {
  const known = latest.get(session) ?? new Map();
  latest.set(session, known);
  // Documents that were closed must not be kept.
  for (const uri of known.keys()) if (session.documents.get(uri) === undefined) known.delete(uri);
  const id = String(document.serial);
  known.set(document.uri, { id, data });
  return { resultId: id, data };
}

/** Five numbers a token: lines and columns from the one before, length, type, no modifiers. */
function encoded(
  session: Session,
  document: OpenDocument,
  within?: { start: number; end: number },
): number[] {
  const { document: parsed, view } = session.look(document);
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { span, type } of session.service.tokens(parsed, within, view) as readonly Token[]) {
    const { start, end } = document.at.range(span);
    const sameLine = start.line === line;
    data.push(start.line - line, sameLine ? start.character - character : start.character);
    data.push(end.character - start.character, tokenTypes.indexOf(type), 0);
    line = start.line;
    character = start.character;
  }
  return data;
}

/** One edit from the first to the last number that differs, in whole tokens. */
function difference(before: readonly number[], after: readonly number[]): SemanticTokensDelta['edits'] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  start -= start % 5;
  let tail = 0;
  const most = Math.min(before.length, after.length) - start;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  tail -= tail % 5;
  return [
    { start, deleteCount: before.length - start - tail, data: after.slice(start, after.length - tail) },
  ];
}
