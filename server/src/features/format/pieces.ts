import type { Edit } from '../../text/span.ts';
import type { GapComment } from './trivia.ts';

/** A stretch of the text with what it becomes: `head`, blanks, `rest`. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly head: string;
  /** Blanks between `head` and `rest`. */
  pad: number;
  readonly rest: string;
}

/** Collects what becomes of the text between tokens. */
export interface Pieces {
  put(start: number, end: number, text: string): void;
  /**
   * The text between two elements: `head`, the comment behind it, the comments on lines of their own and the line break
   * before what follows. Gives the piece whose blanks before the comment may grow.
   */
  gap(
    start: number,
    end: number,
    head: string,
    comments: readonly GapComment[],
    lead: (index: number) => string,
    last: string,
  ): Piece;
  edits(): Edit[];
}

export function createPieces(text: string): Pieces {
  const pieces: Piece[] = [];
  return {
    put(start, end, to) {
      if (stands(text, start, end, to)) return;
      pieces.push({ start, end, head: to, pad: 0, rest: '' });
    },
    gap(start, end, head, comments, lead, last) {
      let rest = '';
      const behind = comments[0]?.own === false ? comments[0] : undefined;
      if (behind !== undefined) rest = behind.text;
      for (let i = behind === undefined ? 0 : 1; i < comments.length; i++)
        rest += lead(i) + (comments[i] as GapComment).text;
      const piece = { start, end, head, pad: behind === undefined ? 0 : 1, rest: rest + last };
      pieces.push(piece);
      return piece;
    },
    edits() {
      const edits: Edit[] = [];
      for (const { start, end, head, pad, rest } of pieces) {
        const to = head + ' '.repeat(pad) + rest;
        if (!stands(text, start, end, to)) edits.push(smallest(text, start, end, to));
      }
      return edits;
    },
  };
}

/** Whether a stretch of the text is what it becomes. The stretches are short: a loop is far cheaper than `startsWith`. */
function stands(text: string, start: number, end: number, to: string): boolean {
  if (end - start !== to.length) return false;
  for (let i = 0; i < to.length; i++) if (text.charCodeAt(start + i) !== to.charCodeAt(i)) return false;
  return true;
}

/** Leaves out what is equal at both ends. */
function smallest(text: string, start: number, end: number, to: string): Edit {
  let head = 0;
  while (start + head < end && head < to.length && text.charCodeAt(start + head) === to.charCodeAt(head))
    head++;
  let tail = 0;
  const most = Math.min(end - start, to.length) - head;
  while (tail < most && text.charCodeAt(end - 1 - tail) === to.charCodeAt(to.length - 1 - tail)) tail++;
  return { span: { start: start + head, end: end - tail }, text: to.slice(head, to.length - tail) };
}

/** Lines that follow each other, whose comments stand in one column. */
export interface Group {
  /** A line, how wide it is, and its comment if it has one. */
  add(width: number, comment: Piece | undefined): void;
  /** An element over several lines: the comments of its group keep their distance. */
  spoil(): void;
  /** The next line begins another group. */
  end(): void;
}

export function createGroup(options: { readonly align: boolean; readonly single: boolean }): Group {
  let widest = 0;
  let spoilt = false;
  let comments: { readonly piece: Piece; readonly width: number }[] = [];
  return {
    add(width, piece) {
      if (width > widest) widest = width;
      if (piece !== undefined) comments.push({ piece, width });
    },
    spoil() {
      spoilt = true;
    },
    end() {
      if (!spoilt && options.align && (comments.length > 1 || (comments.length === 1 && options.single)))
        for (const { piece, width } of comments) piece.pad = widest - width + 1;
      widest = 0;
      spoilt = false;
      if (comments.length > 0) comments = [];
    },
  };
}
