/**
 * How a document is to be laid out. The names are those of taplo, so that a project's habits carry over; the same names
 * stand on the command line, in `[tool.pyproject-toolkit.format]` and in the editor (`pyproject.format.*`).
 */
export interface FormatOptions {
  readonly align_entries: boolean;
  readonly align_comments: boolean;
  readonly align_single_comments: boolean;
  readonly array_trailing_comma: boolean;
  readonly array_auto_expand: boolean;
  readonly array_auto_collapse: boolean;
  readonly compact_arrays: boolean;
  readonly compact_inline_tables: boolean;
  readonly inline_table_expand: boolean;
  readonly compact_entries: boolean;
  readonly column_width: number;
  readonly indent_tables: boolean;
  readonly indent_entries: boolean;
  /** `undefined`: as the editor or `.editorconfig` says, else as the document has it. */
  readonly indent_string: string | undefined;
  readonly trailing_newline: boolean;
  readonly reorder_keys: boolean;
  readonly reorder_arrays: boolean;
  readonly reorder_inline_tables: boolean;
  readonly allowed_blank_lines: number;
  /** `undefined`: as the document has it. */
  readonly crlf: boolean | undefined;
}

export type FormatOptionName = keyof FormatOptions;

/** One option as settings, table and command line describe it. */
export interface FormatOptionSpec {
  readonly name: FormatOptionName;
  readonly type: 'boolean' | 'integer' | 'string';
  /** Absent where the document or the editor decides. */
  readonly default?: boolean | number;
  readonly title: string;
  readonly docs: string;
}

const flag = (name: FormatOptionName, value: boolean, title: string, docs: string): FormatOptionSpec => ({
  ...{ name, type: 'boolean', default: value, title, docs },
});

/** Every option, in the order of the settings. */
export const formatOptionSpecs: readonly FormatOptionSpec[] = [
  {
    name: 'column_width',
    type: 'integer',
    default: 80,
    title: 'longest line',
    docs: 'An array that would reach past this column is written with one item a line. A comment behind it does not count.',
  },
  flag(
    'array_auto_expand',
    true,
    'wrap long arrays',
    'Writes an array that is longer than `column_width` with one item a line.',
  ),
  flag(
    'array_auto_collapse',
    false,
    'join short arrays',
    'Writes an array that fits into `column_width` on one line, unless there is a comment in it.',
  ),
  flag(
    'array_trailing_comma',
    true,
    'comma after the last item',
    'Ends the last item with a comma where each item has a line of its own.',
  ),
  flag('compact_arrays', true, 'no blanks in brackets', '`[1, 2]` instead of `[ 1, 2 ]`.'),
  flag('compact_inline_tables', false, 'no blanks in braces', '`{a = 1}` instead of `{ a = 1 }`.'),
  flag('compact_entries', false, 'no blanks around =', '`a=1` instead of `a = 1`.'),
  flag(
    'inline_table_expand',
    true,
    'wrap arrays in inline tables',
    'Wraps a long array that stands inside an inline table too.',
  ),
  flag(
    'align_entries',
    false,
    'align the = signs',
    'Puts the `=` of entries that follow each other in one column.',
  ),
  flag(
    'align_comments',
    true,
    'align comments',
    'Puts the comments behind entries and items that follow each other in one column.',
  ),
  flag(
    'align_single_comments',
    true,
    'align a lone comment',
    'Aligns the comment of a group that has only one with the longest line of the group.',
  ),
  flag(
    'indent_tables',
    false,
    'indent sub-tables',
    'Indents a table under the table that its name begins with.',
  ),
  flag('indent_entries', false, 'indent entries', 'Indents the entries under their table.'),
  {
    name: 'indent_string',
    type: 'string',
    title: 'one level of indentation',
    docs: 'Blanks or a tab. Without it the editor or `.editorconfig` decides, else the file itself, else four blanks.',
  },
  {
    name: 'allowed_blank_lines',
    type: 'integer',
    default: 2,
    title: 'blank lines in a row',
    docs: 'More blank lines than this that follow each other are removed.',
  },
  flag('trailing_newline', true, 'line break at the end', 'Ends the file with one line break, or with none.'),
  {
    name: 'crlf',
    type: 'boolean',
    title: 'line breaks as on Windows',
    docs: 'Line breaks are `\\r\\n` (or, if `false`, `\\n`). Without it they stay as the first one of the file. Those inside strings are data and stay.',
  },
  flag(
    'reorder_keys',
    false,
    'sort keys',
    'Sorts keys that follow each other. A comment or a blank line separates what is sorted.',
  ),
  flag(
    'reorder_arrays',
    false,
    'sort arrays',
    'Sorts arrays of strings. The order may mean something to the tool that reads them, so this changes data.',
  ),
  flag('reorder_inline_tables', false, 'sort inline tables', 'Sorts the keys in inline tables.'),
];

/** What holds where nobody says anything. */
export const defaultFormat: FormatOptions = Object.freeze({
  ...(Object.fromEntries(
    formatOptionSpecs.map((spec) => [spec.name, spec.default]),
  ) as unknown as FormatOptions),
});

/** What is wrong with a value for an option, as the rest of a sentence; `undefined` where it is right. */
export function formatValueProblem({ name, type }: FormatOptionSpec, value: unknown): string | undefined {
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : 'is `true` or `false`';
  if (type === 'string')
    return typeof value === 'string' && /^(?: {1,16}|\t)$/.test(value)
      ? undefined
      : 'is one to 16 blanks or a tab';
  const [least, most] = name === 'column_width' ? [1, 10_000] : [0, 1000];
  const whole = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
  return whole ? undefined : `is a whole number from ${least} to ${most}`;
}

/** The options that an object names; what is unknown or of another type counts as not said. */
export function readFormatOptions(given: unknown): Partial<FormatOptions> {
  if (typeof given !== 'object' || given === null) return {};
  const said: Record<string, unknown> = {};
  for (const spec of formatOptionSpecs) {
    const value = (given as Record<string, unknown>)[spec.name];
    if (value !== undefined && value !== null && formatValueProblem(spec, value) === undefined)
      said[spec.name] = value;
  }
  return said as Partial<FormatOptions>;
}
