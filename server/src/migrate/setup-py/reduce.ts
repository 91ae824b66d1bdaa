import { reachOf } from '../python/havoc.ts';
import { parsePython } from '../python/parse.ts';
import type { Expression, Statement } from '../python/syntax.ts';
import type { SetupReading } from './reading.ts';

/**
 * The same setup.py with these keywords only and the code that they need: imports, helpers and what changes a value they
 * use, with the comments above. `undefined` where the call or a keyword cannot be taken apart.
 */
export function reduceSetupPy(
  text: string,
  reading: SetupReading,
  keep: readonly string[],
): string | undefined {
  const module = parsePython(text);
  const { call } = reading;
  if (module.faults.length > 0 || call === undefined) return undefined;
  const place = callIn(module.body, call);
  if (place === undefined) return undefined;
  const wanted = keep.filter((name) => reading.keywords.has(name));
  const args = place.node.args.filter(({ name }) => name !== undefined && wanted.includes(name));
  // A keyword that comes out of `**config` cannot be cut out.
  if (args.length < wanted.length) return undefined;

  const needed = new Set<string>();
  for (const node of [place.node.callee, ...args.map(({ value }) => value)])
    for (const name of reachOf([node]).loaded) needed.add(name);
  const before = module.body.slice(0, place.index);
  const kept = needs(before, needed);

  const cut = (span: { start: number; end: number }): string => text.slice(span.start, span.end).trimEnd();
  const written = args.map(({ span }) => `    ${cut(span)},\n`).join('');
  const callee = cut(place.node.callee);
  const reduced = `${callee}(${written === '' ? '' : `\n${written}`})\n`;
  const guard = place.guard === undefined ? '' : `${place.guard}\n    `;
  const indented = place.guard === undefined ? reduced : reduced.replace(/\n\)\n$/, '\n    )\n');
  const parts = before
    .filter((statement) => kept.has(statement))
    .map((statement) => withComments(text, statement));
  const result = `${headOf(text)}${joined(parts)}${parts.length > 0 ? '\n\n' : ''}${guard}${indented}`;
  return parsePython(result).faults.length === 0 ? result : undefined;
}

interface Place {
  readonly node: Extract<Expression, { kind: 'call' }>;
  readonly index: number;
  /** The line of `if __name__ == "__main__":` around it. */
  readonly guard: string | undefined;
}

function callIn(
  body: readonly Statement[],
  { start, end }: { start: number; end: number },
): Place | undefined {
  const index = body.findIndex((one) => one.start <= start && end <= one.end);
  const statement = body[index];
  const isCall = (one: Statement | undefined): one is Extract<Statement, { kind: 'expression' }> =>
    one?.kind === 'expression' && one.value.start === start && one.value.end === end;
  if (isCall(statement) && statement.value.kind === 'call')
    return { node: statement.value, index, guard: undefined };
  if (statement?.kind !== 'if' || statement.otherwise.length > 0 || statement.body.length !== 1)
    return undefined;
  const [inner] = statement.body;
  const { test } = statement;
  const isMain =
    test.kind === 'compare' && test.operands.some((one) => one.kind === 'name' && one.name === '__name__');
  if (!isMain || !isCall(inner) || inner.value.kind !== 'call') return undefined;
  return { node: inner.value, index, guard: "if __name__ == '__main__':" };
}

/** The statements that give these names their meaning, and those that these need in turn. */
function needs(body: readonly Statement[], needed: Set<string>): ReadonlySet<Statement> {
  const reaches = new Map(body.map((statement) => [statement, reachOf([statement])] as const));
  const modules = new Set(
    body.flatMap((one) =>
      one.kind === 'import' || one.kind === 'from' ? [...(reaches.get(one)?.stored ?? [])] : [],
    ),
  );
  const kept = new Set<Statement>();
  for (let grown = true; grown; ) {
    grown = false;
    for (const statement of body) {
      if (kept.has(statement)) continue;
      const { stored, loaded } = reaches.get(statement) as ReturnType<typeof reachOf>;
      const gives = [...stored].some((name) => needed.has(name));
      const touches =
        canChange(statement) && [...loaded].some((name) => needed.has(name) && !modules.has(name));
      const always = statement.kind === 'from' && (statement.module === '__future__' || stored.has('*'));
      if (!gives && !touches && !always) continue;
      kept.add(statement);
      for (const name of loaded) needed.add(name);
      grown = true;
    }
  }
  return kept;
}

/** Whether a statement may change an object that it only names. */
const canChange = (statement: Statement): boolean =>
  statement.kind === 'assign' || statement.kind === 'update'
    ? !(statement.kind === 'assign' && statement.targets.every(({ kind }) => kind === 'name'))
    : ['expression', 'if', 'for', 'while', 'try', 'with', 'delete', 'assert'].includes(statement.kind);

/** The first lines that are for the shell and for the encoding, which is UTF-8 when the file is written anew. */
function headOf(text: string): string {
  const lines = text.split('\n', 2);
  const head = lines.filter(
    (line, index) => (index === 0 && line.startsWith('#!')) || /^#.*coding[:=]\s*utf-?8/i.test(line),
  );
  return head.length === 0 ? '' : `${head.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** A statement with the lines of comment right above it. */
function withComments(text: string, { start, end }: Statement): string {
  let from = text.lastIndexOf('\n', start - 1) + 1;
  // After a `;` the statement begins within its line.
  if (text.slice(from, start).trim() !== '') from = start;
  while (from > 0) {
    const above = text.lastIndexOf('\n', from - 2) + 1;
    const line = text.slice(above, from);
    if (!/^\s*#/.test(line) || /^#!|^#.*coding[:=]/.test(line)) break;
    from = above;
  }
  return text.slice(from, end).trimEnd();
}

/** Definitions stand apart, other statements together. */
function joined(parts: readonly string[]): string {
  return parts
    .map((part, index) => {
      if (index === 0) return part;
      const apart = [part, parts[index - 1] as string].some((one) =>
        /^(?:#.*\n)*(?:@|def |class |async )/.test(one),
      );
      return `${apart ? '\n\n\n' : '\n'}${part}`;
    })
    .join('');
}
