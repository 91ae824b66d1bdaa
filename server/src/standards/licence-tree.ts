import { type Span, span } from '../text/span.ts';
import type { Licence, LicenceException, Licences } from './licences.ts';
import type { StandardProblem } from './problem.ts';

/** What begins the name of a licence outside the SPDX list. */
export const REFERENCE_PREFIX = 'LicenseRef-';

/** One word of a licence expression. `unknown` words stand where a licence or exception was expected. */
export interface LicenceToken {
  readonly kind: 'licence' | 'exception' | 'reference' | 'operator' | 'open' | 'close' | 'unknown';
  readonly span: Span;
  readonly text: string;
}

/** A licence with what belongs to it. */
export interface LicenceOperand {
  readonly kind: 'licence';
  readonly span: Span;
  /** As written, without the `+`. */
  readonly text: string;
  readonly idSpan: Span;
  /** `undefined` for a `LicenseRef-` and for what the list does not know. */
  readonly licence: Licence | undefined;
  readonly isReference: boolean;
  /** Whether a `+` follows: this version or any later one. */
  readonly orLater: boolean;
  readonly exception:
    | { readonly span: Span; readonly text: string; readonly known: LicenceException | undefined }
    | undefined;
}

/** A choice between, or the sum of, two or more parts. */
export interface LicenceOperation {
  readonly kind: 'and' | 'or';
  readonly span: Span;
  readonly parts: readonly LicenceNode[];
}

export type LicenceNode = LicenceOperand | LicenceOperation;

/** A parsed licence expression. */
export interface LicenseExpression {
  readonly text: string;
  readonly tokens: readonly LicenceToken[];
  /** Every licence in order of appearance, also where the expression as a whole is broken. */
  readonly operands: readonly LicenceOperand[];
  /** The structure; `undefined` where it is broken. `WITH` binds closest, then `AND`, then `OR`. */
  readonly root: LicenceNode | undefined;
  readonly problems: readonly StandardProblem[];
  /** The normal form as the reference implementation writes it; `undefined` when it refuses the text. */
  readonly normal: string | undefined;
}

/** Builds the tree of a sound expression with an explicit stack: one frame for each open parenthesis. */
export function structure(
  tokens: readonly LicenceToken[],
  operands: readonly LicenceOperand[],
): LicenceNode | undefined {
  interface Frame {
    readonly start: number;
    readonly choices: LicenceNode[][];
  }
  const frames: Frame[] = [{ start: 0, choices: [[]] }];
  let next = 0;
  let end = 0;
  const put = (node: LicenceNode): void => void frames.at(-1)?.choices.at(-1)?.push(node);
  for (const token of tokens) {
    end = token.span.end;
    if (token.kind === 'open') frames.push({ start: token.span.start, choices: [[]] });
    else if (token.kind === 'close') {
      const frame = frames.pop();
      const node = frame && combine(frame.choices, span(frame.start, end));
      if (node !== undefined) put(node);
    } else if (token.kind === 'operator') {
      if (token.text.toLowerCase() === 'or') frames.at(-1)?.choices.push([]);
    } else if (token.kind !== 'exception') {
      const operand = operands[next++];
      if (operand !== undefined) put(operand);
    }
  }
  const [outer] = frames;
  const first = tokens[0]?.span.start ?? 0;
  return outer && combine(outer.choices, span(first, end));
}

function combine(choices: readonly (readonly LicenceNode[])[], at: Span): LicenceNode | undefined {
  const parts = choices.flatMap((nodes) => {
    const [first] = nodes;
    const last = nodes.at(-1);
    if (first === undefined || last === undefined) return [];
    return nodes.length === 1
      ? [first]
      : [{ kind: 'and' as const, span: span(first.span.start, last.span.end), parts: nodes }];
  });
  return parts.length <= 1 ? parts[0] : { kind: 'or', span: at, parts };
}

/** Of references that differ in letter case only, the reference implementation writes the last one everywhere. */
export function normalForm(tokens: readonly LicenceToken[], licences: Licences): string {
  const references = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'reference')
      references.set(token.text.toLowerCase(), REFERENCE_PREFIX + token.text.slice(REFERENCE_PREFIX.length));
  }
  let normal = '';
  let last: LicenceToken['kind'] | undefined;
  for (const token of tokens) {
    if (last !== undefined && last !== 'open' && token.kind !== 'close') normal += ' ';
    normal += normalWord(token, references, licences);
    last = token.kind;
  }
  return normal;
}

function normalWord(
  token: LicenceToken,
  references: ReadonlyMap<string, string>,
  licences: Licences,
): string {
  if (token.kind === 'operator') return token.text.toUpperCase();
  if (token.kind === 'exception') return licences.findException(token.text)?.id ?? token.text;
  if (token.kind === 'reference') return references.get(token.text.toLowerCase()) ?? token.text;
  if (token.kind !== 'licence') return token.text;
  const orLater = token.text.endsWith('+');
  const id = orLater ? token.text.slice(0, -1) : token.text;
  return (licences.find(id)?.id ?? id) + (orLater ? '+' : '');
}

/** One licence in plain words: full name, OSI status, exception. */
export function describeLicence(operand: LicenceOperand): string {
  const { licence, exception } = operand;
  const name = operand.isReference
    ? `${operand.text}: a licence outside the SPDX list`
    : licence === undefined
      ? `${operand.text}: not in the SPDX list`
      : `${licence.name} (${licence.id}${operand.orLater ? ' or later' : ''})`;
  const status = licence === undefined ? '' : licence.osiApproved ? ', OSI approved' : ', not OSI approved';
  const more = exception === undefined ? '' : `, with the exception ${exception.known?.id ?? exception.text}`;
  return `${name}${status}${licence?.deprecated ? ', deprecated identifier' : ''}${more}`;
}

/** The whole expression in plain words; `undefined` where it is broken. */
export function describeLicense(expression: LicenseExpression): string | undefined {
  const { root, operands } = expression;
  if (root === undefined) return undefined;
  if (root.kind === 'licence') return describeLicence(root);
  const isFlat = root.parts.every((part) => part.kind === 'licence');
  const lead = !isFlat ? 'A combination of' : root.kind === 'or' ? 'Any one of' : 'All of';
  return [`${lead}:`, ...operands.map((operand) => `- ${describeLicence(operand)}`)].join('\n');
}
