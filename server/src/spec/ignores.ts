import type { Span } from '../text/span.ts';
import { leaves } from '../toml/leaves.ts';
import { EVERYTHING, noteRead } from '../toml/reads.ts';
import type { TomlDocument } from '../toml/tree.ts';
import { selects } from './levels.ts';

/** `# pyproject: ignore[rule, table, …]` with the line that it silences. */
export interface Ignore {
  /** From its `#` to the end of the comment. */
  readonly span: Span;
  /** The rules, tables or `all` between the brackets. */
  readonly names: readonly IgnoredName[];
  /** Between the brackets; `undefined` where there are none. */
  readonly list: Span | undefined;
  /** Where the line starts whose findings are silenced; `undefined` where none follows. */
  readonly line: number | undefined;
  /** On a line of its own; else behind what it silences. */
  readonly alone: boolean;
}

export interface IgnoredName {
  readonly text: string;
  readonly at: Span;
}

/** The comments of a document that silence rules, in order. */
export interface Ignores {
  readonly all: readonly Ignore[];
  /** Whether a finding of a rule that starts at an offset is silenced. */
  silences(rule: string, offset: number): boolean;
  /** Where the line of an offset starts; the lines of a string in triple quotes count as the one it starts on. */
  lineOf(offset: number): number;
}

const NONE: Ignores = { all: [], silences: () => false, lineOf: (offset) => offset };

const FORM = /#[ \t]*pyproject:[ \t]*ignore\b(?:[ \t]*\[([^\]#]*)\]?)?/;

/** Reads the comments that silence rules. Behind a value one means its line, on a line of its own the next one. */
export function ignoresOf(tree: TomlDocument): Ignores {
  const { text } = tree;
  noteRead(EVERYTHING);
  const written = tree.comments.flatMap((comment) => {
    const said = text.slice(comment.start, comment.end);
    const match = said.includes('pyproject:') ? FORM.exec(said) : null;
    return match === null ? [] : [{ comment, match }];
  });
  if (written.length === 0) return NONE;

  const lineOf = linesOf(tree);
  const all = written.map(({ comment, match }): Ignore => {
    const start = comment.start + match.index;
    const from = start + match[0].indexOf('[') + 1;
    const list = match[1] === undefined ? undefined : { start: from, end: from + match[1].length };
    const alone = text.slice(text.lastIndexOf('\n', comment.start - 1) + 1, comment.start).trim() === '';
    return {
      span: { start, end: comment.end },
      names: list === undefined ? [] : namesIn(text, list),
      list,
      line: alone ? lineBelow(text, comment.end) : lineOf(comment.start),
      alone,
    };
  });
  const byLine = new Map<number, string[]>();
  for (const { line, names } of all) {
    if (line === undefined) continue;
    const there = byLine.get(line) ?? [];
    byLine.set(line, there);
    there.push(...names.map((name) => name.text));
  }
  return {
    all,
    lineOf,
    silences: (rule, offset) => byLine.get(lineOf(offset))?.some((name) => selects(name, rule)) ?? false,
  };
}

function namesIn(text: string, { start, end }: Span): IgnoredName[] {
  return [...text.slice(start, end).matchAll(/[^\s,]+/g)].map(({ 0: name, index }) => ({
    text: name,
    at: { start: start + index, end: start + index + name.length },
  }));
}

/** The start of the first line below a comment that is no comment itself; none over a blank line. */
function lineBelow(text: string, from: number): number | undefined {
  let at = text.indexOf('\n', from) + 1;
  while (at > 0) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end).trim();
    if (line === '') return undefined;
    if (!line.startsWith('#')) return at;
    at = end + 1;
  }
  return undefined;
}

/** Finds the start of a line, going back over strings that hold line breaks. */
function linesOf(tree: TomlDocument): (offset: number) => number {
  const { text } = tree;
  const long = leaves(tree)
    .filter(({ kind, span }) => kind === 'string' && text.slice(span.start, span.end).includes('\n'))
    .map(({ span }) => span);
  return (offset) => {
    let at = text.lastIndexOf('\n', offset - 1) + 1;
    for (let i = long.length - 1; i >= 0; i--) {
      const { start, end } = long[i] as Span;
      if (start < at && at < end) at = text.lastIndexOf('\n', start - 1) + 1;
    }
    return at;
  };
}
