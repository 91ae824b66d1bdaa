import type { Situation } from '../../spec/backends.ts';
import type { DocumentContext } from '../../spec/context.ts';
import { declaredBehaviour, stops } from '../../spec/declared-behaviour.ts';
import { asTable, type TomlNode } from '../../toml/tree.ts';

/**
 * From where the declared back-end takes a dynamic field: key paths below `tool`, files beside pyproject.toml, or `*`
 * where it always knows. Empty where it was seen to take it from nowhere; `undefined` where that is not known.
 */
export function sourcesOf(context: DocumentContext, field: string): readonly string[] | undefined {
  const measured = context.backend?.backend.suppliers[field];
  if (measured !== undefined) return measured;
  return stops(declaredBehaviour(context, `dynamic-${field}-unsupplied` as Situation)) ? [] : undefined;
}

/** The key path of the document from which the declared back-end takes a dynamic field. */
export const supplierOf = (context: DocumentContext, field: string): string | undefined =>
  sourcesOf(context, field)?.find(
    (source) => isKeyPath(source) && hasPath(context.tree.root, source.split('.')),
  );

/** Whether something outside the file supplies the field, or may do so for all that is known. */
export const isSuppliedElsewhere = (context: DocumentContext, field: string): boolean =>
  sourcesOf(context, field)?.some(
    (source) => source === '*' || (!isKeyPath(source) && context.files.kind(source) !== 'missing'),
  ) ?? true;

export const isKeyPath = (source: string): boolean => source.startsWith('tool.');

function hasPath(root: TomlNode, path: readonly string[]): boolean {
  let node: TomlNode | undefined = root;
  for (const name of path) node = asTable(node)?.members.get(name)?.node;
  return node !== undefined;
}
