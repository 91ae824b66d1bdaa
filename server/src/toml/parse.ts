import type { Span } from '../text/span.ts';
import { createReader, type Reader } from './parser/reader.ts';
import { scanStatements } from './parser/statements.ts';
import { createTable } from './parser/tables.ts';
import { EVERYTHING, noteRead, watchMembers } from './reads.ts';
import type { Statement, Table, TomlDocument, TomlProblem, TomlVersion } from './tree.ts';

export interface ParseOptions {
  /** Under `1.0`, the default, each construct of 1.1 is understood and reported (`toml-1.1`). */
  readonly version?: TomlVersion;
}

/**
 * Reads a TOML document (toml.io, versions 1.0 and 1.1) into a tree, in linear time and at any depth. Never throws: what is
 * wrong is a problem, and everything outside the broken construct is read. Offsets are UTF-16 units of `text`.
 */
export function parseToml(text: string, options: ParseOptions = {}): TomlDocument {
  const strict = options.version !== '1.1';
  const first = read(createReader(text, strict, false));
  // A multi-line string without an end may begin before the place where it was found: see `opensAnother`.
  const { reader, statements, root } =
    first.reader.unpaired && first.reader.multilines > 0 ? read(createReader(text, strict, true)) : first;
  watchMembers(root);
  return new ParsedDocument(text, statements, root, reader.comments, sorted(reader.problems));
}

/** A tree that notes when it is looked at as a whole: see `reads.ts`. */
class ParsedDocument implements TomlDocument {
  readonly text: string;
  readonly root: Table;
  readonly #statements: readonly Statement[];
  readonly #comments: readonly Span[];
  readonly #problems: readonly TomlProblem[];

  constructor(
    text: string,
    statements: readonly Statement[],
    root: Table,
    comments: readonly Span[],
    problems: readonly TomlProblem[],
  ) {
    this.text = text;
    this.root = root;
    this.#statements = statements;
    this.#comments = comments;
    this.#problems = problems;
  }

  get statements(): readonly Statement[] {
    noteRead(EVERYTHING);
    return this.#statements;
  }
  get comments(): readonly Span[] {
    noteRead(EVERYTHING);
    return this.#comments;
  }
  get problems(): readonly TomlProblem[] {
    noteRead(EVERYTHING);
    return this.#problems;
  }
}

function read(reader: Reader): { reader: Reader; statements: Statement[]; root: Table } {
  const root = createTable('root', { start: 0, end: 0 });
  const statements = scanStatements(reader, root);
  return { reader, statements, root: root as Table };
}

/** Problems in the order of the text; those at one place in the order in which they were found. */
function sorted(problems: readonly TomlProblem[]): readonly TomlProblem[] {
  const ordered = problems.every(
    (p, i) => i === 0 || (problems[i - 1] as TomlProblem).span.start <= p.span.start,
  );
  return ordered ? problems : [...problems].sort((a, b) => a.span.start - b.span.start);
}
