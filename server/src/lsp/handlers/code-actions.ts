import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import type { ReportedFinding } from '../../spec/finding.ts';
import type { Edit, Span } from '../../text/span.ts';
import { overlaps } from '../../text/span.ts';
import { linked, toDiagnostic, toWorkspaceEdit } from '../convert.ts';
import type { OpenDocument } from '../documents.ts';
import type { RequestHandler } from '../handle.ts';
import type { Session } from '../session.ts';

export const FIX_ALL = 'source.fixAll.pyproject';

/** What a not yet computed action stands for; travels to the client and back. */
interface Later {
  readonly uri: string;
  readonly version: number;
  /** All safe fixes of this rule; of every rule where it is absent. */
  readonly rule?: string;
  /** Not the fixes, but another way to write what stands at a place. */
  readonly rewrite?: { readonly id: string; readonly offset: number };
}

export const codeActions: RequestHandler = {
  method: 'textDocument/codeAction',
  handle(session, { textDocument, range, context }: CodeActionParams) {
    const document = session.document(textDocument.uri);
    if (document === undefined) return [];
    const wants = (kind: string): boolean =>
      context.only === undefined ||
      context.only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));

    const actions: CodeAction[] = [];
    if (wants(CodeActionKind.QuickFix)) {
      const at = document.at.span(range);
      const here = session.findings(document).filter((finding) => overlaps(finding.at, at));
      const diagnostic = (finding: ReportedFinding) =>
        linked(
          context.diagnostics ?? [],
          toDiagnostic(
            finding,
            document.uri,
            document.at,
            session.client,
            session.host.rulePage(finding.rule),
          ),
        );
      actions.push(
        ...quickFixes(session, document, at, diagnostic),
        ...ruleFixes(session, document, here, diagnostic),
        ...reasons(session, here, diagnostic),
        ...ignoreActions(session, document, at, diagnostic),
      );
    }
    if (wants(CodeActionKind.Refactor))
      actions.push(...addToolAction(session, document, document.at.span(range)));
    const { start } = document.at.span(range);
    actions.push(...rewriteActions(session, document, start).filter(({ kind = '' }) => wants(kind)));
    if (wants(FIX_ALL)) actions.push(...fixAllAction(session, document, context.only !== undefined));
    return actions;
  },
};

export const codeActionResolve: RequestHandler = {
  method: 'codeAction/resolve',
  handle(session, action: CodeAction) {
    const later = action.data as Later | undefined;
    const document = later === undefined ? undefined : session.document(later.uri);
    if (later === undefined || document === undefined || document.version !== later.version) return action;
    const edits =
      later.rewrite === undefined
        ? fixAllEdits(session, document, later.rule)
        : rewriteEdits(session, document, later.rewrite);
    return edits === undefined
      ? action
      : { ...action, edit: toWorkspaceEdit(document, edits, document.at, session.client) };
  },
};

const KINDS = {
  rewrite: CodeActionKind.RefactorRewrite,
  move: 'refactor.move',
  add: CodeActionKind.Refactor,
} as const;

/** Other ways to write what stands at the cursor; their edits are computed and checked when one is taken. */
function rewriteActions(session: Session, document: OpenDocument, offset: number): CodeAction[] {
  const { document: parsed, view } = session.look(document);
  return session.service
    .rewrites(parsed, offset, view)
    .flatMap(({ id, title, kind, edits }): CodeAction[] => {
      const action = { title, kind: KINDS[kind] };
      if (session.client.resolveEdit) {
        const later: Later = { uri: document.uri, version: document.version, rewrite: { id, offset } };
        return [{ ...action, data: later }];
      }
      const found = edits();
      return found === undefined
        ? []
        : [{ ...action, edit: toWorkspaceEdit(document, found, document.at, session.client) }];
    });
}

function rewriteEdits(
  session: Session,
  document: OpenDocument,
  { id, offset }: NonNullable<Later['rewrite']>,
): readonly Edit[] | undefined {
  const { document: parsed, view } = session.look(document);
  return session.service
    .rewrites(parsed, offset, view)
    .find((one) => one.id === id)
    ?.edits();
}

/** On an empty line between tables: opens the list of tools. */
function addToolAction(session: Session, document: OpenDocument, { start, end }: Span): CodeAction[] {
  const { addToolCommand } = session.client;
  if (addToolCommand === undefined || start !== end) return [];
  const { text } = document;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', start);
  if (text.slice(from, to < 0 ? text.length : to).trim() !== '') return [];
  const { tree } = session.look(document).document;
  if (tree.statements.some(({ span }) => span.start < start && start < span.end)) return [];
  const title = 'Add tool section…';
  return [
    {
      title,
      kind: CodeActionKind.Refactor,
      command: { title, command: addToolCommand, arguments: [document.uri] },
    },
  ];
}

type Link = (finding: ReportedFinding) => CodeAction['diagnostics'];

function quickFixes(
  session: Session,
  document: OpenDocument,
  at: { start: number; end: number },
  link: Link,
): CodeAction[] {
  const { document: parsed, view } = session.look(document);
  return session.service.fixes(parsed, at, view).map(({ fix, finding, preferred }) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    ...withLink(link(finding)),
    ...(preferred && session.client.preferredActions ? { isPreferred: true } : {}),
    edit: toWorkspaceEdit(document, fix.edits, document.at, session.client),
  }));
}

/** A comment that silences a rule on its line; the last choice. */
function ignoreActions(session: Session, document: OpenDocument, at: Span, link: Link): CodeAction[] {
  const { document: parsed, view } = session.look(document);
  return session.service.ignoreLines(parsed, at, view).map(({ title, finding, edits }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    ...withLink(link(finding)),
    edit: toWorkspaceEdit(document, edits, document.at, session.client),
  }));
}

/** "Fix all … in this file" for each rule at hand that has more than one safe fix. */
function ruleFixes(
  session: Session,
  document: OpenDocument,
  here: readonly ReportedFinding[],
  link: Link,
): CodeAction[] {
  const actions: CodeAction[] = [];
  for (const rule of new Set(here.filter(isSafe).map((finding) => finding.rule))) {
    const all = session.findings(document).filter((finding) => finding.rule === rule && isSafe(finding));
    if (all.length < 2) continue;
    const action = {
      title: `Fix all ${all.length} findings of ${rule} in this file`,
      kind: CodeActionKind.QuickFix,
      ...withLink(here.filter((finding) => finding.rule === rule).flatMap((finding) => link(finding) ?? [])),
    };
    actions.push(...finished(session, document, action, rule));
  }
  return actions;
}

/** Says why there is no fix, for editors that show actions that cannot be taken. */
function reasons(session: Session, here: readonly ReportedFinding[], link: Link): CodeAction[] {
  if (!session.client.disabledActions) return [];
  return here
    .filter(({ fixes, noFix }) => fixes.length === 0 && noFix !== undefined)
    .map((finding) => ({
      title: `No fix for ${finding.rule}`,
      kind: CodeActionKind.QuickFix,
      ...withLink(link(finding)),
      disabled: { reason: finding.noFix as string },
    }));
}

/** Offered unasked only while it need not be computed: that costs more than a cursor movement should. */
function fixAllAction(session: Session, document: OpenDocument, asked: boolean): CodeAction[] {
  if (!session.findings(document).some(isSafe)) return [];
  if (!asked && !session.client.resolveEdit) return [];
  return finished(
    session,
    document,
    { title: 'Fix all safe findings in this file', kind: FIX_ALL },
    undefined,
  );
}

/** An action with its edit, or with what finds it later where the client asks for it when it is taken. */
function finished(
  session: Session,
  document: OpenDocument,
  action: CodeAction,
  rule: string | undefined,
): CodeAction[] {
  const { uri, version } = document;
  if (session.client.resolveEdit) {
    const later: Later = { uri, version, ...(rule === undefined ? {} : { rule }) };
    return [{ ...action, data: later }];
  }
  const edits = fixAllEdits(session, document, rule);
  return edits.length === 0
    ? []
    : [{ ...action, edit: toWorkspaceEdit(document, edits, document.at, session.client) }];
}

function fixAllEdits(session: Session, document: OpenDocument, rule: string | undefined): readonly Edit[] {
  const { document: parsed, view } = session.look(document);
  if (rule === undefined) return session.service.fixAll(parsed, view).edits;
  const only = { ...view, options: { ...view.options, above: [{ select: [rule] }] } };
  return session.service.fixAll(parsed, only).edits;
}

const isSafe = (finding: ReportedFinding): boolean => finding.fixes.some(({ kind }) => kind === 'safe');

const withLink = (diagnostics: CodeAction['diagnostics']) =>
  diagnostics === undefined ? {} : { diagnostics };
