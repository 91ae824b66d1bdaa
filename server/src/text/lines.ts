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
}

/** Indexes the lines of `text` in one pass. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }

  const lineStart = (line: number): number => (line < 0 ? 0 : (starts[line] ?? text.length));
  const lineEnd = (line: number): number => {
    const next = starts[line + 1];
    if (next === undefined) return text.length;
    const crlf =
      text.charCodeAt(next - 1) === 10 && text.charCodeAt(next - 2) === 13 && next - 2 >= lineStart(line);
    return crlf ? next - 2 : next - 1;
  };

  return {
    text,
    lineCount: starts.length,
    lineStart,
    lineEnd,
    at(offset) {
      const wanted = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] as number) <= wanted) low = middle;
        else high = middle - 1;
      }
      return { line: low, column: wanted - (starts[low] as number) };
    },
    offset(line, column) {
      if (line >= starts.length) return text.length;
      return Math.min(lineStart(line) + Math.max(0, column), lineEnd(line));
    },
  };
}
