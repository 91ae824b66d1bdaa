import { isIdentifier } from '../../standards/python-names.ts';
import type { DocumentContext } from '../context.ts';
import { discover, type Packed } from './discovery.ts';

/** What can be imported from what the back-end packs. */
export interface PackedNames {
  /** What only this distribution has: packages with an `__init__.py`, and modules. */
  readonly names: readonly string[];
  /** Packages without one, into which other distributions may put something too. */
  readonly namespaces: readonly string[];
}

/** So many folders are looked into below namespaces. */
const MOST = 500;

/** The names that can be imported from what the back-end packs; `undefined` where that is not sure. */
export function packedNames(context: DocumentContext): PackedNames | undefined {
  const found = discover(context);
  if (found.state !== 'found') return undefined;
  const names: string[] = [];
  const namespaces: string[] = [];
  for (const packed of found.packed) {
    if (packed.kind === 'module' || context.files.kind(`${packed.path}/__init__.py`) === 'file') {
      if (packed.only !== undefined && !packed.only.includes(packed.name)) return undefined;
      names.push(packed.name);
      continue;
    }
    const below = namesBelow(context, packed);
    if (below === undefined) return undefined;
    // flit takes the module that it packs for the only name, and refuses another list.
    const isOne = context.backend?.backend.package === 'flit-core';
    if (isOne && String(below.names) !== String(packed.only)) return undefined;
    names.push(...below.names);
    namespaces.push(...below.namespaces);
  }
  return { names: [...new Set(names)].sort(), namespaces: [...new Set(namespaces)].sort() };
}

/** What lies in a package without an `__init__.py`; `undefined` where that is not sure, or nothing does. */
function namesBelow({ files }: DocumentContext, { name, path, only }: Packed): PackedNames | undefined {
  const names: string[] = [];
  const folders: string[] = [];
  const waiting = [{ name, path }];
  let looked = 0;
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
    const entries = files.list(here.path);
    if (entries === undefined || ++looked > MOST) return undefined;
    folders.push(here.name);
    const isPacked = only === undefined || only.includes(here.name);
    for (const entry of entries) {
      const inner = { name: `${here.name}.${entry}`, path: `${here.path}/${entry}` };
      if (entry.endsWith('.py') && isIdentifier(entry.slice(0, -3))) {
        const module = inner.name.slice(0, -3);
        if (isPacked || only.includes(module)) names.push(module);
        continue;
      }
      if (!isIdentifier(entry) || entry === '__pycache__') continue;
      const kind = files.kind(inner.path);
      const start = kind === 'folder' ? files.kind(`${inner.path}/__init__.py`) : 'missing';
      if (kind === 'unknown' || start === 'unknown') return undefined;
      if (kind !== 'folder') continue;
      if (start !== 'file') waiting.push(inner);
      else if (only === undefined || only.includes(inner.name)) names.push(inner.name);
      // Without its `__init__.py` it is a namespace in the wheel and none here.
      else if (only.some((one) => one.startsWith(`${inner.name}.`))) return undefined;
    }
  }
  const namespaces = folders.filter((folder) => names.some((one) => one.startsWith(`${folder}.`)));
  return names.length === 0 ? undefined : { names, namespaces };
}

/** A name as it stands in `import-names`: PEP 794 has a word for those that are not for others. */
export const importNameText = (name: string): string => (/(?:^|\.)_/.test(name) ? `${name}; private` : name);

/** A list of names in TOML. */
export const namesValue = (texts: readonly string[]): string =>
  `[${texts.map((text) => JSON.stringify(text)).join(', ')}]`;
