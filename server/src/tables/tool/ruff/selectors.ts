import type { DocumentContext } from '../../../spec/context.ts';
import { memberAt } from '../../../toml/paths.ts';
import { type Selector, selectorsBelow, selectorsIn } from '../check/selectors.ts';

/** The tables of linter settings, the one that counts first. */
export const lintTables = [
  ['tool', 'ruff', 'lint'],
  ['tool', 'ruff'],
] as const;

const LISTS = [
  ...['select', 'extend-select', 'ignore', 'extend-ignore', 'fixable', 'extend-fixable'],
  ...['unfixable', 'extend-unfixable', 'extend-safe-fixes', 'extend-unsafe-fixes'],
];
const TABLES = ['per-file-ignores', 'extend-per-file-ignores'];

/** Every word that selects rules of Ruff. */
export function* ruffSelectors(context: DocumentContext): Generator<Selector> {
  for (const table of lintTables) {
    yield* selectorsIn(context, table, LISTS);
    yield* selectorsBelow(context, table, TABLES);
  }
}

/** Whether the linter runs in preview mode. */
export function isPreview({ tree }: DocumentContext): boolean {
  for (const table of lintTables) {
    const node = memberAt(tree.root, [...table, 'preview'])?.node;
    if (node?.kind === 'boolean') return node.value;
  }
  return false;
}
