/** A text of the same length that the grammar can read, where it does not know a construct of Python's. */
export interface Repaired {
  readonly text: string;
  /** The offsets of statements that mean more than the new text says. */
  readonly odd: ReadonlySet<number>;
}

const HEAD = /^[ \t]*(?:async[ \t]+)?(with|for)\b/;
/** So many lines may lie between the word and the place where the grammar gives up. */
const LINES = 20;

/**
 * Rewrites `with (a as b, c as d)`, targets of `with` that are no names, `for x in *a, b`, and numbers that end in a point, at
 * the places where reading found faults; `undefined` where there is none of them.
 */
export function repair(text: string, faults: readonly { readonly start: number }[]): Repaired | undefined {
  let result = text;
  for (const { start } of faults) result = wholeNumbers(result, start);
  const odd = new Set<number>();
  const done = new Set<number>();
  for (const { start } of faults) {
    let line = text.lastIndexOf('\n', start - 1) + 1;
    for (let i = 0; i < LINES; i++) {
      const head = HEAD.exec(text.slice(line, line + 400));
      if (head !== null) {
        if (!done.has(line)) {
          done.add(line);
          const from = line + head[0].length;
          const end = headEnd(text, from);
          const fixed = end === undefined ? undefined : rewrite(head[1] as string, text.slice(from, end));
          if (end !== undefined && fixed !== undefined) {
            result = result.slice(0, from) + fixed.text + result.slice(end);
            if (fixed.odd) odd.add(line + head[0].length - head[0].trimStart().length);
          }
        }
        break;
      }
      if (line === 0) break;
      line = text.lastIndexOf('\n', line - 2) + 1;
    }
  }
  return result === text ? undefined : { text: result, odd };
}

/** `60.` as `600` in the line of a fault: a number of the same length, which is read from the text as it was. */
function wholeNumbers(text: string, start: number): string {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const end = text.indexOf('\n', start);
  const line = text.slice(from, end < 0 ? text.length : end);
  const code = new Set([...outside(line, 0)].map(({ at }) => at));
  const fixed = line.replace(POINTED, (number, at: number) =>
    code.has(at) ? number.replace('.', '0') : number,
  );
  return fixed === line ? text : text.slice(0, from) + fixed + text.slice(from + line.length);
}

const POINTED = /(?<![\w.])\d[\d_]*\.(?=[eE][-+\d]|[^\w.]|$)/g;

interface Mark {
  readonly at: number;
  readonly depth: number;
}

/** The characters outside of strings, with how many brackets are open before each. */
function* outside(text: string, from: number): Iterable<Mark> {
  let depth = 0;
  for (let at = from; at < text.length && at < from + 4000; at++) {
    const char = text[at] as string;
    if (char === '"' || char === "'") {
      const quotes = text.startsWith(char.repeat(3), at) ? char.repeat(3) : char;
      let end = at + quotes.length;
      while (end < text.length && !text.startsWith(quotes, end)) end += text[end] === '\\' ? 2 : 1;
      at = end + quotes.length - 1;
      continue;
    }
    if (')]}'.includes(char)) depth--;
    yield { at, depth };
    if ('([{'.includes(char)) depth++;
  }
}

/** Where the colon stands that ends the head of a statement. */
function headEnd(text: string, from: number): number | undefined {
  for (const { at, depth } of outside(text, from)) {
    if (text[at] === ':' && depth === 0) return at;
    if (depth < 0 || (text[at] === '\n' && depth === 0 && text[at - 1] !== '\\')) return undefined;
  }
  return undefined;
}

function rewrite(word: string, head: string): { readonly text: string; readonly odd: boolean } | undefined {
  const chars = [...head.split('')];
  if (word === 'for') {
    let isAfterIn = false;
    let odd = false;
    for (const { at, depth } of outside(head, 0)) {
      if (depth !== 0) continue;
      if (/^\sin\s/.test(head.slice(at, at + 4))) isAfterIn = true;
      const before = head.slice(0, at).trimEnd();
      if (isAfterIn && head[at] === '*' && (before.endsWith(',') || /\sin$/.test(before))) {
        chars[at] = ' ';
        odd = true;
      }
    }
    return odd ? { text: chars.join(''), odd } : undefined;
  }
  const first = head.search(/\S/);
  const last = head.trimEnd().length - 1;
  const closes = [...outside(head, 0)].find(
    ({ at, depth }) => at > first && depth === 0 && head[at] === ')',
  )?.at;
  const isWrapped = head[first] === '(' && closes === last;
  if (isWrapped) {
    chars[first] = ' ';
    chars[last] = ' ';
    const comma = head.slice(0, last).trimEnd().length - 1;
    if (head[comma] === ',') chars[comma] = ' ';
    for (const [at, char] of chars.entries()) if (char === '\n' || char === '\r') chars[at] = ' ';
  }
  const plain = chars.join('');
  let odd = false;
  for (const { at, depth } of outside(plain, 0)) {
    const as = depth === 0 ? /^\sas\s+/.exec(plain.slice(at)) : null;
    if (as === null) continue;
    const from = at + as[0].length;
    let end = plain.length;
    for (const mark of outside(plain, from))
      if (plain[mark.at] === ',' && mark.depth === 0) {
        end = mark.at;
        break;
      }
    const target = plain.slice(from, end).trimEnd();
    if (/^\w+$/.test(target)) continue;
    for (let i = from; i < from + target.length; i++) chars[i] = '_';
    odd = true;
  }
  return { text: chars.join(''), odd };
}
