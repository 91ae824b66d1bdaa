import { alternatives } from '../../../spec/alternatives.ts';
import type { Path } from '../../../spec/registry.ts';
import type { Shape, TableShape } from '../../../spec/shape.ts';
import { keyNamed, matches, restFor } from '../../../spec/table-keys.ts';
import type { ToolSpec } from '../../../spec/tool.ts';
import { asItems, asTable, type Member, type Table, type TomlNode } from '../../../toml/tree.ts';
import { fits } from '../../shared/shape-check.ts';
import type { ToolProblem } from './problem.ts';

/** Deeper than any tool nests its settings. */
const DEEPEST = 40;
/** Comparisons of a value with one shape, for one table of a tool: with many alternatives at many levels it stops there. */
const MOST_STEPS = 50_000;

/** What speaks against an alternative: a key that it must have, or must not, tells more than a value. */
const WEIGHTS: Readonly<Record<ToolProblem['kind'], number>> = {
  forbidden: 4,
  missing: 3,
  unknown: 2,
  type: 2,
  value: 2,
  removed: 1,
  deprecated: 0.5,
  text: 0.1,
  new: 0,
};

const weightOf = (problem: ToolProblem): number =>
  WEIGHTS[problem.kind] + (problem.kind === 'value' && problem.tells === true ? 2 : 0);

/** Where a value stands. Paths are put together only for what is reported. */
interface Frame {
  readonly member: Member;
  readonly parent: Table;
  readonly index: number | undefined;
  readonly step: string | number;
  /** `*` for tables of a list and for names that the project chooses; `undefined` for items that are no tables. */
  readonly place: string | undefined;
  readonly above: Frame | undefined;
  readonly depth: number;
}

/**
 * What of a tool's table is not as its shape says. Of a value that may be one of several things the one is taken that
 * leaves the fewest problems. Values that are not typed yet or are no TOML are passed over.
 */
export function compareTable(
  tool: ToolSpec,
  member: Member,
  parent: Table,
  path: readonly string[],
  shape: TableShape,
  /** Tables below that are compared on their own. */
  own: (path: readonly string[]) => boolean,
): readonly ToolProblem[] {
  let left = MOST_STEPS;
  const table = asTable(member.node);
  const top: Frame = { member, parent, index: undefined, step: '', place: '', above: undefined, depth: 0 };
  const pathOf = (frame: Frame): Path => {
    const steps: (string | number)[] = [];
    for (let at: Frame | undefined = frame; at !== undefined && at !== top; at = at.above)
      steps.unshift(at.step);
    return [...path, ...steps];
  };
  const placeOf = (frame: Frame): string => {
    const steps: string[] = [];
    for (let at: Frame | undefined = frame; at !== undefined && at !== top; at = at.above)
      if (at.place !== undefined) steps.unshift(at.place);
    return [...path, ...steps].join('.');
  };
  const at = (frame: Frame) => ({
    tool,
    path: pathOf(frame),
    place: placeOf(frame),
    member: frame.member,
    parent: frame.parent,
  });

  const compare = (node: TomlNode, wanted: Shape, frame: Frame): readonly ToolProblem[] => {
    if (node.kind === 'broken' || frame.depth > DEEPEST || --left < 0) return [];
    const fitting = alternatives(wanted).filter((one) => fits(one, node));
    const [first, second] = fitting;
    if (first === undefined) return [{ kind: 'type', ...at(frame), node, shape: wanted, index: frame.index }];
    if (second === undefined) {
      const found = inspect(node, first, wanted, frame);
      return found.length === 0 && isTruthInText(node, wanted)
        ? [{ kind: 'text', ...at(frame), node, shape: wanted, index: frame.index }]
        : found;
    }
    let best: readonly ToolProblem[] = [];
    let least = Number.POSITIVE_INFINITY;
    for (const one of fitting) {
      const found = inspect(node, one, wanted, frame);
      const weight = found.reduce((sum, problem) => sum + weightOf(problem), 0);
      if (weight === 0) return found;
      if (weight >= least) continue;
      best = found;
      least = weight;
    }
    return best;
  };

  const inspect = (node: TomlNode, one: Shape, wanted: Shape, frame: Frame): readonly ToolProblem[] => {
    switch (one.type) {
      case 'table':
        return inTable(asTable(node) as Table, one, frame);
      case 'array': {
        const items = asItems(node) ?? [];
        if (items.length < (one.minItems ?? 0) || items.length > (one.maxItems ?? Number.POSITIVE_INFINITY))
          return [{ kind: 'value', ...at(frame), node, shape: one, index: frame.index }];
        return items.flatMap((item, index) =>
          compare(item, one.items, {
            ...frame,
            index,
            step: index,
            place: asTable(item) === undefined ? undefined : '*',
            above: frame,
            depth: frame.depth + 1,
          }),
        );
      }
      default:
        return isTaken(node, one)
          ? []
          : [{ kind: 'value', ...at(frame), node, shape: wanted, index: frame.index }];
    }
  };

  const inTable = (inside: Table, one: TableShape, frame: Frame): readonly ToolProblem[] => {
    const found: ToolProblem[] = [];
    for (const inner of inside.members.values()) {
      const key = keyNamed(one, inner.name);
      const rest = key === undefined ? restFor(one, inner.name) : undefined;
      const next: Frame = {
        member: inner,
        parent: inside,
        index: undefined,
        step: inner.name,
        place: key?.name ?? (rest === undefined ? inner.name : '*'),
        above: frame,
        depth: frame.depth + 1,
      };
      if (own(pathIfShallow(next, path))) continue;
      if (one.forbidden?.includes(inner.name) === true) {
        found.push({ kind: 'forbidden', ...at(next), shape: one });
        continue;
      }
      if (key === undefined && rest === undefined) {
        if (one.open !== true) found.push({ kind: 'unknown', ...at(next), shape: one });
        continue;
      }
      if (key?.removed !== undefined) found.push({ kind: 'removed', ...at(next), key, shape: one });
      else {
        if (key?.since !== undefined) found.push({ kind: 'new', ...at(next), key, shape: one });
        if (key?.deprecated !== undefined) found.push({ kind: 'deprecated', ...at(next), key, shape: one });
        const shape = key?.shape ?? rest?.shape;
        if (inner.node !== undefined && shape !== undefined)
          for (const problem of compare(inner.node, shape, next)) {
            const tells = problem.kind === 'value' && problem.node === inner.node && key?.required === true;
            found.push(tells ? { ...problem, tells: true } : problem);
          }
      }
    }
    const { node } = frame.member;
    if (one.minKeys !== undefined && inside.members.size < one.minKeys && frame !== top)
      found.push({ kind: 'value', ...at(frame), node: holder(inside, node), shape: one, index: frame.index });
    for (const key of one.keys) {
      if (key.required === true && key.removed === undefined && !has(inside, one, key.name))
        found.push({ kind: 'missing', ...at(frame), key, shape: one, parent: inside });
    }
    return found;
  };

  return table === undefined
    ? member.node === undefined
      ? []
      : compare(member.node, shape, top)
    : inTable(table, shape, top);
}

/** The node in which a table is written. */
const holder = (table: Table, node: TomlNode | undefined): TomlNode =>
  node?.kind === 'inline-table' && node.table === table ? node : table;

/** The path of a member directly in the table, for which alone it may be a table of its own. */
const pathIfShallow = (frame: Frame, path: readonly string[]): readonly string[] =>
  frame.depth === 1 ? [...path, String(frame.step)] : [];

const has = (table: Table, { sameSeparators }: TableShape, name: string): boolean =>
  table.members.has(name) ||
  (sameSeparators === true &&
    (table.members.has(name.replaceAll('-', '_')) || table.members.has(name.replaceAll('_', '-'))));

const TRUTH = /^(true|false|yes|no|on|off|1|0)$/i;

/** Text that stands for a truth value, where both are taken and the text can be nothing else. */
const isTruthInText = (node: TomlNode, wanted: Shape): boolean =>
  node.kind === 'string' &&
  TRUTH.test(node.value) &&
  alternatives(wanted).some(({ type }) => type === 'boolean') &&
  alternatives(wanted).every((one) => one.type !== 'string' || one.open !== true);

/** Whether a plain value of the right type is one of those that are taken. */
export function isTaken(node: TomlNode, shape: Shape): boolean {
  if (shape.type === 'string') {
    if (node.kind !== 'string') return true;
    if (shape.except?.includes(node.value) === true) return false;
    if (shape.open === true && !shape.values?.some(({ value, removed }) => value === node.value && removed))
      return true;
    if (shape.values?.some(({ value, removed }) => value === node.value && removed === undefined) === true)
      return true;
    if (shape.patterns?.some((pattern) => matches(pattern, node.value)) === true) return true;
    return shape.values === undefined && shape.patterns === undefined;
  }
  if (
    shape.type === 'integer' ||
    shape.type === 'float' ||
    shape.type === 'number' ||
    shape.type === 'boolean'
  ) {
    if (node.kind !== 'integer' && node.kind !== 'float' && node.kind !== 'boolean') return true;
    const { value } = node;
    if (shape.values !== undefined) return shape.values.some((one) => one === value);
    if (typeof value === 'boolean') return true;
    return (shape.min === undefined || value >= shape.min) && (shape.max === undefined || value <= shape.max);
  }
  return true;
}
