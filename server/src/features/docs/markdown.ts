import { shown } from '../../standards/chars.ts';

/** A page beside a list or under the cursor. Parts that are empty leave no trace. */
export interface Page {
  /** What it is: one line. */
  readonly title: string;
  /** What it means here: paragraphs, in Markdown of our own. */
  readonly body?: readonly (string | undefined)[];
  /** Details, a line each. */
  readonly details?: readonly (string | undefined)[];
  /** Short facts and links, joined into one line. */
  readonly footer?: readonly (string | undefined)[];
}

const isText = (text: string | undefined): text is string => text !== undefined && text !== '';

/** The page as Markdown. */
export function render({ title, body = [], details = [], footer = [] }: Page): string {
  const parts = [title, ...body, details.filter(isText).join('  \n'), footer.filter(isText).join(' · ')];
  return parts.filter(isText).join('\n\n');
}

/** The first line: a name in bold and what it is. */
export const heading = (name: string, title: string): string =>
  title === '' ? `**${name}**` : `**${name}** · ${title}`;

/** Text from a file as a code span that ends where the text ends, whatever the text has in it. */
export function code(text: string, limit = 120): string {
  const visible = shown(text, limit);
  if (visible.trim() === '') return visible === '' ? '(empty)' : '(blank)';
  let longest = 0;
  for (const run of visible.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  const space = visible.startsWith('`') || visible.endsWith('`') ? ' ' : '';
  return fence + space + visible + space + fence;
}

/** Text from a file or a data file as plain words: nothing in it is read as Markdown or HTML. */
export const plain = (text: string, limit = 200): string =>
  shown(text, limit)
    .replace(/[\\`*[\]<>&|~#!]/g, '\\$&')
    // Nothing in brackets, as in `authors[].name`, is no link.
    .replace(/\\\[\\\](?=\.|$)/g, '[]')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/(https?|ftp|www)(?=[:.])/gi, '$1\u200b');

/** A link; nothing where the address is not a plain web address. */
export const link = (label: string, url: string | undefined): string | undefined =>
  url === undefined || !/^https?:\/\/[^\s()<>\\]+$/.test(url) ? undefined : `[${label}](${url})`;

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items[items.length - 1]}`;
}

/** The first items as a list, and how many more there are. */
export function listUpTo(limit: number, items: readonly string[]): string {
  if (items.length <= limit) return list(items);
  return `${items.slice(0, limit).join(', ')} and ${items.length - limit} more`;
}

/** `1 package`, `2 packages`. */
export const count = (number: number, thing: string, things = `${thing}s`): string =>
  `${number} ${number === 1 ? thing : things}`;
