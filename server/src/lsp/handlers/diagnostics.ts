import type { Diagnostic, DocumentDiagnosticParams } from 'vscode-languageserver';
import { tooLongMessage } from '../../spec/limits.ts';
import { toDiagnostic, toNotice } from '../convert.ts';
import type { OpenDocument } from '../documents.ts';
import type { RequestHandler } from '../handle.ts';
import type { Session } from '../session.ts';
import { isElsewhere, QUIET } from '../typing.ts';

/** More findings than anyone reads only cost time. */
const MOST = 2000;

/**
 * Changes that follow one another within `BURST` milliseconds are judged once none has come for `IN_BURST`, at most
 * `LONGEST` after the first; one alone is judged at once.
 */
const BURST = 20;
const IN_BURST = 5;
const LONGEST = 50;

/** The diagnostics of a document at this moment, and a name for all that they depend on. */
interface Report {
  readonly state: string;
  readonly items: () => readonly Diagnostic[];
  /** Findings are held back because the person types there. */
  readonly held: boolean;
}

export const pullDiagnostics: RequestHandler = {
  method: 'textDocument/diagnostic',
  async handle(session, { textDocument, previousResultId }: DocumentDiagnosticParams, token) {
    await session.ready(textDocument.uri);
    const document = session.documents.get(textDocument.uri);
    if (document === undefined || token.isCancellationRequested) return { kind: 'full', items: [] };
    const { state, items, held } = report(session, document);
    if (held) wake(session, document);
    const { id, diagnostics } = named(session, textDocument.uri, state, items);
    if (id === previousResultId) return { kind: 'unchanged', resultId: id };
    return { kind: 'full', resultId: id, items: diagnostics };
  },
};

interface Named {
  readonly state: string;
  readonly id: string;
  readonly diagnostics: readonly Diagnostic[];
}

const latest = new WeakMap<Session, Map<string, Named>>();

/** Names a report; the same findings at the same places keep their name, so that the client need not look again. */
function named(session: Session, uri: string, state: string, items: () => readonly Diagnostic[]): Named {
  const reports = latest.get(session) ?? new Map<string, Named>();
  latest.set(session, reports);
  const before = reports.get(uri);
  if (before?.state === state) return before;
  const diagnostics = items();
  const id = before !== undefined && areSame(before.diagnostics, diagnostics) ? before.id : state;
  const made = { state, id, diagnostics };
  reports.set(uri, made);
  for (const known of reports.keys()) if (session.documents.get(known) === undefined) reports.delete(known);
  return made;
}

const areSame = (a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean =>
  a.length === b.length && a.every((one, i) => isSame(one, b[i] as Diagnostic));

/** Whether two diagnostics show the same; the address of the page follows from the code. */
function isSame(a: Diagnostic, b: Diagnostic): boolean {
  const { start, end } = a.range;
  const { start: from, end: to } = b.range;
  return (
    start.line === from.line &&
    start.character === from.character &&
    end.line === to.line &&
    end.character === to.character &&
    a.message === b.message &&
    a.code === b.code &&
    a.severity === b.severity &&
    a.data?.fixes === b.data?.fixes &&
    a.data?.fixable === b.data?.fixable &&
    a.tags?.[0] === b.tags?.[0] &&
    (a.relatedInformation === b.relatedInformation ||
      JSON.stringify(a.relatedInformation) === JSON.stringify(b.relatedInformation))
  );
}

/** Findings for clients that do not ask; published for the newest state of a document only. */
export function pushDiagnostics(session: Session): { changed(uri: string): void; closed(uri: string): void } {
  const waiting = new Map<
    string,
    { readonly timer: ReturnType<typeof setTimeout>; readonly since: number }
  >();
  const publish = async (uri: string): Promise<void> => {
    await session.ready(uri);
    const document = session.documents.get(uri);
    if (document === undefined || waiting.has(uri)) return;
    const { items, held } = report(session, document);
    if (held) wake(session, document);
    session.connection.sendNotification('textDocument/publishDiagnostics', {
      uri,
      ...(session.client.versions ? { version: document.version } : {}),
      diagnostics: items(),
    });
  };
  const lastChange = new Map<string, number>();
  const changed = (uri: string): void => {
    const now = session.now();
    const isBurst = now - (lastChange.get(uri) ?? Number.NEGATIVE_INFINITY) < BURST;
    lastChange.set(uri, now);
    const before = waiting.get(uri);
    const since = before?.since ?? now;
    if (before !== undefined && now - since >= LONGEST) return;
    clearTimeout(before?.timer);
    const timer = setTimeout(
      () => {
        waiting.delete(uri);
        publish(uri).catch((error) =>
          session.host.log('error', `Diagnostics of ${uri} failed: ${String(error?.stack)}`),
        );
      },
      isBurst ? IN_BURST : 1,
    );
    waiting.set(uri, { timer, since });
  };
  return {
    changed,
    closed(uri) {
      clearTimeout(waiting.get(uri)?.timer);
      waiting.delete(uri);
      lastChange.delete(uri);
      session.connection.sendNotification('textDocument/publishDiagnostics', { uri, diagnostics: [] });
    },
  };
}

function report(session: Session, document: OpenDocument): Report {
  if (!document.served) return { state: 'none', items: () => [], held: false };
  if (document.tooLong)
    return {
      state: `long.${document.serial}`,
      items: () => [toNotice(tooLongMessage(document.text.length))],
      held: false,
    };

  const { typing, text } = document;
  const findings = session.findings(document);
  const quiet = typing !== undefined && mayHold(session) && session.now() - typing.at < QUIET;
  const shown = quiet ? findings.filter(isElsewhere(text, typing)) : findings;
  const held = shown.length < findings.length;
  return {
    state: `${session.stateOf(document)}${held ? '.held' : ''}`,
    held,
    items: () => [
      ...shown
        .slice(0, MOST)
        .map((one) =>
          toDiagnostic(one, document.uri, document.at, session.client, session.host.rulePage(one.rule)),
        ),
      ...(shown.length > MOST
        ? [toNotice(`${shown.length - MOST} more findings of this file are not shown.`)]
        : []),
    ],
  };
}

/** Nothing is held back from a client that could not be told to ask again. */
const mayHold = (session: Session): boolean => !session.client.pull || session.client.refresh;

const timers = new WeakMap<Session, ReturnType<typeof setTimeout>>();

/** Brings the held findings once the person has stopped typing. */
function wake(session: Session, document: OpenDocument): void {
  const typed = document.typing?.at ?? 0;
  clearTimeout(timers.get(session));
  const timer = setTimeout(() => session.stale(), Math.max(1, typed + QUIET - session.now() + 5));
  timers.set(session, timer);
}
