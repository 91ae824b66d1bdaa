import type { Span } from '../text/span.ts';

/** A name in braces: `version` of `{version!r}`. */
export interface TemplateField {
  readonly name: string;
  readonly span: Span;
}

export interface FormatTemplate {
  readonly fields: readonly TemplateField[];
  /** Why `str.format` of Python stops at the text. */
  readonly fault?: { readonly at: number; readonly message: string };
}

/** Reads a text that `str.format` of Python fills in: `{name}`, `{name.part}`, `{name!r}`, `{name:>10}`, `{{` for a brace. */
export function parseFormatTemplate(text: string): FormatTemplate {
  const fields: TemplateField[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at];
    if (char !== '{' && char !== '}') {
      at++;
      continue;
    }
    if (text[at + 1] === char) {
      at += 2;
      continue;
    }
    if (char === '}') return { fields, fault: { at, message: 'a `}` that closes nothing' } };
    const end = closing(text, at);
    if (end === undefined) return { fields, fault: { at, message: 'a `{` that is not closed' } };
    const inner = text.slice(at + 1, end);
    const [name = ''] = /^[^.[!:]*/.exec(inner) ?? [];
    fields.push({ name, span: { start: at + 1, end: at + 1 + name.length } });
    // A format may name fields of its own: `{name:{width}}`.
    const format = inner.indexOf(':');
    if (format >= 0)
      for (const { 1: nested = '', index } of inner.slice(format).matchAll(/\{([^{}.[!:]*)[^{}]*\}/g)) {
        const start = at + 1 + format + index + 1;
        fields.push({ name: nested, span: { start, end: start + nested.length } });
      }
    const conversion = /^[^!:]*!(.?)(?=:|$)/.exec(inner);
    if (inner.includes('!') && /^[^:[]*!/.test(inner) && !/^[rsa]$/.test(conversion?.[1] ?? ''))
      return {
        fields,
        fault: {
          at: at + 1 + inner.indexOf('!'),
          message: 'a conversion that is none of `!r`, `!s` and `!a`',
        },
      };
    at = end + 1;
  }
  return { fields };
}

/** Where the brace at `open` is closed. */
function closing(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return undefined;
}
