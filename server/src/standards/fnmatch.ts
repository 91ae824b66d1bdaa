/** Whether a name fits a pattern of the shell, letter case counting, as Python's `fnmatch.fnmatchcase` decides it. */
export function fnmatchcase(name: string, pattern: string): boolean {
  const chars = Array.from(name);
  const parts = partsOf(pattern);
  // Where to go on when the last star takes one character more: never back beyond it, so the work stays bounded.
  let star = -1;
  let taken = 0;
  let p = 0;
  let i = 0;
  while (i < chars.length) {
    const part = parts[p];
    if (part === '*') {
      star = p++;
      taken = i;
    } else if (part?.(chars[i] as string)) {
      p++;
      i++;
    } else if (star >= 0) {
      p = star + 1;
      i = ++taken;
    } else return false;
  }
  while (parts[p] === '*') p++;
  return p === parts.length;
}

type Part = '*' | ((char: string) => boolean);

function partsOf(pattern: string): Part[] {
  const chars = Array.from(pattern);
  const parts: Part[] = [];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] as string;
    if (char === '*') {
      if (parts.at(-1) !== '*') parts.push('*');
    } else if (char === '?') parts.push(() => true);
    else if (char === '[') {
      let end = i + 1;
      if (chars[end] === '!') end++;
      if (chars[end] === ']') end++;
      while (end < chars.length && chars[end] !== ']') end++;
      if (end >= chars.length) parts.push((one) => one === '[');
      else {
        parts.push(setOf(chars.slice(i + 1, end)));
        i = end;
      }
    } else parts.push((one) => one === char);
  }
  return parts;
}

function setOf(chars: readonly string[]): (char: string) => boolean {
  const negated = chars[0] === '!';
  const body = negated ? chars.slice(1) : chars;
  const ranges: [number, number][] = [];
  const code = (char: string | undefined): number => char?.codePointAt(0) ?? 0;
  for (let i = 0; i < body.length; i++) {
    if (body[i + 1] === '-' && i + 2 < body.length) {
      ranges.push([code(body[i]), code(body[i + 2])]);
      i += 2;
    } else ranges.push([code(body[i]), code(body[i])]);
  }
  return (char) => ranges.some(([from, to]) => code(char) >= from && code(char) <= to) !== negated;
}
