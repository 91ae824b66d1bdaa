import { type Span, span } from '../text/span.ts';
import { isSpace, isWordAt, shown, skip, skipBack, visible } from './chars.ts';
import type { ReferenceUse } from './entry-names.ts';
import { changeTo, type StandardProblem } from './problem.ts';

/** `pkg.cli:main [extra]` and its parts. */
export interface ObjectReference {
  readonly text: string;
  readonly module: Span | undefined;
  readonly colon: Span | undefined;
  readonly attribute: Span | undefined;
  readonly extras: readonly Span[];
  readonly extrasSpan: Span | undefined;
  readonly problems: readonly StandardProblem[];
}

const MODEL = 'entry-points#data-model';

/**
 * Reads an object reference. Its grammar is that of `importlib.metadata`, which loads entry points: `refused` is what
 * that one does not match. `disputed` is what it matches although Python can never import it, and a script without
 * `:function`, for which back-ends build a wheel that installers refuse. (entry-points#data-model)
 */
export function parseObjectReference(text: string, use: ReferenceUse = 'entry-point'): ObjectReference {
  const end = text.length;
  const module = span(0, wordsEnd(text, 0));
  let at = skip(text, module.end, end, isSpace);
  let colon: Span | undefined;
  let attribute: Span | undefined;
  if (text[at] === ':') {
    const start = skip(text, at + 1, end, isSpace);
    const stop = wordsEnd(text, start);
    if (stop > start) {
      colon = span(at, at + 1);
      attribute = span(start, stop);
      at = skip(text, stop, end, isSpace);
    }
  }
  const close = text[at] === '[' ? lastBracket(text, at) : undefined;
  const extrasSpan = close === undefined ? undefined : span(at, close);
  const tail = close === undefined ? at : skip(text, close, end, isSpace);
  const matches = module.end > 0 && tail === end;

  const parts = { text, module: module.end > 0 ? module : undefined, colon, attribute, extrasSpan };
  const extras = extrasSpan === undefined ? [] : wordsIn(text, extrasSpan);
  if (!matches) return { ...parts, extras, problems: [explain(text, module, tail)] };
  return { ...parts, extras, problems: doubts(text, use, module, colon, attribute) };
}

/** The end of a run of word characters and dots. */
function wordsEnd(text: string, at: number): number {
  let offset = at;
  while (offset < text.length) {
    if (text[offset] === '.') offset++;
    else if (isWordAt(text, offset)) offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
    else break;
  }
  return offset;
}

/** After the last `]` that ends the text but for white space, where no line break stands between. */
function lastBracket(text: string, at: number): number | undefined {
  const end = skipBack(text, at, text.length, isSpace);
  if (end <= at + 1 || text[end - 1] !== ']') return undefined;
  return text.slice(at, end).includes('\n') ? undefined : end;
}

function wordsIn(text: string, at: Span): Span[] {
  const found: Span[] = [];
  for (const match of text.slice(at.start, at.end).matchAll(/[\p{L}\p{N}_]+/gu)) {
    found.push(span(at.start + match.index, at.start + match.index + match[0].length));
  }
  return found;
}

function explain(text: string, module: Span, tail: number): StandardProblem {
  const refuse = (code: string, at: Span, message: string, fixed?: string): StandardProblem => {
    const fits = fixed !== undefined && fixed !== text && isMatched(fixed);
    const repair = fits
      ? { repair: changeTo(text, [{ span: span(0, text.length), text: fixed }], fixed) }
      : {};
    return {
      code,
      span: visible(text, at.start, at.end),
      message,
      reference: MODEL,
      grade: 'refused',
      ...repair,
    };
  };
  const short = text.length <= 200 ? text : '';
  if (text.trim() === '') {
    return refuse(
      'reference-empty',
      span(0, text.length),
      'The object reference is empty. Write `package.module:function`.',
    );
  }
  if (module.end === 0 && isSpace(text.charCodeAt(0))) {
    return refuse(
      'reference-space',
      span(0, skip(text, 0, text.length, isSpace)),
      'An object reference does not begin with a space.',
      short.trim(),
    );
  }
  const path = /^([\w./\\-]+?)\.py[ \t]*:[ \t]*([\w.]+)$/.exec(short.trim());
  if (path !== null && /[/\\]/.test(path[1] ?? '')) {
    const dotted = (path[1] ?? '').replace(/^\.[/\\]/, '').replace(/[/\\]+/g, '.');
    return refuse(
      'reference-path',
      span(0, text.indexOf(':')),
      'A module is named with dots, as in `import`, not by its file.',
      `${dotted}:${path[2]}`,
    );
  }
  const call = /^([^()]*?)[ \t]*\(.*\)[ \t]*$/.exec(short);
  if (call !== null && text[tail] === '(') {
    return refuse(
      'reference-call',
      span(tail, text.length),
      'The function is named, not called: the parentheses do not belong here.',
      call[1],
    );
  }
  const stop = skip(text, tail, text.length, (code) => !isSpace(code) && code !== 58);
  const words = shown(text.slice(tail, Math.max(stop, tail + 1)), 20);
  if (text[tail] === '-') {
    return refuse(
      'reference-hyphen',
      span(tail, tail + 1),
      'A Python name has no hyphen. Modules are most often named with "_" in its place.',
      short.replaceAll('-', '_'),
    );
  }
  if (text[tail] === '/' || text[tail] === '\\') {
    return refuse(
      'reference-path',
      span(0, stop),
      'A module is named with dots, as in `import`, not by its file.',
      short.replace(/[/\\]+/g, '.'),
    );
  }
  if (text[tail] === ':') {
    const again = text.slice(0, tail).includes(':');
    if (again)
      return refuse(
        'reference-colon',
        span(tail, tail + 1),
        'Only one `:` divides the module from the object.',
        short.replace(/::+/, ':'),
      );
    const more = skip(text, tail + 1, text.length, isSpace);
    const message =
      more === text.length
        ? 'The name of an object is missing after `:`.'
        : `\`${shown(text.slice(more), 20)}\` is no Python name.`;
    return refuse('reference-object', span(tail, text.length), message, short.replace(/::+/, ':'));
  }
  return refuse(
    'reference-text',
    span(tail, stop),
    `\`${words}\` does not fit in an object reference, which is \`package.module:object\`.`,
  );
}

/** Whether the grammar matches `text`. */
function isMatched(text: string): boolean {
  return !parseObjectReference(text).problems.some(({ grade }) => grade === 'refused');
}

function doubts(
  text: string,
  use: ReferenceUse,
  module: Span,
  colon: Span | undefined,
  attribute: Span | undefined,
): StandardProblem[] {
  const found: StandardProblem[] = [];
  const name = text.slice(module.start, module.end);
  if (use === 'script' && colon === undefined) {
    const dot = name.lastIndexOf('.');
    const edits =
      dot > 0
        ? [{ span: span(dot, dot + 1), text: ':' }]
        : [{ span: span(module.end, module.end), text: ':main' }];
    const part = dot > 0 ? `${name.slice(0, dot)}:${name.slice(dot + 1)}` : `${name}:main`;
    found.push({
      code: 'reference-script',
      span: module,
      message:
        'A script calls a function: write `package.module:function`. With a module alone installers make no script.',
      repair: changeTo(text, edits, part),
      reference: 'entry-points#use-for-scripts',
      grade: 'disputed',
    });
  }
  for (const part of [module, attribute]) {
    if (part === undefined) continue;
    const bad = badIdentifier(text, part);
    if (bad === undefined) continue;
    const message = `\`${shown(text.slice(bad.start, bad.end), 30)}\` is no Python name, so this can never be imported.`;
    found.push({
      code: 'reference-name',
      span: visible(text, bad.start, bad.end),
      message,
      reference: MODEL,
      grade: 'disputed',
    });
  }
  return found;
}

/** The first piece between dots that is no identifier. */
function badIdentifier(text: string, at: Span): Span | undefined {
  let start = at.start;
  while (start <= at.end) {
    const dot = text.indexOf('.', start);
    const end = dot < 0 || dot > at.end ? at.end : dot;
    if (start === end) return end < at.end ? span(end, end + 1) : span(Math.max(at.start, end - 1), end);
    if (!/^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{N}\p{M}\p{Pc}]*$/u.test(text.slice(start, end)))
      return span(start, end);
    start = end + 1;
  }
  return undefined;
}

export { entryNameProblems, groupNameProblems, type ReferenceUse } from './entry-names.ts';
