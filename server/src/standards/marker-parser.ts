import { type Span, span } from '../text/span.ts';
import { shown } from './chars.ts';
import { readComparison } from './marker-operands.ts';
import { type MarkerReader, markerReader, meantJoin, refuseCase, startsOperand } from './marker-reader.ts';
import type { MarkerToken } from './marker-tokens.ts';
import type { Marker, MarkerNode } from './marker-tree.ts';

/** An open parenthesis, or the whole marker, with what was read in it so far. */
interface Frame {
  readonly open: MarkerToken | undefined;
  readonly start: number;
  readonly items: MarkerNode[];
  readonly joins: ('and' | 'or')[];
}

/**
 * Reads a marker, syntax only. Offsets are those of `text`, of which the part from `from` to `to` is read. Nesting is
 * not limited, and nothing is thrown; what is refused is explained and passed over.
 */
export function parseMarkerSyntax(text: string, from: number, to: number): Marker {
  const reader = markerReader(text, from, to);
  const frames: Frame[] = [{ open: undefined, start: from, items: [], joins: [] }];
  const frame = (): Frame => frames[frames.length - 1] as Frame;
  const close = (token: MarkerToken | undefined): void => {
    const inner = frames.pop() as Frame;
    const node = nodeOf(inner, span(inner.start, token?.span.end ?? reader.end()));
    if (node !== undefined) add(frame(), node);
  };

  if (reader.tokens.length === 0) {
    reader.refuse(
      'marker-empty',
      span(from, to),
      'A marker is missing: a comparison such as `python_version < "3.12"`.',
    );
    return { span: span(from, to), root: undefined, tokens: reader.tokens, problems: reader.problems };
  }

  let wanted: 'condition' | 'join' = 'condition';
  while (reader.peek() !== undefined || wanted === 'condition') {
    const token = reader.peek();
    if (wanted === 'condition') {
      if (token?.kind === 'open') {
        reader.advance();
        frames.push({ open: token, start: token.span.start, items: [], joins: [] });
        continue;
      }
      {
        const comparison = readComparison(reader);
        if (comparison !== undefined) add(frame(), comparison);
      }
      wanted = 'join';
    } else if (token?.kind === 'close') {
      reader.advance();
      if (frames.length > 1) close(token);
      else
        reader.refuse(
          'marker-parenthesis',
          token.span,
          'This `)` closes nothing.',
          [{ span: token.span, text: '' }],
          'without it',
        );
    } else if (readJoin(reader, frame(), from)) wanted = 'condition';
  }
  while (frames.length > 1) {
    const open = frame().open as MarkerToken;
    const at = span(reader.end(), reader.end());
    if (frames.length <= 20) {
      reader.refuse(
        'marker-parenthesis',
        open.span,
        'The `(` is not closed.',
        [{ span: at, text: ')' }],
        ')',
      );
    }
    close(undefined);
  }
  const root = nodeOf(frame(), span(reader.tokens[0]?.span.start ?? from, reader.end()));
  return { span: span(from, to), root, tokens: reader.tokens, problems: reader.problems };
}

/** Reads `and` or `or`; anything else is explained, so that the conditions after it are read as well. */
function readJoin(reader: MarkerReader, frame: Frame, from: number): boolean {
  const { text } = reader;
  const token = reader.peek();
  if (token === undefined) return false;
  if (token.kind === 'comment') {
    const start = text.slice(0, token.span.start).trimEnd().length;
    const edits = [{ span: span(Math.max(from, start), token.span.end), text: '' }];
    reader.refuse(
      'comment',
      token.span,
      'A requirement has no comments. Write it as a TOML comment after the string.',
      edits,
      text.slice(0, start).trim(),
    );
    reader.finish();
    return false;
  }
  const lower = token.text.toLowerCase();
  const meant = meantJoin(token);
  if (token.kind === 'word' && (lower === 'and' || lower === 'or')) {
    reader.advance();
    if (token.text !== lower) refuseCase(reader, token, lower);
    frame.joins.push(lower);
    return true;
  }
  if (meant !== undefined) {
    reader.advance();
    const spaced = `${text[token.span.start - 1] === ' ' ? '' : ' '}${meant}${text[token.span.end] === ' ' ? '' : ' '}`;
    reader.refuse(
      'marker-join',
      token.span,
      `Conditions are joined by \`and\` and \`or\`, not by \`${token.text}\`.`,
      [{ span: token.span, text: spaced }],
      meant,
    );
    frame.joins.push(meant);
    return true;
  }
  if (startsOperand(token) || token.kind === 'open') {
    reader.refuse('marker-join', token.span, 'An `and` or `or` is missing before this.');
    frame.joins.push('and');
    return true;
  }
  reader.advance();
  reader.refuse(
    'marker-text',
    token.span,
    `\`${shown(token.text, 20)}\` does not fit here: after a comparison comes \`and\`, \`or\` or the end.`,
  );
  return false;
}

function add(frame: Frame, node: MarkerNode): void {
  // A broken condition leaves its `and` or `or` behind.
  while (frame.joins.length > frame.items.length) frame.joins.splice(frame.items.length === 0 ? 0 : -1, 1);
  if (frame.items.length > 0 && frame.joins.length < frame.items.length) frame.joins.push('and');
  frame.items.push(node);
}

function nodeOf(frame: Frame, at: Span): MarkerNode | undefined {
  const { items } = frame;
  if (items.length < 2) return items[0];
  return { kind: 'list', span: at, items, joins: frame.joins.slice(0, items.length - 1) };
}
