import type { Span } from '../text/span.ts';
import type { MarkerToken } from './marker-tokens.ts';
import type { StandardProblem } from './problem.ts';
import type { SpecifierOperator } from './specifier.ts';

export type MarkerOperator = SpecifierOperator | 'in' | 'not in';

export type MarkerOperand =
  | { readonly kind: 'variable'; readonly name: string; readonly written: string; readonly span: Span }
  | { readonly kind: 'string'; readonly value: string; readonly span: Span };

/** `python_version < "3.11"` */
export interface MarkerComparison {
  readonly kind: 'comparison';
  readonly span: Span;
  readonly left: MarkerOperand;
  readonly operator: MarkerOperator;
  readonly operatorSpan: Span;
  readonly right: MarkerOperand;
}

/** Conditions joined by `and` and `or`, two or more; `and` binds tighter. A list inside a list stood in parentheses. */
export interface MarkerList {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly MarkerNode[];
  /** The word between each item and the next. */
  readonly joins: readonly ('and' | 'or')[];
}

export type MarkerNode = MarkerComparison | MarkerList;

export interface Marker {
  readonly span: Span;
  /** What could be read; `undefined` when there is no whole comparison. */
  readonly root: MarkerNode | undefined;
  readonly tokens: readonly MarkerToken[];
  readonly problems: readonly StandardProblem[];
}

/** All comparisons of a marker, in order of appearance, at any depth. */
export function comparisonsOf(marker: Marker): MarkerComparison[] {
  const found: MarkerComparison[] = [];
  const waiting = marker.root === undefined ? [] : [marker.root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'comparison') found.push(node);
    else for (let i = node.items.length - 1; i >= 0; i--) waiting.push(node.items[i] as MarkerNode);
  }
  return found;
}
