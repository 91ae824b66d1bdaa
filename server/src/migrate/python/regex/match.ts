import { isWordChar, type Regex, type RegexNode } from './parse.ts';

/** Where a match and its groups lie, counted in code points. */
export interface RegexMatch {
  readonly start: number;
  readonly end: number;
  /** Start and end of each group from 1; `undefined` for one that took no part. */
  readonly groups: readonly (readonly [number, number] | undefined)[];
}

type Go = (at: number) => boolean;

/** Too many steps, or too deep: whether it matches cannot be told. */
export class TooMuch {}

const MOST_STEPS = 400_000;
const DEEPEST = 1500;

export type Steps = { left: number };

/**
 * The first match at or after a place, by backtracking as Python's `re` does it, in a bounded number of steps. `full`:
 * must reach the end; `anchored`: must begin at the place.
 */
export function matchRegex(
  regex: Regex,
  text: readonly number[],
  from: number,
  how: { readonly anchored: boolean; readonly full: boolean },
  steps: Steps = { left: MOST_STEPS },
): RegexMatch | undefined {
  const groups: (readonly [number, number] | undefined)[] = Array.from({ length: regex.groups });
  let depth = 0;
  const step = (): void => {
    if (--steps.left < 0) throw new TooMuch();
  };
  const deeper = (go: () => boolean): boolean => {
    if (++depth > DEEPEST) throw new TooMuch();
    try {
      return go();
    } finally {
      depth--;
    }
  };

  const run = (node: RegexNode, at: number, next: Go): boolean => {
    step();
    switch (node.kind) {
      case 'char': {
        const code = text[at];
        return code !== undefined && node.test(code) && next(at + 1);
      }
      case 'sequence':
        return inOrder(node.items, 0, at, next);
      case 'choice':
        return node.options.some((option) => deeper(() => run(option, at, next)));
      case 'group': {
        const before = groups[node.index - 1];
        const matched = deeper(() =>
          run(node.item, at, (end) => {
            const inner = groups[node.index - 1];
            groups[node.index - 1] = [at, end];
            if (next(end)) return true;
            groups[node.index - 1] = inner;
            return false;
          }),
        );
        if (!matched) groups[node.index - 1] = before;
        return matched;
      }
      case 'repeat':
        return node.item.kind === 'char'
          ? simple(node.item.test, node, at, next)
          : loop(node, 0, at, -1, next);
      case 'back': {
        const group = groups[node.index - 1];
        if (group === undefined) return false;
        const length = group[1] - group[0];
        if (node.fold) throw new TooMuch();
        for (let i = 0; i < length; i++) {
          step();
          if (text[group[0] + i] !== text[at + i]) return false;
        }
        return next(at + length);
      }
      case 'look': {
        const saved = [...groups];
        const begin = node.behind === undefined ? at : at - node.behind;
        const found =
          begin >= 0 && deeper(() => run(node.item, begin, (end) => node.behind === undefined || end === at));
        if (found === node.negated) {
          groups.splice(0, groups.length, ...saved);
          return false;
        }
        if (node.negated) groups.splice(0, groups.length, ...saved);
        if (next(at)) return true;
        groups.splice(0, groups.length, ...saved);
        return false;
      }
      case 'edge':
        return isEdge(node.at, at) && next(at);
    }
  };
  const inOrder = (items: readonly RegexNode[], index: number, at: number, next: Go): boolean => {
    const item = items[index];
    if (item === undefined) return next(at);
    return deeper(() => run(item, at, (end) => inOrder(items, index + 1, end, next)));
  };
  const simple = (
    test: (code: number) => boolean,
    { least, most, lazy }: { least: number; most: number; lazy: boolean },
    at: number,
    next: Go,
  ): boolean => {
    const fits = (place: number): boolean => {
      step();
      const code = text[place];
      return code !== undefined && test(code);
    };
    let count = 0;
    while (count < (lazy ? least : most) && fits(at + count)) count++;
    if (count < least) return false;
    if (!lazy) {
      for (; count >= least; count--) if (next(at + count)) return true;
      return false;
    }
    for (;;) {
      if (next(at + count)) return true;
      if (count >= most || !fits(at + count)) return false;
      count++;
    }
  };
  const loop = (
    node: Extract<RegexNode, { kind: 'repeat' }>,
    count: number,
    at: number,
    last: number,
    next: Go,
  ): boolean => {
    step();
    // A round that took nothing is not repeated.
    const more = (): boolean =>
      count < node.most &&
      (at !== last || count < node.least) &&
      deeper(() => run(node.item, at, (end) => loop(node, count + 1, end, at, next)));
    if (count < node.least) return more();
    return node.lazy ? next(at) || more() : more() || next(at);
  };
  const isEdge = (kind: Extract<RegexNode, { kind: 'edge' }>['at'], at: number): boolean => {
    const word = (place: number): boolean => text[place] !== undefined && isWordChar(text[place] as number);
    switch (kind) {
      case 'start':
        return at === 0;
      case 'end':
        return at === text.length;
      case 'lineStart':
        return at === 0 || text[at - 1] === 10;
      case 'lineEnd':
        return at === text.length || text[at] === 10;
      case 'beforeLastEnd':
        return at === text.length || (at === text.length - 1 && text[at] === 10);
      case 'word':
        return word(at - 1) !== word(at);
      case 'noWord':
        return word(at - 1) === word(at);
    }
  };

  for (let start = from; start <= text.length; start++) {
    groups.fill(undefined);
    let end = -1;
    const found = run(regex.root, start, (at) => {
      if (how.full && at !== text.length) return false;
      end = at;
      return true;
    });
    if (found) return { start, end, groups: [...groups] };
    if (how.anchored) return undefined;
  }
  return undefined;
}
