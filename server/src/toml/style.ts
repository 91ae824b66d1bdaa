import { walk } from './paths.ts';
import type { TomlDocument } from './tree.ts';

/** The habits of a file that a new value takes over. */
export interface Style {
  readonly quotes: 'basic' | 'literal';
  readonly indent: string;
  readonly eol: string;
}

/** Lists that fit stay on one line. */
export const WIDEST = 100;

/** What most strings and the first list of several lines look like. */
export function styleOf(doc: TomlDocument): Style {
  let basic = 0;
  let literal = 0;
  let indent: string | undefined;
  for (const { node } of walk(doc.root)) {
    if (node.kind === 'string') {
      if (node.style === 'basic') basic++;
      else if (node.style === 'literal') literal++;
    }
    const first = node.kind === 'array' && indent === undefined ? node.items[0] : undefined;
    if (first !== undefined)
      indent = /\n([ \t]+)$/.exec(doc.text.slice(Math.max(0, first.span.start - 100), first.span.start))?.[1];
  }
  const at = doc.text.indexOf('\n');
  return {
    quotes: literal > basic ? 'literal' : 'basic',
    indent: indent ?? '    ',
    eol: at > 0 && doc.text[at - 1] === '\r' ? '\r\n' : '\n',
  };
}

/** A list of items that are TOML already: on one line where it fits. */
export function writeList(items: readonly string[], { indent, eol }: Style, before: number): string {
  const line = `[${items.join(', ')}]`;
  if (before + line.length <= WIDEST) return line;
  return `[${eol}${items.map((item) => `${indent}${item},${eol}`).join('')}]`;
}
