import type { Span } from '../../text/span.ts';
import type { Key, Pair, Table, Value } from '../tree.ts';
import * as ch from './chars.ts';
import { type KeyPlace, scanKey } from './keys.ts';
import { clip, mend, type Reader, report, skipBlanks } from './reader.ts';
import { definePair, type TableDraft } from './tables.ts';

/** A pair up to its value. */
export interface OpenPair {
  readonly key: Key;
  readonly incomplete: boolean;
  readonly equals: Span | undefined;
}

/**
 * Reads a key and its `=`; a colon or a missing sign before a value is reported, and the value is still read.
 * The reader then stands where the value begins or is missing: `valueFollows`.
 */
export function scanPairStart(r: Reader, place: KeyPlace): OpenPair {
  const { text } = r;
  r.nodes++;
  const { key, incomplete } = scanKey(r, place);
  if (key.parts.length === 0 && key.span.start === key.span.end) {
    report(r, 'missing-key', r.pos, r.pos + 1, 'A key is missing before the `=`.');
  }
  skipBlanks(r);
  const start = r.pos;
  const c = text.charCodeAt(start);
  if (c === ch.EQUALS) {
    r.pos++;
    const equals = { start, end: start + 1 };
    skipBlanks(r);
    if (!valueFollows(r)) {
      const { end } = equals;
      const name = shown(key);
      report(
        r,
        'missing-value',
        key.span.start,
        end,
        `${name} has no value. Write one after the \`=\`, or remove the key.`,
      );
    }
    return { key, incomplete, equals };
  }
  if (c === ch.COLON) {
    r.pos++;
    skipBlanks(r);
    const message = 'TOML has `=` between a key and its value, not `:`.';
    report(r, 'missing-equals', start, start + 1, message, mend('Change `:` to `=`', start, start + 1, '='));
    return { key, incomplete, equals: undefined };
  }
  const follows = valueFollows(r);
  const message = `${shown(key)} has no \`=\`${follows ? ' before its value' : ' and no value'}.`;
  const at = key.span.end;
  const extra = follows ? mend('Insert `=`', at, r.pos, ' = ') : undefined;
  report(r, 'missing-equals', key.span.start, key.span.end, message, extra);
  return { key, incomplete, equals: undefined };
}

const shown = (key: Key): string =>
  key.parts.length === 0
    ? 'The key'
    : `\`${clip(
        key.parts
          .slice(0, 8)
          .map((part) => part.name)
          .join('.'),
      )}\``;

/** Whether something that is meant as a value stands at the reader's place. */
export function valueFollows(r: Reader): boolean {
  if (r.pos >= r.text.length) return false;
  const c = r.text.charCodeAt(r.pos);
  return !(
    ch.isLineBreak(c) ||
    c === ch.HASH ||
    c === ch.COMMA ||
    c === ch.CLOSE_BRACKET ||
    c === ch.CLOSE_BRACE
  );
}

/** Makes the pair and puts it into `table`, the table in which its key path starts. */
export function closePair(r: Reader, open: OpenPair, value: Value | undefined, table: TableDraft): Pair {
  const { key, equals } = open;
  const end = value?.span.end ?? equals?.end ?? key.span.end;
  const pair: Pair = {
    kind: 'pair',
    span: { start: key.span.start, end },
    key,
    equals,
    value,
    table: table as Table,
  };
  if (defines(open, pair)) definePair(r, table, pair);
  return pair;
}

/** Whether a pair defines its key: a name alone may become anything while it is typed, an incomplete key leads nowhere. */
export const defines = (open: OpenPair, pair: Pair): boolean =>
  !open.incomplete && (pair.equals !== undefined || pair.value !== undefined);
