import type { ProjectLayout } from '../../spec/add-tool.ts';
import { alternatives } from '../../spec/alternatives.ts';
import type { DocumentContext } from '../../spec/context.ts';
import type { Path } from '../../spec/registry.ts';

/** What a tool looks at: the project's own code and its tests. */
export const targets = ({ sources, tests }: ProjectLayout): readonly string[] => [
  ...sources,
  ...(sources.length === 0 || tests === undefined || sources.includes('.') ? [] : [tests]),
];

/** The value, where the data of the tool has it among those that a key takes. */
export function acceptedValue(
  { registry }: DocumentContext,
  path: Path,
  value: string | undefined,
): string | undefined {
  if (value === undefined) return undefined;
  const taken = registry
    .describe(path)
    .flatMap(({ shape }) => alternatives(shape))
    .flatMap((shape) => (shape.type === 'string' ? (shape.values ?? []) : []));
  return taken.some((one) => one.value === value) ? value : undefined;
}
