import type { TomlDocument, Value } from '../../toml/tree.ts';

/** How the document is written, as far as text that is inserted must match. */
export interface DocumentStyle {
  readonly eol: '\n' | '\r\n';
  /** Whether lists have one item a line. */
  readonly listsByLine: boolean;
  /** What stands before such an item. */
  readonly indent: string;
}

/** Reads the style from the lists of the document; one that has none writes lists in one line. */
export function styleOf({ text, statements }: TomlDocument): DocumentStyle {
  let byLine = 0;
  let inLine = 0;
  let indent: string | undefined;
  for (const statement of statements) {
    if (statement.kind !== 'pair' || statement.value?.kind !== 'array') continue;
    const [first] = statement.value.items;
    if (first === undefined) continue;
    const found = indentOf(text, statement.value.span.start, first);
    if (found === undefined) inLine += statement.value.items.length > 1 ? 1 : 0;
    else {
      byLine++;
      indent ??= found;
    }
  }
  const firstBreak = text.indexOf('\n');
  return {
    eol: firstBreak > 0 && text[firstBreak - 1] === '\r' ? '\r\n' : '\n',
    listsByLine: byLine > inLine,
    indent: indent ?? '    ',
  };
}

/** The blanks before the first item where it stands on a line of its own. */
export function indentOf(text: string, open: number, first: Value): string | undefined {
  const start = text.lastIndexOf('\n', first.span.start - 1) + 1;
  if (start <= open) return undefined;
  const before = text.slice(start, first.span.start);
  return /^[ \t]*$/.test(before) ? before : undefined;
}
