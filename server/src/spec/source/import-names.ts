import type { DocumentContext } from '../context.ts';
import { discover } from './discovery.ts';

/**
 * The names that can be imported from what the back-end packs; `undefined` where that is not sure, or a package has no
 * `__init__.py`: it may be shared with other distributions, and then belongs to `import-namespaces`.
 */
export function packedNames(context: DocumentContext): readonly string[] | undefined {
  const found = discover(context);
  if (found.state !== 'found') return undefined;
  const isShared = found.packed.some(
    ({ kind, path }) => kind === 'package' && context.files.kind(`${path}/__init__.py`) !== 'file',
  );
  return isShared ? undefined : found.packed.map(({ name }) => name);
}

/** A value of `import-names` with these names, in TOML; PEP 794 has a word for those that are not for others. */
export const importNamesValue = (names: readonly string[]): string =>
  `[${names.map((name) => JSON.stringify(/^_/.test(name) ? `${name}; private` : name)).join(', ')}]`;
