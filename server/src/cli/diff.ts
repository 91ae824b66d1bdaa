import { changedLines } from '../text/diff.ts';

const AROUND = 3;

interface Change {
  /** Lines of the old text: the first and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** The changes from one text to another as `diff -u` writes them; empty where there are none. */
export function unifiedDiff(file: string, before: string, after: string): string {
  const old = linesOf(before);
  const starts = new Map([[0, 0]]);
  let offset = 0;
  old.forEach((line, index) => {
    offset += line.length;
    starts.set(offset, index + 1);
  });
  const changes = changedLines(before, after).map(
    ({ span, text }): Change => ({
      from: starts.get(span.start) as number,
      to: starts.get(span.end) as number,
      lines: linesOf(text),
    }),
  );
  if (changes.length === 0) return '';

  let out = `--- ${file}\n+++ ${file}\n`;
  let shift = 0;
  for (let i = 0; i < changes.length; ) {
    let last = i;
    while ((changes[last + 1]?.from ?? Number.POSITIVE_INFINITY) - (changes[last] as Change).to <= 2 * AROUND)
      last++;
    const hunk = changes.slice(i, last + 1);
    const from = Math.max(0, (changes[i] as Change).from - AROUND);
    const to = Math.min(old.length, (changes[last] as Change).to + AROUND);
    const grown = hunk.reduce((sum, change) => sum + change.lines.length - (change.to - change.from), 0);
    out += `@@ -${range(from, to - from)} +${range(from + shift, to - from + grown)} @@\n`;
    let at = from;
    for (const change of hunk) {
      out += old.slice(at, change.from).map(marked(' ')).join('');
      out += old.slice(change.from, change.to).map(marked('-')).join('');
      out += change.lines.map(marked('+')).join('');
      at = change.to;
    }
    out += old.slice(at, to).map(marked(' ')).join('');
    shift += grown;
    i = last + 1;
  }
  return out;
}

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

const range = (start: number, count: number): string =>
  count === 1 ? String(start + 1) : `${count === 0 ? start : start + 1},${count}`;

const marked =
  (sign: string) =>
  (line: string): string =>
    line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`;
