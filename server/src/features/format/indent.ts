import type { TomlDocument } from '../../toml/tree.ts';

export const STANDARD_INDENT = '    ';

/** The indentation that most items on lines of their own have; four blanks where there are none. */
export function indentOf(doc: TomlDocument): string {
  const counts = new Map<string, number>();
  let looked = 0;
  for (const statement of doc.statements) {
    if (statement.kind !== 'pair' || statement.value?.kind !== 'array') continue;
    const base = indentBefore(doc.text, statement.span.start);
    for (const { span } of statement.value.items) {
      const line = doc.text.lastIndexOf('\n', span.start - 1) + 1;
      if (line <= statement.span.start) continue;
      const whole = doc.text.slice(line, span.start);
      const indent = whole.startsWith(base) ? whole.slice(base.length) : whole;
      if (/^(?: {1,8}|\t)$/.test(indent)) counts.set(indent, (counts.get(indent) ?? 0) + 1);
      if (++looked > 1000) return most(counts);
    }
  }
  return most(counts);
}

const indentBefore = (text: string, start: number): string =>
  text.slice(text.lastIndexOf('\n', start - 1) + 1, start).replace('\ufeff', '');

function most(counts: ReadonlyMap<string, number>): string {
  let best = STANDARD_INDENT;
  let count = 0;
  for (const [indent, times] of counts) {
    if (times > count) [best, count] = [indent, times];
  }
  return best;
}
