import type { Span } from '../../text/span.ts';
import * as ch from './chars.ts';
import type { Reader } from './reader.ts';

/** In what a value stands: that decides where text that is no value ends. */
export type Container = 'statement' | 'array' | 'inline-table';

/**
 * The extent of the text at `at` that is no value: up to the end of the line or a comment, in a container up to the
 * comma or the bracket that ends the item; brackets opened by the text itself are passed over.
 */
export function brokenSpan(r: Reader, at: number, container: Container): Span {
  const { text } = r;
  let i = at;
  let open = 0;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === ch.LF || c === ch.CR) break;
    if (c === ch.HASH && i > at && ch.isBlank(text.charCodeAt(i - 1))) break;
    if (container === 'statement') continue;
    if (c === ch.OPEN_BRACKET || c === ch.OPEN_BRACE) open++;
    else if (c === ch.CLOSE_BRACKET || c === ch.CLOSE_BRACE) {
      if (open === 0) break;
      open--;
    } else if (c === ch.COMMA && open === 0) break;
  }
  while (i > at + 1 && ch.isBlank(text.charCodeAt(i - 1))) i--;
  return { start: at, end: Math.max(i, at + 1) };
}
