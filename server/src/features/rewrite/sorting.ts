import { readRequirement } from '../../model/requirements.ts';
import { compareClassifiers } from '../../standards/classifiers.ts';
import {
  type Compare,
  canSortItems,
  sortInlinePairs,
  sortItems,
  sortPairs,
  sortTables,
} from '../../toml/edit.ts';
import type { Path } from '../../toml/key-path.ts';
import { asTable, type Header, type Pair, type Value } from '../../toml/tree.ts';
import type { FindRewrites, Spot } from './rewrite.ts';
import { arrayAt } from './values.ts';

/** The items of a list, by what they are. */
export const sortedList: FindRewrites = function* (spot) {
  const { tree, place, statement } = spot;
  const array = arrayAt(spot);
  if (array === undefined || !array.closed || array.items.length < 2) return;
  const path = typeof place.path.at(-1) === 'number' ? place.path.slice(0, -1) : place.path;
  const { what, compare } = orderOf(path);
  const sortable = (item: Value): boolean =>
    item.kind === 'string' || (item.kind === 'inline-table' && what === 'requirements');
  if (!canSortItems(tree, array, compare, sortable)) return;
  const edits = () => sortItems(tree, array, compare, sortable);
  yield {
    ...{ id: 'sort-list', kind: 'rewrite', title: `Sort the ${what}`, edits, changes: [path] },
    ...(statement === undefined ? {} : { within: statement.span }),
  };
};

function orderOf(path: Path): { what: string; compare: Compare<Value> } {
  const [first, second, third] = path;
  if (first === 'project' && second === 'classifiers' && path.length === 2)
    return { what: 'classifiers', compare: (a, b) => compareClassifiers(textOf(a), textOf(b)) };
  const requirements =
    (first === 'project' && second === 'dependencies' && path.length === 2) ||
    (first === 'project' && second === 'optional-dependencies' && third !== undefined && path.length === 3) ||
    (first === 'dependency-groups' && path.length === 2) ||
    (first === 'build-system' && second === 'requires' && path.length === 2);
  if (requirements) return { what: 'requirements', compare: byRequirement() };
  return { what: 'items', compare: (a, b) => byText(textOf(a).toLowerCase(), textOf(b).toLowerCase()) };
}

const textOf = (value: Value): string => (value.kind === 'string' ? value.value : '');
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By name, included groups last. Each name is read once, not for each comparison. */
function byRequirement(): Compare<Value> {
  const names = new Map<Value, string>();
  const nameOf = (value: Value): string => {
    const known = names.get(value);
    if (known !== undefined) return known;
    const name = readRequirement(textOf(value)).name?.text.toLowerCase() ?? '';
    const normalized = /[-_.]{2}|[_.]/.test(name) ? name.replace(/[-_.]+/g, '-') : name;
    names.set(value, normalized);
    return normalized;
  };
  return (a, b) => {
    const [x, y] = [a.kind === 'string', b.kind === 'string'];
    if (!x || !y) return Number(y) - Number(x);
    return byText(nameOf(a), nameOf(b)) || byText(textOf(a), textOf(b));
  };
}

/** The keys of a table, in the order of the standard where it has one. */
export const sortedKeys: FindRewrites = function* (spot) {
  const { tree, place, context } = spot;
  if (place.kind !== 'key' && place.kind !== 'header') return;
  if (place.kind === 'key' && place.inline !== undefined) {
    const edits = sortInlinePairs(tree, place.inline, byKeys(new Map()));
    yield { ...{ id: 'sort-keys', kind: 'rewrite', changes: [] }, title: 'Sort the keys', edits };
    return;
  }
  const { header } = place;
  if (header === undefined) return;
  const path = header.key.parts.map(({ name }) => name);
  const shape = path[0] === 'tool' ? undefined : context.registry.tableAt(path);
  const order = new Map(shape?.keys.map(({ name }, i) => [name, i] as const));
  const edits = sortPairs(tree, header.pairs, byKeys(order));
  yield {
    ...{ id: 'sort-keys', kind: 'rewrite', changes: [], edits },
    title: `Sort the keys of [${path.join('.')}]`,
    within: sectionOf(spot, header),
  };
};

function sectionOf({ tree }: Spot, header: Header): { start: number; end: number } {
  const last = header.pairs[header.pairs.length - 1];
  const end = tree.text.indexOf('\n', last?.span.end ?? header.span.end);
  return { start: header.span.start, end: end < 0 ? tree.text.length : end };
}

/** By the place in an order, those that are not in it by name behind. */
function byKeys(order: ReadonlyMap<string, number>): Compare<Pair> {
  return (a, b) => {
    for (let i = 0; ; i++) {
      const [x, y] = [a.key.parts[i]?.name, b.key.parts[i]?.name];
      if (x === undefined || y === undefined) return Number(x !== undefined) - Number(y !== undefined);
      if (x === y) continue;
      const rank = (name: string): number => (i === 0 ? (order.get(name) ?? order.size) : 0);
      return rank(x) - rank(y) || byText(x, y);
    }
  };
}

const FIRST = ['build-system', 'project', 'dependency-groups'];

/** The tables: the standard ones in their usual order, then those of the tools by name. */
export const sortedTables: FindRewrites = function* ({ tree, place }) {
  if (place.kind !== 'header' || asTable(tree.root.members.get('tool')?.node)?.form === 'inline') return;
  const rank = (name: string): number =>
    FIRST.includes(name) ? FIRST.indexOf(name) : name === 'tool' ? FIRST.length + 1 : FIRST.length;
  const edits = sortTables(tree, ([a = '', x = ''], [b = '', y = '']) =>
    a === b ? byText(x, y) : rank(a) - rank(b) || byText(a, b),
  );
  yield { ...{ id: 'sort-tables', kind: 'rewrite', changes: [] }, title: 'Sort the tables', edits };
};
