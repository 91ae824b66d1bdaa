import { asTable, type Header, type Table, type TomlDocument, type TomlNode } from '../../toml/tree.ts';

/** Whether a header of this path may stand in the document; `own` is the header that it would replace. */
export function mayOpen(
  tree: TomlDocument,
  path: readonly string[],
  array: boolean,
  own: Header | undefined,
): boolean {
  let here: Table = tree.root;
  for (const [index, name] of path.entries()) {
    const member = here.members.get(name);
    if (member === undefined) return true;
    const node = member.node;
    if (index === path.length - 1) return isFree(node, array, own);
    const next =
      node?.kind === 'table-array' ? node.tables.at(-1) : node?.kind === 'table' ? node : undefined;
    if (next === undefined || next.form === 'dotted') return false;
    here = next;
  }
  return true;
}

function isFree(node: TomlNode | undefined, array: boolean, own: Header | undefined): boolean {
  if (node?.kind === 'table-array')
    return array || (own !== undefined && node.tables.every((one) => isOwn(one, own)));
  const table = node?.kind === 'table' ? asTable(node) : undefined;
  if (table === undefined) return false;
  return (!array && table.form === 'implicit') || (own !== undefined && isOwn(table, own));
}

const isOwn = ({ headers, form }: Table, own: Header): boolean =>
  (form === 'header' || form === 'element') && headers.length === 1 && headers[0] === own;

/** A line break where the line before has text: tables stand apart. */
export function blankLineBefore(text: string, offset: number, eol: string): string {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  if (lineStart === 0 || text.slice(lineStart, offset).trim() !== '') return '';
  const before = text.slice(0, lineStart).replace(/\r?\n$|\r$/, '');
  const last = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  return last.trim() === '' ? '' : eol;
}
