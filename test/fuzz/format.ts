import { isDeepStrictEqual } from 'node:util';
import { format, formatRange } from '../../server/src/features/format.ts';
import { pyprojectDocument } from '../../server/src/model/document.ts';
import type { FormatOptions } from '../../server/src/spec/format-options.ts';
import { applyEdits, type Edit } from '../../server/src/text/span.ts';
import { type Data, toData } from '../../server/src/toml/data.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import type { TomlDocument } from '../../server/src/toml/tree.ts';
import type { Random } from './random.ts';

/** What formatting one document showed: whether it was laid out, and what is wrong. */
export interface Outcome {
  readonly formatted: boolean;
  readonly changed: boolean;
  readonly problem: string | undefined;
}

/** Formats a text and judges the result with its own eyes: nothing of the formatter's checks is used. */
export function examineFormat(text: string, options: Partial<FormatOptions>): Outcome {
  const before = parseToml(text);
  const run = (one: string) => format(pyprojectDocument('pyproject.toml', one), options, (t) => parseToml(t));
  const first = run(text);
  const broken = before.problems.some(({ code }) => code !== 'toml-1.1');
  if ('refused' in first) {
    const problem = broken ? undefined : `refused: ${first.refused.message}`;
    return { formatted: false, changed: false, problem };
  }
  const said = (problem: string | undefined): Outcome => ({
    ...{ formatted: true, changed: first.text !== text, problem },
  });
  if (broken) return said('a broken file was laid out');
  if (applyEdits(text, first.edits) !== first.text) return said('the edits do not give the text');
  const after = parseToml(first.text);
  if (!isDeepStrictEqual(comments(before, options), comments(after, options))) return said('comments differ');
  const sorts = options.reorder_keys || options.reorder_inline_tables;
  if (options.reorder_arrays) {
    if (!isDeepStrictEqual(sortedData(toData(before.root)), sortedData(toData(after.root))))
      return said('data differs');
  } else if (!isDeepStrictEqual(plain(toData(before.root), sorts), plain(toData(after.root), sorts)))
    return said(sorts ? 'data differs' : 'data or its order differs');
  const second = run(first.text);
  if ('refused' in second) return said(`refused the second time: ${second.refused.message}`);
  if (second.text !== first.text) return said('twice is not once');
  if (!sorts && !options.reorder_arrays && !isPartOf(first.edits, before, options))
    return said('a statement is laid out otherwise than the whole document');
  return said(undefined);
}

/** Whether laying out one statement, with its lines, is that part of laying out the whole document. */
function isPartOf(whole: readonly Edit[], tree: TomlDocument, options: Partial<FormatOptions>): boolean {
  const { text, statements } = tree;
  const statement = statements[text.length % Math.max(1, statements.length)];
  if (statement === undefined) return true;
  const made = formatRange(pyprojectDocument('pyproject.toml', text), options, statement.span);
  const start = text.lastIndexOf('\n', statement.span.start - 1) + 1;
  const line = text.indexOf('\n', statement.span.end);
  const end = line < 0 ? text.length : line;
  const part = whole.filter(({ span }) => start <= span.start && span.end <= end);
  return 'edits' in made && isDeepStrictEqual(made.edits, part);
}

function comments({ text, comments: all }: TomlDocument, options: Partial<FormatOptions>): readonly string[] {
  const texts = all.map(({ start, end }) => text.slice(start, end).trimEnd());
  return options.reorder_keys || options.reorder_arrays || options.reorder_inline_tables
    ? texts.sort()
    : texts;
}

/** Data with the order of its keys, or without. */
function plain(data: Data, sorted = false): unknown {
  if (data instanceof Map) {
    const entries = [...data].map(([name, value]) => [name, plain(value, sorted)] as const);
    return { table: sorted ? entries.sort(([a], [b]) => (a < b ? -1 : 1)) : entries };
  }
  return Array.isArray(data) ? data.map((item) => plain(item, sorted)) : data;
}

/** Data without any order. */
function sortedData(data: Data): unknown {
  if (data instanceof Map)
    return {
      table: [...data].map(([k, v]) => [k, sortedData(v)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
    };
  if (!Array.isArray(data)) return data;
  return data.map(sortedData).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const key = (value: unknown): string =>
  JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${one}n` : one)) ?? '';

/** Options by chance; half of the time those that hold where nobody says anything. */
export function randomOptions(random: Random): Partial<FormatOptions> {
  if (random.chance(0.5)) return {};
  const flag = () => random.chance(0.5);
  return {
    ...{ align_entries: flag(), align_comments: flag(), align_single_comments: flag() },
    ...{ array_trailing_comma: flag(), array_auto_expand: flag(), array_auto_collapse: flag() },
    ...{ compact_arrays: flag(), compact_inline_tables: flag(), inline_table_expand: flag() },
    ...{ compact_entries: flag(), indent_tables: flag(), indent_entries: flag(), trailing_newline: flag() },
    ...{ reorder_keys: random.chance(0.2), reorder_arrays: random.chance(0.1) },
    ...{ reorder_inline_tables: random.chance(0.2), allowed_blank_lines: random.below(4) },
    column_width: random.pick([20, 40, 80, 120]),
    indent_string: random.pick([undefined, '  ', '    ', '\t']),
    crlf: random.pick([undefined, undefined, true, false]),
  };
}
