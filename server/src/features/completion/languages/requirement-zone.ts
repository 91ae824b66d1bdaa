/** The part of a requirement string in which the cursor stands. Offsets are into the string. */
export type RequirementZone =
  | { readonly kind: 'name'; readonly part: Part; readonly bare: boolean }
  | { readonly kind: 'extra'; readonly part: Part; readonly name: string; readonly listed: readonly string[] }
  | { readonly kind: 'specifier'; readonly part: Part; readonly name: string }
  | { readonly kind: 'url'; readonly part: Part }
  | { readonly kind: 'marker'; readonly start: number };

export interface Part {
  readonly from: number;
  readonly to: number;
}

const NAME = /[\p{L}\p{N}._-]/u;

/**
 * Finds the part of a requirement in which the offset `at` stands. Half-typed and broken text gives a part too.
 * (dependency-specifiers#grammar)
 */
export function requirementZone(text: string, at: number): RequirementZone {
  const nameStart = runEnd(text, 0, /\s/);
  const nameEnd = runEnd(text, nameStart, NAME);
  const name = text.slice(nameStart, nameEnd);
  if (at <= nameEnd) {
    const from = Math.min(nameStart, at);
    return { kind: 'name', part: { from, to: nameEnd }, bare: text.slice(nameEnd).trim() === '' };
  }

  let rest = runEnd(text, nameEnd, /\s/);
  if (text[rest] === '[') {
    const close = text.indexOf(']', rest);
    const end = close < 0 ? openExtrasEnd(text, rest) : close;
    if (at > rest && at <= end) return extraZone(text, rest + 1, end, at, name);
    if (at > end) rest = runEnd(text, Math.min(end + 1, text.length), /\s/);
  }

  if (text[rest] === '@' && at > rest) {
    const url = runEnd(text, rest + 1, /\s/);
    const end = runEnd(text, url, /\S/);
    if (at <= end) return { kind: 'url', part: { from: Math.min(url, at), to: end } };
    rest = end;
  }
  const semicolon = text.indexOf(';', rest);
  if (semicolon >= 0 && at > semicolon) return { kind: 'marker', start: semicolon + 1 };
  return {
    kind: 'specifier',
    part: { from: Math.min(rest, at), to: semicolon < 0 ? text.length : semicolon },
    name,
  };
}

function extraZone(text: string, start: number, end: number, at: number, name: string): RequirementZone {
  const comma = text.lastIndexOf(',', at - 1);
  const from = runEnd(text, Math.max(start, comma + 1), /\s/, at);
  const to = runEnd(text, at, NAME, end);
  const others = `${text.slice(start, from)},${text.slice(to, end)}`;
  const listed = others.split(',').map((extra) => extra.trim());
  return { kind: 'extra', part: { from, to }, name, listed: listed.filter((extra) => extra !== '') };
}

/** Where extras without `]` end: before what can only be a specifier, a URL or a marker. */
function openExtrasEnd(text: string, open: number): number {
  const found = text.slice(open).search(/[<>=!~;@]/);
  return found < 0 ? text.length : open + found;
}

function runEnd(text: string, from: number, test: RegExp, limit: number = text.length): number {
  let end = from;
  while (end < limit && test.test(text[end] as string)) end++;
  return end;
}
