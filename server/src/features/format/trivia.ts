import type { TomlDocument } from '../../toml/tree.ts';

/** A comment between two tokens. */
export interface GapComment {
  readonly text: string;
  /** On a line of its own; else behind the token before it. */
  readonly own: boolean;
  /** The blank lines directly above it. */
  readonly blank: number;
}

/** What stands between two tokens besides a comma. */
export interface Gap {
  readonly comments: readonly GapComment[];
  /** Line breaks after the last comment, or in all. */
  readonly breaks: number;
  /** Whether a line ends in it. */
  readonly broken: boolean;
}

const NONE: readonly GapComment[] = [];
/** Gaps without a comment, by their line breaks. */
const PLAIN: readonly Gap[] = [0, 1, 2, 3].map(plainGap);

/** Reads gaps of a document; those asked for in ascending order cost one pass over the comments. */
export function gapReader(doc: TomlDocument): (start: number, end: number) => Gap {
  const { text, comments } = doc;
  const first = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let next = 0;

  const breaksIn = (start: number, end: number): number => {
    let count = 0;
    for (let i = start; i < end; i++) if (text.charCodeAt(i) === 10) count++;
    return count;
  };

  return (start, end) => {
    while (next > 0 && (comments[next - 1]?.start ?? -1) >= start) next--;
    while (next < comments.length && (comments[next]?.start ?? 0) < start) next++;
    let at = comments[next];
    if (at === undefined || at.start >= end) {
      const breaks = breaksIn(start, end);
      return PLAIN[breaks] ?? plainGap(breaks);
    }
    const found: GapComment[] = [];
    let from = start;
    while (at !== undefined && at.start < end) {
      const breaks = breaksIn(from, at.start);
      found.push({
        text: text.slice(at.start, at.end).trimEnd(),
        own: breaks > 0 || at.start === first || from === first,
        blank: Math.max(0, breaks - 1),
      });
      from = at.end;
      next++;
      at = comments[next];
    }
    return { comments: found, breaks: breaksIn(from, end), broken: true };
  };
}

function plainGap(breaks: number): Gap {
  return { comments: NONE, breaks, broken: breaks > 0 };
}
