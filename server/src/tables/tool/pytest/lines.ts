import { type Text, textOf } from '../../../model/text.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import type { Span } from '../../../text/span.ts';
import { memberAt } from '../../../toml/paths.ts';
import { asTable, type Member, type Table } from '../../../toml/tree.ts';

/** The table that pytest reads its settings from: the native one, or that with values as in an ini file. */
export interface PytestTable {
  readonly path: readonly string[];
  readonly table: Table;
  readonly member: Member;
  /** Texts are read as in an ini file: a string stands for several lines or words. */
  readonly ini: boolean;
}

/** Both tables where both are there. */
export function pytestTables({ tree }: DocumentContext): readonly PytestTable[] {
  const found: PytestTable[] = [];
  for (const { path, ini } of TABLES) {
    const member = memberAt(tree.root, path);
    const table = asTable(member?.node);
    if (member === undefined || table === undefined) continue;
    if (ini || [...table.members.keys()].some((name) => name !== 'ini_options'))
      found.push({ path, table, member, ini });
  }
  return found;
}

const TABLES = [
  { path: ['tool', 'pytest'], ini: false },
  { path: ['tool', 'pytest', 'ini_options'], ini: true },
] as const;

/** One piece of a setting that is a list: a line of `markers`, a word of `addopts`. */
export interface Piece {
  readonly value: string;
  readonly at: Span;
}

/** The lines of a setting, as pytest makes them: the strings of an array, or the lines of a string. */
export const linesOf = (table: PytestTable, key: string): readonly Piece[] =>
  piecesOf(table, key, /[^\n]*\S[^\n]*/g);

/** The words of a setting, as pytest makes them; quotes inside words are left as they are. */
export const wordsOf = (table: PytestTable, key: string): readonly Piece[] => piecesOf(table, key, /\S+/g);

function piecesOf({ table, ini }: PytestTable, key: string, piece: RegExp): readonly Piece[] {
  const node = table.members.get(key)?.node;
  if (node === undefined) return [];
  if (node.kind === 'array')
    return node.items.flatMap((item) => {
      const text = textOf(item);
      return text === undefined ? [] : [{ value: text.value.trim(), at: item.span }];
    });
  const text = ini ? textOf(node) : undefined;
  return text === undefined
    ? []
    : [...text.value.matchAll(piece)].map((match) => pieceAt(text, match[0], match.index));
}

function pieceAt(text: Text, found: string, index: number): Piece {
  const value = found.trim();
  const start = index + found.indexOf(value);
  return { value, at: text.at({ start, end: start + value.length }) };
}
