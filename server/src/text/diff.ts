import type { Edit } from './span.ts';

/**
 * The changes from one text to another as edits of whole lines: what is equal stays untouched. Line ends are part of
 * their lines. Large changed regions (over 4 million line pairs) become one edit.
 */
export function changedLines(before: string, after: string): readonly Edit[] {
  const a = linesOf(before);
  const b = linesOf(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++;

  const matches = commonLines(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const starts = offsets(a);
  const edits: Edit[] = [];
  let i = head;
  let j = head;
  const upTo = (nextI: number, nextJ: number): void => {
    if (i < nextI || j < nextJ) {
      edits.push({
        span: { start: starts[i] as number, end: starts[nextI] as number },
        text: b.slice(j, nextJ).join(''),
      });
    }
  };
  for (const [x, y] of matches) {
    upTo(head + x, head + y);
    i = head + x + 1;
    j = head + y + 1;
  }
  upTo(a.length - tail, b.length - tail);
  return edits;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function offsets(lines: readonly string[]): number[] {
  const starts = [0];
  for (const line of lines) starts.push((starts[starts.length - 1] as number) + line.length);
  return starts;
}

/** Pairs of indexes of a longest common subsequence. */
function commonLines(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const width = b.length + 1;
  if (a.length * b.length > 4_000_000) return [];
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] as number) + 1
          : Math.max(lengths[(i + 1) * width + j] as number, lengths[i * width + j + 1] as number);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if ((lengths[(i + 1) * width + j] as number) >= (lengths[i * width + j + 1] as number)) i++;
    else j++;
  }
  return pairs;
}
