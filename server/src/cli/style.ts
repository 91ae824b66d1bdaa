/** Marks parts of a text for a terminal; without colours every function gives the text as it is. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  error(text: string): string;
  warning(text: string): string;
  hint(text: string): string;
  good(text: string): string;
}

/** `FORCE_COLOR` decides, then `NO_COLOR`, then whether a terminal reads it. */
export function wantsColour(env: Readonly<Record<string, string | undefined>>, terminal: boolean): boolean {
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  return terminal && env.TERM !== 'dumb';
}

export function createStyle(colour: boolean): Style {
  const paint = (open: number, close: number) => (text: string) =>
    colour ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    error: paint(31, 39),
    warning: paint(33, 39),
    hint: paint(36, 39),
    good: paint(32, 39),
  };
}

/** A text from a file as a terminal may show it: control characters, which could steer it, become visible signs. */
export function shown(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000a-\u001f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const NARROWEST = /\p{Mark}|\u200d|\ufe0f/u;

/** As many blanks as a text takes on a terminal; tabs stay tabs. */
export function blanks(text: string): string {
  let out = '';
  for (const c of text)
    out += c === '\t' ? '\t' : NARROWEST.test(c) ? '' : WIDE.test(c) && c > '\u00ff' ? '  ' : ' ';
  return out;
}
