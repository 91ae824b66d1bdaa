import type { Path } from '../../../spec/registry.ts';
import type { Shape } from '../../../spec/shape.ts';
import { listed, pathWords } from '../../shared/words.ts';

/** A table as its header: `[tool.ruff.lint]`, `[[tool.mypy.overrides]]`. */
export function tableWords(path: Path): string {
  const isItem = typeof path.at(-1) === 'number';
  const words = pathWords(isItem ? path.slice(0, -1) : path);
  return isItem ? `[[${words}]]` : `[${words}]`;
}

/** The key of a path without the table of the tool: `lint.select`. */
export const keyWords = (path: Path, table: number): string =>
  pathWords(path.slice(table)) || pathWords(path);

const MOST = 8;

/** The values that a shape takes, where they are few enough to list: `a`, `b` or `c`. */
export function valueWords(values: readonly string[]): string | undefined {
  if (values.length === 0 || values.length > MOST) return undefined;
  return listed(
    values.map((value) => `\`${value}\``),
    'or',
  );
}

/** All strings that the shapes list. */
export const listedValues = (shapes: readonly Shape[]): readonly string[] => [
  ...new Set(
    shapes.flatMap((shape) =>
      shape.type === 'string'
        ? (shape.values ?? [])
            .filter(({ deprecated, removed }) => deprecated === undefined && removed === undefined)
            .map(({ value }) => value)
        : [],
    ),
  ),
];
