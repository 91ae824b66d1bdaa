/** Character codes that the parser asks for by name. */
export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const QUOTE = 34;
export const HASH = 35;
export const APOSTROPHE = 39;
export const PLUS = 43;
export const COMMA = 44;
export const MINUS = 45;
export const DOT = 46;
export const SLASH = 47;
export const ZERO = 48;
export const NINE = 57;
export const COLON = 58;
export const EQUALS = 61;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const UNDERSCORE = 95;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;

const BARE = new Uint8Array(128);
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-') BARE[c.charCodeAt(0)] = 1;

/** Whether the code may stand in a bare key (`A-Za-z0-9_-`). */
export const isBare = (c: number): boolean => c < 128 && BARE[c] === 1;

export const isDigit = (c: number): boolean => c >= ZERO && c <= NINE;

export const isHexDigit = (c: number): boolean =>
  (c >= 48 && c <= 57) || (c >= 65 && c <= 70) || (c >= 97 && c <= 102);

export const isBlank = (c: number): boolean => c === SPACE || c === TAB;

export const isLineBreak = (c: number): boolean => c === LF || c === CR;

/** Whether TOML allows the code nowhere but as part of a line break: control characters but the tab. */
export const isControl = (c: number): boolean => (c < 32 && c !== TAB) || c === 127;

export const isSurrogate = (c: number): boolean => c >= 0xd800 && c <= 0xdfff;

/** Whether the unit at `at` is a surrogate without its other half. */
export function isLoneSurrogate(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (c < 0xd800 || c > 0xdfff) return false;
  if (c < 0xdc00) {
    const next = text.charCodeAt(at + 1);
    return !(next >= 0xdc00 && next <= 0xdfff);
  }
  const before = at > 0 ? text.charCodeAt(at - 1) : 0;
  return !(before >= 0xd800 && before < 0xdc00);
}

/** Spaces of Unicode that look like a blank and are none for TOML. */
export const isForeignSpace = (c: number): boolean =>
  c > 127 &&
  (c === 0xa0 ||
    c === 0x85 ||
    c === 0x1680 ||
    (c >= 0x2000 && c <= 0x200d) ||
    (c >= 0x2028 && c <= 0x2029) ||
    c === 0x202f ||
    c === 0x205f ||
    c === 0x2060 ||
    c === 0x3000 ||
    c === 0xfeff);
