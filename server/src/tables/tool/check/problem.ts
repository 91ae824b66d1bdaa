import type { Path } from '../../../spec/registry.ts';
import type { KeySpec, Shape, TableShape } from '../../../spec/shape.ts';
import type { ToolSpec } from '../../../spec/tool.ts';
import type { Member, Table, TomlNode } from '../../../toml/tree.ts';

/** Something in a table of a tool that is not as its shape says. */
export type ToolProblem = UnknownKeyProblem | MissingKeyProblem | EndedKeyProblem | ValueProblem;

interface Place {
  readonly tool: ToolSpec;
  readonly path: Path;
  /** The path as the verified data know it: `*` for tables of a list and for names that the project chooses. */
  readonly place: string;
}

export interface UnknownKeyProblem extends Place {
  /** `forbidden`: the key is known elsewhere, but not beside the others. */
  readonly kind: 'unknown' | 'forbidden';
  readonly member: Member;
  readonly parent: Table;
  readonly shape: TableShape;
}

export interface MissingKeyProblem extends Place {
  readonly kind: 'missing';
  readonly key: KeySpec;
  readonly parent: Table;
  readonly shape: TableShape;
  /** The key that holds the table, or the list of tables. */
  readonly member: Member;
}

/** A key that the tool calls deprecated, that it reads no more, or (`new`) that older releases do not know. */
export interface EndedKeyProblem extends Place {
  readonly kind: 'deprecated' | 'removed' | 'new';
  readonly key: KeySpec;
  readonly member: Member;
  readonly parent: Table;
  readonly shape: TableShape;
}

/**
 * `type`: a value of a type that is not taken. `value`: of the right type, but none of those that are. `text`: a truth
 * value written as text, which the tool takes.
 */
export interface ValueProblem extends Place {
  readonly kind: 'type' | 'value' | 'text';
  readonly node: TomlNode;
  readonly shape: Shape;
  readonly member: Member;
  readonly parent: Table;
  /** The place in the array; `undefined` for the value of a key. */
  readonly index: number | undefined;
  /** The value of a required key: it tells which of several kinds of table is meant. */
  readonly tells?: true;
}
