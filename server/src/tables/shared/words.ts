/** A name or value of the document for a message: between backticks, shortened, on one line. */
export function quoted(text: string, limit = 60): string {
  if (text === '') return '""';
  const cut = text.length > limit ? `${text.slice(0, limit)}…` : text;
  const line = cut.replace(/[\u0000-\u001f\u007f]+/g, '␤');
  return line.includes('`') ? `"${line}"` : `\`${line}\``;
}

/** `a`, `b` and `c`. */
export function listed(words: readonly string[], joint: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${joint} ${words[words.length - 1]}`;
}

/** A key path as it is written in TOML, for messages: `authors[0].name`. */
export function pathWords(path: readonly (string | number)[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += `${text === '' ? '' : '.'}${/^[A-Za-z0-9_-]+$/.test(step) ? step : JSON.stringify(step)}`;
  }
  return text;
}

/** A count with its word: `1 entry`, `2 entries`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
