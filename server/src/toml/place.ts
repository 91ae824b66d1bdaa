import type { Span } from '../text/span.ts';
import type { Path } from './key-path.ts';
import type { ArrayValue, Header, InlineTable, Junk, KeyPart, Pair, Table, Value } from './tree.ts';

/**
 * What stands at an offset, for features that work under a cursor. Both ends of a token count as in it.
 *
 * - `path`: the full path of what is there: of the key, value or slot itself; else of the table around it.
 * - `span`: what a completion replaces; empty where nothing is there yet.
 */
export type Place =
  | HeaderPlace
  | KeyPlace
  | AfterKeyPlace
  | ValuePlace
  | MissingValuePlace
  | ItemPlace
  | CommentPlace
  | JunkPlace
  | NoPlace;

export interface Common {
  readonly offset: number;
  readonly path: Path;
  readonly span: Span;
  /** The header that governs the place; `undefined` above the first. */
  readonly header: Header | undefined;
}

/** In a header: on a part, or where one is missing (`[tool.|]`, `[|]`). `parent` is the path of the names before. */
export interface HeaderPlace extends Common {
  readonly kind: 'header';
  readonly header: Header;
  readonly part: KeyPart | undefined;
  readonly index: number;
  readonly parent: Path;
}

/**
 * On a part of a key, or where a key can begin: on an empty line, after a dot, in an inline table. `parent` is the path of
 * the table in which the name stands or would stand, `table` the one in which the key path starts.
 */
export interface KeyPlace extends Common {
  readonly kind: 'key';
  readonly table: Table;
  readonly pair: Pair | undefined;
  readonly part: KeyPart | undefined;
  readonly index: number;
  readonly parent: Path;
  /** The inline table around it; `undefined` on a line of its own. */
  readonly inline: InlineTable | undefined;
}

/** After a key, where an equals sign is missing or the place lies before it. */
export interface AfterKeyPlace extends Common {
  readonly kind: 'after-key';
  readonly pair: Pair;
}

/** On a value that holds no others, on a bracket, or between the `=` and the value. */
export interface ValuePlace extends Common {
  readonly kind: 'value';
  readonly pair: Pair;
  readonly node: Value;
  /** Between the quotes: the index in the decoded text. */
  readonly index: number | undefined;
  /** The array whose item it is. */
  readonly array: ArrayValue | undefined;
}

/** After the `=` of a pair that has no value yet. */
export interface MissingValuePlace extends Common {
  readonly kind: 'missing-value';
  readonly pair: Pair;
}

/** In an array where an item can begin; `path` ends in the index it would get. */
export interface ItemPlace extends Common {
  readonly kind: 'item';
  readonly pair: Pair;
  readonly array: ArrayValue;
  readonly index: number;
  /** Whether a comma is still missing before it. */
  readonly needsComma: boolean;
}

export interface CommentPlace extends Common {
  readonly kind: 'comment';
  readonly comment: Span;
}

export interface JunkPlace extends Common {
  readonly kind: 'junk';
  readonly junk: Junk;
}

/** Where nothing can be typed: after a complete statement, before one on its line, between an item and its comma. */
export interface NoPlace extends Common {
  readonly kind: 'none';
}
