import { type Edit, replace } from '../../text/span.ts';
import { quote, writeKey } from '../strings.ts';
import type { KeyPart, StringValue, TomlDocument } from '../tree.ts';

/** Writes a string with the other quotes, `"` or `'`; no edit where those cannot hold it or one is not closed. */
export function otherQuotes(doc: TomlDocument, node: StringValue): Edit[] {
  if (node.span.end - node.inner.end !== node.inner.start - node.span.start) return [];
  if (node.style !== 'basic' && node.style !== 'literal') return [];
  const style = node.style === 'basic' ? 'literal' : 'basic';
  const written = quote(node.value, style);
  const mark = style === 'basic' ? '"' : "'";
  const same = written === doc.text.slice(node.span.start, node.span.end);
  return same || !written.startsWith(mark) ? [] : [replace(node.span, written)];
}

/** Takes the quotes from a key that needs none. */
export function bareKey(doc: TomlDocument, part: KeyPart): Edit[] {
  if (part.style === 'bare' || part.name === '') return [];
  const written = writeKey(part.name);
  return written === part.name && written !== doc.text.slice(part.span.start, part.span.end)
    ? [replace(part.span, written)]
    : [];
}
