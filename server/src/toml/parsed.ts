import type { Span } from '../text/span.ts';
import { EVERYTHING, noteRead } from './reads.ts';
import type { Statement, Table, TomlDocument, TomlProblem, TomlVersion } from './tree.ts';

/** What was read, in the order of the text. */
export interface Parts {
  readonly statements: Statement[];
  readonly comments: Span[];
  readonly problems: readonly TomlProblem[];
  /** Whether a string of many lines has no end. */
  readonly unpaired: boolean;
}

/** A tree that notes when it is looked at as a whole: see `reads.ts`. */
export class ParsedDocument implements TomlDocument {
  readonly text: string;
  readonly version: TomlVersion;
  readonly root: Table;
  /** The lists themselves: reading them here is not noted. */
  readonly parts: Parts;
  /** How many values and pairs were read at most. */
  readonly nodes: number;

  constructor(text: string, version: TomlVersion, root: Table, parts: Parts, nodes: number) {
    this.text = text;
    this.version = version;
    this.root = root;
    this.parts = parts;
    this.nodes = nodes;
  }

  get statements(): readonly Statement[] {
    noteRead(EVERYTHING);
    return this.parts.statements;
  }
  get comments(): readonly Span[] {
    noteRead(EVERYTHING);
    return this.parts.comments;
  }
  get problems(): readonly TomlProblem[] {
    noteRead(EVERYTHING);
    return this.parts.problems;
  }

  /** The same nodes as the tree of another text, when they have been moved to where they stand in it. */
  moved(text: string, nodes: number, problems: readonly TomlProblem[]): ParsedDocument {
    return new ParsedDocument(text, this.version, this.root, { ...this.parts, problems }, nodes);
  }
}
