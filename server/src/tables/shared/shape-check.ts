import type { Path } from '../../spec/registry.ts';
import { alternatives } from '../../spec/registry.ts';
import type { KeySpec, Shape, TableShape } from '../../spec/shape.ts';
import type { Span } from '../../text/span.ts';
import { noteContent, watchShape } from '../../toml/reads.ts';
import {
  asItems,
  asTable,
  type Member,
  type Table,
  type TomlDocument,
  type TomlNode,
} from '../../toml/tree.ts';

/** A value whose type is none of those that its place takes. */
export interface Mismatch {
  readonly node: TomlNode;
  readonly path: Path;
  readonly shape: Shape;
  /** The key that holds the value, or the key that holds the array in which it is an item. */
  readonly member: Member;
  /** The table of that key. */
  readonly parent: Table;
  /** The place in the array; `undefined` for the value of a key. */
  readonly index: number | undefined;
}

/** A key that its table does not know. */
export interface UnknownKey {
  readonly member: Member;
  readonly parent: Table;
  readonly shape: TableShape;
  /** The path of the key itself. */
  readonly path: Path;
}

export interface ShapeFindings {
  readonly mismatches: readonly Mismatch[];
  readonly unknown: readonly UnknownKey[];
}

interface Visit {
  readonly node: TomlNode;
  readonly shape: Shape;
  readonly path: Path;
  readonly member: Member;
  readonly parent: Table;
  readonly index: number | undefined;
}

/** The rules about types and about unknown keys ask for the same. */
const checked = new WeakMap<
  TomlDocument,
  Map<Member, { readonly shape: Shape; readonly findings: ShapeFindings }>
>();

/**
 * Compares the value of a member at the top with the shape of its place, all that lies in it included. Values that are not typed
 * yet or are no TOML are passed over: the syntax is reported elsewhere. Takes one step for each node.
 */
export function checkShape(tree: TomlDocument, member: Member, shape: Shape, path: Path): ShapeFindings {
  const ofTree = checked.get(tree) ?? new Map();
  checked.set(tree, ofTree);
  const findings = watchShape(member.name, () => {
    const known = ofTree.get(member);
    return known?.shape === shape ? known.findings : compare(member, tree.root, shape, path);
  });
  ofTree.set(member, { shape, findings });
  // What is said of a value that does not fit follows from all of it.
  if (findings.mismatches.length + findings.unknown.length > 0) noteContent(member.node);
  return findings;
}

function compare(member: Member, parent: Table, shape: Shape, path: Path): ShapeFindings {
  const mismatches: Mismatch[] = [];
  const unknown: UnknownKey[] = [];
  const open: Visit[] = [];
  if (member.node !== undefined)
    open.push({ node: member.node, shape, path, member, parent, index: undefined });

  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    const { node } = here;
    if (node.kind === 'broken') continue;
    const fitting = fittingShape(here.shape, node);
    if (fitting === undefined) mismatches.push(here);
    else if (fitting.type === 'array') {
      const items = asItems(node) ?? [];
      for (let index = 0; index < items.length; index++) {
        const item = items[index] as TomlNode;
        // Most items are strings where strings belong: nothing lies in them.
        if (item.kind === 'string' && fits(fitting.items, item)) continue;
        open.push({ ...here, node: item, shape: fitting.items, path: [...here.path, index], index });
      }
    } else if (fitting.type === 'table') {
      const table = asTable(node) as Table;
      for (const inner of table.members.values()) {
        const expected = shapeIn(fitting, inner.name);
        if (expected === undefined) {
          if (fitting.open) continue;
          unknown.push({ member: inner, parent: table, shape: fitting, path: [...here.path, inner.name] });
        } else if (
          inner.node !== undefined &&
          !(inner.node.kind === 'string' && fits(expected, inner.node))
        ) {
          const innerPath = [...here.path, inner.name];
          open.push({
            node: inner.node,
            shape: expected,
            path: innerPath,
            member: inner,
            parent: table,
            index: undefined,
          });
        }
      }
    }
  }
  mismatches.sort((a, b) => a.node.span.start - b.node.span.start);
  unknown.sort((a, b) => a.member.key.span.start - b.member.key.span.start);
  return { mismatches, unknown };
}

/** The first of the alternatives that a value fits. */
const fittingShape = (shape: Shape, node: TomlNode): Shape | undefined =>
  shape.type === 'one-of'
    ? alternatives(shape).find((one) => fits(one, node))
    : fits(shape, node)
      ? shape
      : undefined;

/** The description of a listed key of a table. */
export const keyIn = (shape: TableShape, name: string): KeySpec | undefined =>
  shape.keys.find((key) => key.name === name);

const shapeIn = (shape: TableShape, name: string): Shape | undefined =>
  keyIn(shape, name)?.shape ?? shape.rest?.shape;

/** Whether a value has the type that a shape asks for; what lies in it is not looked at. */
export function fits(shape: Shape, node: TomlNode): boolean {
  switch (shape.type) {
    case 'any':
      return true;
    case 'one-of':
      return shape.of.some((one) => fits(one, node));
    case 'number':
      return node.kind === 'integer' || node.kind === 'float';
    case 'array':
      return asItems(node) !== undefined;
    case 'table':
      return asTable(node) !== undefined;
    default:
      return node.kind === shape.type;
  }
}

/** Whether a value fits and, for arrays, each of its items does too. */
export function fitsWithItems(shape: Shape, node: TomlNode): boolean {
  return alternatives(shape).some((one) => {
    if (!fits(one, node)) return false;
    return one.type !== 'array' || (asItems(node) ?? []).every((item) => fits(one.items, item));
  });
}

/** The place to mark for a value of the wrong type: the value, or the key where a header or dotted key makes it a table. */
export function placeOf({ node, member, index }: Mismatch): Span {
  if (node.kind === 'table') return node.form === 'element' ? node.span : member.key.span;
  if (node.kind === 'table-array') return member.key.span;
  return index === undefined && node.span.start === node.span.end ? member.key.span : node.span;
}

/** What a shape is, in words: `an array of strings`. */
export function shapeWords(shape: Shape): string {
  const words = [...new Set(alternatives(shape).map(wordsOf))];
  return words.length < 2
    ? (words[0] ?? 'a value')
    : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

function wordsOf(shape: Shape): string {
  switch (shape.type) {
    case 'array':
      return `an array of ${[...new Set(alternatives(shape.items).map(plural))].join(' and ')}`;
    case 'table':
      return shape.rest === undefined ? 'a table' : `a table of ${plural(shape.rest.shape)}`;
    case 'integer':
      return 'an integer';
    case 'datetime':
      return 'a date or time';
    case 'any':
    case 'one-of':
      return 'a value';
    default:
      return `a ${shape.type}`;
  }
}

function plural(shape: Shape): string {
  const [one] = alternatives(shape);
  switch (one?.type) {
    case 'string':
    case 'table':
    case 'integer':
    case 'float':
    case 'number':
    case 'boolean':
    case 'array':
      return `${one.type}s`;
    default:
      return 'values';
  }
}

/** What a value is, in words: `a boolean`. */
export function nodeWords(node: TomlNode): string {
  switch (node.kind) {
    case 'integer':
      return 'an integer';
    case 'array':
      return 'an array';
    case 'datetime':
      return 'a date or time';
    case 'table-array':
      return 'an array of tables';
    case 'inline-table':
      return 'a table';
    case 'broken':
      return 'no TOML value';
    default:
      return `a ${node.kind}`;
  }
}
