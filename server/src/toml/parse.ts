import { ParsedDocument } from './parsed.ts';
import { createReader, type Reader } from './parser/reader.ts';
import { scanStatements } from './parser/statements.ts';
import { createTable } from './parser/tables.ts';
import { watchMembers } from './reads.ts';
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
  const { comments } = reader;
  const { unpaired } = first.reader;
  const parts = { statements, comments, problems: sorted(reader.problems), unpaired };
  return new ParsedDocument(text, options.version ?? '1.0', root, parts, reader.nodes);
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
