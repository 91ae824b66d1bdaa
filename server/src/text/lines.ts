/** A place by line and column, both from 0; the column counts UTF-16 units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Where the lines of a text start. A line ends at `\n`, `\r\n` or a lone `\r`, as in the language server protocol. */
export interface LineIndex {
  readonly text: string;
  readonly lineCount: number;
  /** The offset at which a line starts; offsets past the last line give the length of the text. */
  lineStart(line: number): number;
  /** The offset after the last character of a line, before its line end. */
  lineEnd(line: number): number;
  /** The line and column of an offset; offsets outside the text are clamped. */
  at(offset: number): LineColumn;
  /** The offset of a line and column; a column past the end of the line gives the line's end. */
  offset(line: number, column: number): number;
  /** The index of the text with another piece in place of `removed` units at `start`; looks at that piece only. */
  edited(start: number, removed: number, inserted: string): LineIndex;
}

/** Indexes the lines of `text` in one pass. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  addStarts(starts, text, 0, text.length);
  return new LineStarts(text, starts);
}

/** Adds where lines start by the line ends that stand in a stretch of the text. */
function addStarts(starts: number[], text: string, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
}

class LineStarts implements LineIndex {
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(text: string, starts: readonly number[]) {
    this.text = text;
    this.#starts = starts;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  lineStart(line: number): number {
    return line < 0 ? 0 : (this.#starts[line] ?? this.text.length);
  }

  lineEnd(line: number): number {
    const { text } = this;
    const next = this.#starts[line + 1];
    if (next === undefined) return text.length;
    const crlf =
      text.charCodeAt(next - 1) === 10 &&
      text.charCodeAt(next - 2) === 13 &&
      next - 2 >= this.lineStart(line);
    return crlf ? next - 2 : next - 1;
  }

  at(offset: number): LineColumn {
    const wanted = Math.max(0, Math.min(offset, this.text.length));
    const line = this.#lineOf(wanted);
    return { line, column: wanted - (this.#starts[line] as number) };
  }

  offset(line: number, column: number): number {
    if (line >= this.#starts.length) return this.text.length;
    return Math.min(this.lineStart(line) + Math.max(0, column), this.lineEnd(line));
  }

  edited(start: number, removed: number, inserted: string): LineIndex {
    const text = this.text.slice(0, start) + inserted + this.text.slice(start + removed);
    const delta = inserted.length - removed;
    // A line end before the piece may be half of one with what stands in it; none behind it can be any longer.
    const kept = this.#lineOf(Math.max(0, start - 1)) + 1;
    const starts = this.#starts.slice(0, kept);
    addStarts(starts, text, Math.max(0, start - 1), start + inserted.length);
    for (let i = kept; i < this.#starts.length; i++) {
      const at = this.#starts[i] as number;
      if (at > start + removed) starts.push(at + delta);
    }
    return new LineStarts(text, starts);
  }

  /** The last line that starts at or before an offset. */
  #lineOf(offset: number): number {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
