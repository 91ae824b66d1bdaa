import {
  type CodeAction,
  type CodeDescription,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Hover,
  InsertTextFormat,
  InsertTextMode,
  type Location,
  type LocationLink,
  type Position,
  type Range,
  type TextDocumentContentChangeEvent,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { CompletionItem as Proposal } from '../features/completion.ts';
import type { Hover as Explanation } from '../features/hover.ts';
import type { ReportedFinding } from '../spec/finding.ts';
import { type LineIndex, lineIndex } from '../text/lines.ts';
import type { Edit, Span } from '../text/span.ts';
import type { ClientFacts } from './client.ts';

/** How a client counts columns; agreed on at `initialize`. */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

export const encodings: readonly Encoding[] = ['utf-16', 'utf-8', 'utf-32'];

/** Turns offsets of one text into the protocol's places and back; what lies outside the text is clamped. */
export interface Converter {
  position(offset: number): Position;
  range(span: Span): Range;
  edit(edit: Edit): TextEdit;
  offset(position: Position): number;
  span(range: Range): Span;
}

/** A converter for the text of `lines`. Offsets that come in ascending order cost no more than one pass of a line. */
export function converter(lines: LineIndex, encoding: Encoding): Converter {
  const units = unitsOf(encoding);
  // Where the last position was counted to: several findings in one long line must not each count it from its start.
  const last = { line: -1, column: 0, count: 0 };

  const position = (offset: number): Position => {
    const { line, column } = lines.at(offset);
    if (units === undefined) return { line, character: column };
    const start = lines.lineStart(line);
    if (last.line !== line || last.column > column) Object.assign(last, { line, column: 0, count: 0 });
    while (last.column < column) {
      const code = lines.text.codePointAt(start + last.column) as number;
      const width = code > 0xffff ? 2 : 1;
      if (last.column + width > column) break;
      last.count += units(code);
      last.column += width;
    }
    return { line, character: last.count };
  };
  const offset = ({ line, character }: Position): number => {
    const wanted = whole(character);
    if (units === undefined) return lines.offset(whole(line), wanted);
    const start = lines.lineStart(whole(line));
    const end = lines.lineEnd(whole(line));
    let at = start;
    let count = 0;
    while (at < end) {
      const code = lines.text.codePointAt(at) as number;
      count += units(code);
      if (count > wanted) break;
      at += code > 0xffff ? 2 : 1;
    }
    return at;
  };
  const range = ({ start, end }: Span): Range => ({ start: position(start), end: position(end) });

  return {
    position,
    offset,
    range,
    edit: ({ span, text }) => ({ range: range(span), newText: text }),
    span: ({ start, end }) => {
      const from = offset(start);
      return { start: from, end: Math.max(from, offset(end)) };
    },
  };
}

/** What a character counts; `undefined` where columns are UTF-16 units as in our own offsets. */
function unitsOf(encoding: Encoding): ((code: number) => number) | undefined {
  if (encoding === 'utf-16') return undefined;
  if (encoding === 'utf-32') return () => 1;
  return (code) => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
}

const whole = (value: unknown): number => {
  if (typeof value !== 'number' || Number.isNaN(value)) throw new TypeError('A position needs two numbers.');
  return Math.max(0, Math.floor(value));
};

/** One change of a text, as it came and as it was applied. */
export interface AppliedChange {
  readonly start: number;
  readonly removed: number;
  readonly inserted: string;
}

/**
 * Applies the changes of one notification to the text of `before`, each to the result of those before. Changes that come
 * from the end to the start of the text, as editors send several cursors' typing, are applied in one pass.
 */
export function applyChanges(
  before: LineIndex,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding,
): { readonly lines: LineIndex; readonly applied: readonly AppliedChange[] } {
  let lines = before;
  let here = converter(lines, encoding);
  let waiting: AppliedChange[] = [];
  const applied: AppliedChange[] = [];
  const settle = (): void => {
    const [first] = waiting;
    if (first === undefined) return;
    lines =
      waiting.length === 1
        ? lines.edited(first.start, first.removed, first.inserted)
        : lineIndex(replaced(lines.text, waiting.reverse()));
    here = converter(lines, encoding);
    waiting = [];
  };

  for (const change of changes) {
    if (!('range' in change) || change.range === undefined) {
      settle();
      applied.push({ start: 0, removed: lines.text.length, inserted: change.text });
      lines = lineIndex(change.text);
      here = converter(lines, encoding);
      continue;
    }
    const lowest = waiting[waiting.length - 1]?.start ?? Number.POSITIVE_INFINITY;
    let span = here.span(change.range);
    if (span.end > lowest || (span.end === lowest && waiting.length > 0)) {
      settle();
      span = here.span(change.range);
    }
    const one = { start: span.start, removed: span.end - span.start, inserted: change.text };
    waiting.push(one);
    applied.push(one);
  }
  settle();
  return { lines, applied };
}

/** A text with changes made in it that stand in its order and do not touch. */
function replaced(text: string, changes: readonly AppliedChange[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, removed, inserted } of changes) {
    parts.push(text.slice(at, start), inserted);
    at = start + removed;
  }
  return parts.join('') + text.slice(at);
}

const severityOf = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
} as const;

/** What stands in `Diagnostic.source`. */
export const SOURCE = 'pyproject';

/** A finding as the client can show it; `page` is the address of its rule's page. */
export function toDiagnostic(
  finding: ReportedFinding,
  uri: string,
  at: Converter,
  client: ClientFacts,
  page: string | undefined,
): Diagnostic {
  const made: Diagnostic = {
    range: at.range(finding.at),
    severity: severityOf[finding.severity],
    code: finding.rule,
    source: SOURCE,
    message: finding.message,
  };
  if (page !== undefined && client.codeDescription)
    made.codeDescription = { href: page } satisfies CodeDescription;
  if (finding.tag !== undefined && client.tags.includes(tagOf[finding.tag])) made.tags = [tagOf[finding.tag]];
  if (client.diagnosticData) {
    made.data = { fixable: finding.fixes.some(({ kind }) => kind === 'safe'), fixes: finding.fixes.length };
  }
  if (client.relatedInformation && finding.related !== undefined && finding.related.length > 0) {
    made.relatedInformation = finding.related.map((one) => ({
      location: { uri, range: at.range(one.at) },
      message: one.message,
    }));
  }
  return made;
}

const tagOf = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** A plain notice at the top of a document that is not analysed. */
export const toNotice = (message: string): Diagnostic => ({
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  severity: DiagnosticSeverity.Warning,
  source: SOURCE,
  message,
});

/** A hover as the client can show it. */
export function toHover(found: Explanation, at: Converter, client: ClientFacts): Hover {
  const value = client.markdownHover ? found.markdown : plain(found.markdown);
  return {
    contents: { kind: client.markdownHover ? 'markdown' : 'plaintext', value },
    range: at.range(found.span),
  };
}

/** Markdown as text for a terminal: no emphasis, links as their words. */
export const plain = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/^#+ /gm, '')
    .replace(/\n{3,}/g, '\n\n');

const kindOf = {
  table: CompletionItemKind.Module,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  string: CompletionItemKind.Text,
  version: CompletionItemKind.Constant,
  operator: CompletionItemKind.Operator,
  variable: CompletionItemKind.Variable,
  package: CompletionItemKind.Module,
  group: CompletionItemKind.Reference,
  snippet: CompletionItemKind.Snippet,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
} as const;

/** A proposal as the client can take it; `rank` keeps our order, `data` finds its documentation again. */
export function toCompletionItem(
  proposal: Proposal,
  rank: { readonly index: number; readonly data: unknown },
  at: Converter,
  client: ClientFacts,
): CompletionItem {
  const { text, snippet } = snippetText(proposal, client.snippets);
  const made: CompletionItem = {
    label: proposal.label,
    kind: kindOf[proposal.kind],
    sortText: String(rank.index).padStart(5, '0'),
    // Never insert-and-replace: what stands behind the cursor, a bracket for example, is part of what is replaced.
    textEdit: { range: at.range(proposal.span), newText: text },
    data: rank.data,
  };
  if (snippet) made.insertTextFormat = InsertTextFormat.Snippet;
  if (client.insertAsIs && text.includes('\n')) made.insertTextMode = InsertTextMode.asIs;
  if (proposal.detail !== undefined) made.detail = proposal.detail;
  if (proposal.filter !== undefined) made.filterText = proposal.filter;
  if (proposal.deprecated) made.tags = [1];
  if (proposal.preselect) made.preselect = true;
  if (proposal.additional !== undefined && proposal.additional.length > 0) {
    made.additionalTextEdits = proposal.additional.map(at.edit);
  }
  if (proposal.again && client.suggestCommand !== undefined) {
    made.command = { title: 'Suggest', command: client.suggestCommand };
  }
  return made;
}

/** `‸` is the cursor. Clients without snippets get the text alone, the cursor at its end. */
function snippetText(proposal: Proposal, supported: boolean): { text: string; snippet: boolean } {
  if (proposal.snippet === undefined || !proposal.text.includes('‸')) {
    return { text: proposal.text, snippet: false };
  }
  if (!supported) return { text: proposal.text.replaceAll('‸', ''), snippet: false };
  const escaped = proposal.text.replace(/[\\$}]/g, '\\$&');
  const stops = escaped.split('‸').length - 1;
  let stop = 0;
  const text = escaped.replace(/\u2038/g, () => {
    stop += 1;
    return stop === stops ? '$0' : `$${stop}`;
  });
  return { text, snippet: true };
}

/** Edits of one document; with its version where the client can hold them to it. */
export function toWorkspaceEdit(
  target: { readonly uri: string; readonly version: number },
  edits: readonly Edit[],
  at: Converter,
  client: ClientFacts,
): WorkspaceEdit {
  const made = edits.map(at.edit);
  if (!client.documentChanges) return { changes: { [target.uri]: made } };
  return { documentChanges: [{ textDocument: { uri: target.uri, version: target.version }, edits: made }] };
}

/** The range of a span in a text of which nothing else is asked. */
export const rangeIn = (text: string, span: Span, encoding: Encoding): Range =>
  converter(lineIndex(text), encoding).range(span);

export const toLocation = (uri: string, range: Range): Location => ({ uri, range });

export const toLocationLink = (
  targetUri: string,
  targetRange: Range,
  targetSelectionRange: Range,
  originSelectionRange: Range,
): LocationLink => ({ targetUri, targetRange, targetSelectionRange, originSelectionRange });

const ELSEWHERE = 'elsewhere';

/**
 * A rename. What it changes in other files is shown before it is done: a client that cannot do so does not get it, since
 * only a person can tell whether a README means this group.
 */
export function toRenameEdit(
  target: { readonly uri: string; readonly version: number },
  edits: readonly Edit[],
  others: readonly { readonly uri: string; readonly text: string; readonly edits: readonly Edit[] }[],
  at: Converter,
  client: ClientFacts,
): WorkspaceEdit {
  const here = toWorkspaceEdit(target, edits, at, client);
  const confirmed = client.documentChanges && client.navigation.confirmsEdits && others.length > 0;
  if (!confirmed) return here;
  const documentChanges = others.map(({ uri, text, edits: changes }) => {
    const there = converter(lineIndex(text), client.encoding);
    return {
      textDocument: { uri, version: null },
      edits: changes.map((one) => ({ ...there.edit(one), annotationId: ELSEWHERE })),
    };
  });
  const annotation = {
    label: 'Names in other files',
    needsConfirmation: true,
    description: 'Found by how tools name groups and extras; look at each.',
  };
  return {
    documentChanges: [...(here.documentChanges ?? []), ...documentChanges],
    changeAnnotations: { [ELSEWHERE]: annotation },
  };
}

/** Those of the diagnostics that a client sent along which are this finding, else the finding itself. */
export function linked(sent: readonly Diagnostic[], own: Diagnostic): NonNullable<CodeAction['diagnostics']> {
  const same = sent.filter(
    ({ code, message, range }) =>
      code === own.code &&
      message === own.message &&
      range?.start?.line === own.range.start.line &&
      range.start.character === own.range.start.character,
  );
  return same.length > 0 ? same : [own];
}
