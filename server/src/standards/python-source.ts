import type { Span } from '../text/span.ts';

/** A name that a module binds at its top level. */
export interface PythonBinding {
  readonly name: string;
  readonly span: Span;
  readonly kind: 'function' | 'class' | 'variable' | 'import';
  /** What an import binds: a module (`import a`), or a name of a module (`from .a import b`). */
  readonly from?: { readonly module: string; readonly name: string | undefined };
  /** The literal string that it is assigned, where it is one. */
  readonly text?: string;
}

/** What a static look at a Python module shows. */
export interface PythonModule {
  readonly bindings: ReadonlyMap<string, PythonBinding>;
  /** Modules of which everything is imported: `from .a import *`. */
  readonly stars: readonly string[];
  /** It makes names in ways that a look at it cannot follow: `__getattr__`, `globals()`, `exec`. */
  readonly isDynamic: boolean;
}

/** One logical line without comments; strings are kept. */
interface Statement {
  readonly start: number;
  readonly indent: number;
  readonly text: string;
}

/**
 * The names of a Python module, without running it: definitions, assignments and imports at the top level, those in `if`,
 * `try` and `with` too. One pass, whatever the text.
 */
export function readPythonModule(text: string): PythonModule {
  const bindings = new Map<string, PythonBinding>();
  const stars: string[] = [];
  let isDynamic = false;
  let hidden = Number.POSITIVE_INFINITY;
  const bind = (binding: PythonBinding): void => {
    if (!bindings.has(binding.name) || binding.kind !== 'import') bindings.set(binding.name, binding);
  };
  for (const statement of statementsOf(text)) {
    if (statement.indent > hidden) continue;
    hidden = Number.POSITIVE_INFINITY;
    let { start, text: line } = statement;
    const lead = /^(?:if|elif|else|try|except|finally|with|for|while|match|case)\b/.exec(line);
    if (lead !== null) {
      for (const match of line.matchAll(/\bas\s+([\p{L}_][\w]*)/gu))
        bind({
          name: match[1] as string,
          span: at(start, match.index + match[0].length, match[1] as string),
          kind: 'variable',
        });
      const loop = /^for\s+([\p{L}_]\w*)\s+in\b/u.exec(line);
      if (loop !== null)
        bind({
          name: loop[1] as string,
          span: at(start, loop[0].indexOf(loop[1] as string) + (loop[1] as string).length, loop[1] as string),
          kind: 'variable',
        });
      const rest = /:[ \t]+([\p{L}_].*)$/su.exec(line);
      if (rest === null) continue;
      start += line.length - (rest[1] as string).length;
      line = rest[1] as string;
    }
    const definition = /^(?:async\s+)?(def|class)\s+([\p{L}_]\w*)/u.exec(line);
    if (definition !== null) {
      const name = definition[2] as string;
      bind({
        name,
        span: at(start, definition[0].length, name),
        kind: definition[1] === 'def' ? 'function' : 'class',
      });
      if (name === '__getattr__') isDynamic = true;
      hidden = statement.indent;
      continue;
    }
    if (/\b(?:globals|locals|vars)\s*\(|\bexec\s*\(|\bsetattr\s*\(\s*sys\.modules/.test(line))
      isDynamic = true;
    if (/^from\b/.test(line)) fromImport(line, start, bind, stars);
    else if (/^import\b/.test(line)) plainImport(line, start, bind);
    else assignment(line, start, bind);
  }
  return { bindings, stars, isDynamic };
}

const at = (start: number, end: number, name: string): Span => ({
  start: start + end - name.length,
  end: start + end,
});

function fromImport(
  line: string,
  start: number,
  bind: (binding: PythonBinding) => void,
  stars: string[],
): void {
  const match = /^from\s+([.\w]+(?:\s*\.\s*\w+)*)\s+import\s*\(?/u.exec(line);
  if (match === null) return;
  const module = (match[1] as string).replace(/\s/g, '');
  const rest = line.slice(match[0].length);
  if (/^\s*\*/.test(rest)) {
    stars.push(module);
    return;
  }
  for (const part of rest.matchAll(/([\p{L}_]\w*)(?:\s+as\s+([\p{L}_]\w*))?/gu)) {
    const name = part[2] ?? (part[1] as string);
    const span = at(start, match[0].length + part.index + part[0].length, name);
    bind({ name, span, kind: 'import', from: { module, name: part[1] as string } });
  }
}

function plainImport(line: string, start: number, bind: (binding: PythonBinding) => void): void {
  const from = 'import'.length;
  for (const part of line.slice(from).matchAll(/([\p{L}_][\w.]*)(?:\s+as\s+([\p{L}_]\w*))?/gu)) {
    const module = part[1] as string;
    const name = part[2] ?? (module.split('.')[0] as string);
    const end = part[2] === undefined ? part.index + name.length : part.index + part[0].length;
    bind({
      name,
      span: at(start, from + end, name),
      kind: 'import',
      from: { module: part[2] === undefined ? name : module, name: undefined },
    });
  }
}

function assignment(line: string, start: number, bind: (binding: PythonBinding) => void): void {
  const annotated = /^([\p{L}_]\w*)\s*:[^=]*(?:=(?!=)\s*([\s\S]*))?$/u.exec(line);
  if (annotated !== null) {
    const name = annotated[1] as string;
    if (annotated[2] !== undefined)
      bind({ name, span: at(start, name.length, name), kind: 'variable', ...literal(annotated[2]) });
    return;
  }
  // `a = b = 1`, `(a, b) = …`: every name before the last `=`.
  let from = 0;
  const found: { name: string; span: Span }[] = [];
  for (let rounds = 0; rounds < 20; rounds++) {
    const match = /^\s*([([]?\s*\*?[\p{L}_]\w*(?:\s*,\s*\*?[\p{L}_]\w*)*\s*,?\s*[)\]]?)\s*=(?!=)/u.exec(
      line.slice(from),
    );
    if (match === null) break;
    for (const part of (match[1] as string).matchAll(/[\p{L}_]\w*/gu)) {
      const end = from + match[0].indexOf(match[1] as string) + part.index + part[0].length;
      found.push({ name: part[0], span: at(start, end, part[0]) });
    }
    from += match[0].length;
  }
  const text = literal(line.slice(from));
  for (const one of found) bind({ ...one, kind: 'variable', ...text });
}

/** A plain string without escapes. */
function literal(value: string): { text?: string } {
  const match = /^\s*[uU]?(?:"""([^"\\]*)"""|'''([^'\\]*)'''|"([^"\\\n]*)"|'([^'\\\n]*)')\s*$/.exec(value);
  const text = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4];
  return text === undefined ? {} : { text };
}

/** Cuts a text into logical lines: over brackets, strings of several lines and backslashes; `;` divides too. */
function* statementsOf(text: string): Generator<Statement> {
  let start = -1;
  let indent = 0;
  let lineStart = 0;
  let depth = 0;
  let parts: string[] = [];
  let copied = 0;
  const end = function* (stop: number): Generator<Statement> {
    if (start >= 0) {
      parts.push(text.slice(copied, stop));
      const line = parts.join('').trimEnd();
      if (line !== '') yield { start, indent, text: line };
    }
    start = -1;
    parts = [];
  };
  for (let i = text.charCodeAt(0) === 0xfeff ? 1 : 0; i < text.length; i++) {
    const c = text[i] as string;
    if (c === '#') {
      // Blanks in its place keep the offsets.
      let stop = i;
      while (stop < text.length && text[stop] !== '\n') stop++;
      if (start >= 0) {
        parts.push(text.slice(copied, i), ' '.repeat(stop - i));
        copied = stop;
      }
      i = stop - 1;
      continue;
    }
    if (c === '\n') {
      if (depth === 0) yield* end(i);
      lineStart = i + 1;
      continue;
    }
    if (c === '\\' && (text[i + 1] === '\n' || text.startsWith('\r\n', i + 1))) {
      i += text[i + 1] === '\n' ? 1 : 2;
      continue;
    }
    if (c === ';' && depth === 0) {
      yield* end(i);
      continue;
    }
    if (c === ' ' || c === '\t' || c === '\r' || c === '\f') continue;
    if (start < 0) {
      start = i;
      copied = i;
      const before = text.slice(lineStart, i);
      if (before.trim() === '') indent = before.replace(/\t/g, '        ').length;
    }
    if (c === '"' || c === "'") i = stringEnd(text, i) - 1;
    else if (c === '(' || c === '[' || c === '{') depth++;
    else if (c === ')' || c === ']' || c === '}') depth = Math.max(0, depth - 1);
  }
  yield* end(text.length);
}

function stringEnd(text: string, at: number): number {
  const quote = text[at] as string;
  const long = text.startsWith(quote.repeat(3), at);
  const close = long ? quote.repeat(3) : quote;
  for (let i = at + close.length; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text.startsWith(close, i)) return i + close.length;
    else if (!long && text[i] === '\n') return i;
  }
  return text.length;
}
