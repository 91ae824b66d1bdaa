import type { Span } from '../../server/src/text/span.ts';

/** Splits a text with `|` (or `<|>` where the text has `|`) for the cursor. */
export function cursor(marked: string): { text: string; offset: number } {
  const mark = marked.includes('<|>') ? '<|>' : '|';
  const offset = marked.indexOf(mark);
  if (offset < 0) throw new Error(`No cursor in ${JSON.stringify(marked)}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + mark.length), offset };
}

/** Splits a text with `«»` around a range. */
export function range(marked: string): { text: string; span: Span } {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  if (start < 0 || end < start) throw new Error(`No range in ${JSON.stringify(marked)}`);
  return { text: marked.replace('«', '').replace('»', ''), span: { start, end } };
}
