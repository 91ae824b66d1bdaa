import type { Span } from '../text/span.ts';

/**
 * The lossless tree of a TOML document. Two views of one text:
 *
 * - *statements*: headers, pairs and junk in the order of the text (what is written);
 * - *root*: tables, members and values by key path (what it means), merged over headers and dotted keys.
 *
 * Nodes hold offsets into `text`, never copies of it, so the text of the tree is the input by construction; the
 * leaves (`leaves.ts`) tile it without gap or overlap. A broken document gives a tree too: what could be read is
 * there, what could not is a problem. No node is mutated after parsing.
 */
export interface TomlDocument {
  readonly text: string;
  readonly statements: readonly Statement[];
  readonly root: Table;
  /** Every comment, in order, `#` included and the line end excluded. */
  readonly comments: readonly Span[];
  readonly problems: readonly TomlProblem[];
}

/** Which TOML is read. Constructs of 1.1 are always understood; under `1.0` each is reported. */
export type TomlVersion = '1.0' | '1.1';

export interface TomlProblem {
  /** A stable name, for example `unclosed-string`, `duplicate-key`. */
  readonly code: TomlProblemCode;
  readonly span: Span;
  /** What is wrong and what to do, one sentence or two. */
  readonly message: string;
  /** Edits that mend it without a guess at the meaning; `undefined` when there is none. */
  readonly repair?: {
    readonly title: string;
    readonly edits: readonly { readonly span: Span; readonly text: string }[];
  };
  /** Another place that takes part: the first definition of a duplicate. */
  readonly related?: { readonly span: Span; readonly message: string };
}

export type TomlProblemCode =
  | 'unclosed-string'
  | 'unclosed-array'
  | 'unclosed-inline-table'
  | 'unclosed-header'
  | 'bad-escape'
  | 'control-character'
  | 'bad-number'
  | 'bad-date'
  | 'bad-value'
  | 'bad-key'
  | 'missing-key'
  | 'missing-equals'
  | 'missing-value'
  | 'missing-comma'
  | 'extra-comma'
  | 'line-break'
  | 'junk'
  | 'duplicate-key'
  | 'duplicate-table'
  | 'table-redefined'
  | 'not-a-table'
  | 'bad-encoding'
  | 'toml-1.1';

export type Statement = Header | Pair | Junk;

/** `[a.b]` or `[[a.b]]`. */
export interface Header {
  readonly kind: 'header';
  /** From the first `[` to the last `]` (or the last key part where that is missing). */
  readonly span: Span;
  readonly array: boolean;
  readonly key: Key;
  /** The table it opens; for a refused header (a duplicate) a table that is not reachable from the root. */
  readonly table: Table;
  /** The pairs written under it, in order. */
  readonly pairs: readonly Pair[];
}

/** `key = value`, at the top level, under a header or in an inline table. */
export interface Pair {
  readonly kind: 'pair';
  /** From the first key part to the end of the value (or of what there is). */
  readonly span: Span;
  readonly key: Key;
  /** The `=`; `undefined` while it is not typed. */
  readonly equals: Span | undefined;
  /** The value; `undefined` while it is not typed. */
  readonly value: Value | undefined;
  /** The table in which the key path starts. */
  readonly table: Table;
}

/** Text that is no statement; always has a problem. */
export interface Junk {
  readonly kind: 'junk';
  readonly span: Span;
}

export interface Key {
  readonly span: Span;
  readonly parts: readonly KeyPart[];
}

export interface KeyPart {
  readonly kind: 'key';
  /** Quotes included. */
  readonly span: Span;
  /** The decoded name. */
  readonly name: string;
  readonly style: 'bare' | 'basic' | 'literal';
}

export type Value =
  | StringValue
  | IntegerValue
  | FloatValue
  | BooleanValue
  | DateTimeValue
  | ArrayValue
  | InlineTable
  | BrokenValue;

/** What a key path can lead to. */
export type TomlNode = Value | Table | TableArray;

export interface StringValue {
  readonly kind: 'string';
  /** Quotes included. */
  readonly span: Span;
  /** Between the quotes (for `"""` after the first line break). */
  readonly inner: Span;
  readonly style: 'basic' | 'literal' | 'multiline-basic' | 'multiline-literal';
  /** The decoded text. */
  readonly value: string;
  /** Offsets of `value` where they are not `inner.start + index`: see `sourceOffset` in `strings.ts`. */
  readonly map: readonly number[] | undefined;
}

export interface IntegerValue {
  readonly kind: 'integer';
  readonly span: Span;
  /** Exact for 64 bits: a number where that is exact, else a bigint. */
  readonly value: number | bigint;
}

export interface FloatValue {
  readonly kind: 'float';
  readonly span: Span;
  readonly value: number;
}

export interface BooleanValue {
  readonly kind: 'boolean';
  readonly span: Span;
  readonly value: boolean;
}

export interface DateTimeValue {
  readonly kind: 'datetime';
  readonly span: Span;
  readonly form: 'offset-datetime' | 'local-datetime' | 'local-date' | 'local-time';
  /** RFC 3339, with `T`, an upper-case `Z` and seconds always written; fractions as in the text. */
  readonly value: string;
}

export interface ArrayValue {
  readonly kind: 'array';
  /** Brackets included; ends where an unclosed array was given up. */
  readonly span: Span;
  readonly items: readonly Value[];
  /** The commas, in order; one more than gaps between items where a trailing comma stands. */
  readonly commas: readonly number[];
  readonly closed: boolean;
}

/** `{ a = 1 }`: a value whose `table` holds the members. */
export interface InlineTable {
  readonly kind: 'inline-table';
  readonly span: Span;
  readonly pairs: readonly Pair[];
  readonly commas: readonly number[];
  readonly closed: boolean;
  readonly table: Table;
}

/** Something that is no TOML value; always has a problem. */
export interface BrokenValue {
  readonly kind: 'broken';
  readonly span: Span;
}

/** A table as it means: merged over its headers, dotted keys and sub-headers. */
export interface Table {
  readonly kind: 'table';
  /** How it came to be; `implicit` tables exist only as the beginning of a longer header. */
  readonly form: 'root' | 'header' | 'element' | 'implicit' | 'dotted' | 'inline';
  readonly members: ReadonlyMap<string, Member>;
  /** The headers that name this very table (more than one only where a duplicate was refused). */
  readonly headers: readonly Header[];
  /** Where it is written: its header, inline table, or the first key part that implies it; empty at 0 for the root. */
  readonly span: Span;
}

/** `[[a]]` elements. */
export interface TableArray {
  readonly kind: 'table-array';
  readonly tables: readonly Table[];
  readonly span: Span;
}

/** One key of a table, with the first key part that defines it. */
export interface Member {
  readonly name: string;
  /** The key part that first defines it. */
  readonly key: KeyPart;
  /** The value; `undefined` while it is not typed. An inline table stays a value here: see `asTable`. */
  readonly node: TomlNode | undefined;
  /** The pair whose last key part this is; `undefined` for tables made by headers or by a dotted key. */
  readonly pair: Pair | undefined;
  /** Every later definition of the same key that was refused. */
  readonly duplicates: readonly KeyPart[];
}

/** The table behind a node: a table itself or what an inline table holds. */
export function asTable(node: TomlNode | undefined): Table | undefined {
  if (node === undefined) return undefined;
  if (node.kind === 'table') return node;
  return node.kind === 'inline-table' ? node.table : undefined;
}

/** The elements of an array of any form: `[…]` or `[[…]]`. */
export function asItems(node: TomlNode | undefined): readonly (Value | Table)[] | undefined {
  if (node === undefined) return undefined;
  if (node.kind === 'array') return node.items;
  return node.kind === 'table-array' ? node.tables : undefined;
}
