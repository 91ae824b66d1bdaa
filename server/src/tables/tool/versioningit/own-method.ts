import type { DocumentContext } from '../../../spec/context.ts';
import { listFrom, objectFrom, stringsFrom } from '../../../standards/json.ts';
import { lookup } from '../../../toml/paths.ts';
import { asTable, type TomlNode } from '../../../toml/tree.ts';

/** Whether a step of versioningit is done by a method of the project or of a plug-in, which may put any name into templates. */
export function hasOwnMethod(context: DocumentContext): boolean {
  const steps = asTable(lookup(context.tree.root, ['tool', 'versioningit']))?.members;
  const known = objectFrom(context.data.tool('versioningit').tables.versioningit?.keys);
  return [...(steps?.values() ?? [])].some(({ name, node }) => {
    const method = node?.kind === 'string' ? node : asTable(node)?.members.get('method')?.node;
    if (name === 'default-version' || method === undefined) return false;
    const [byName] = listFrom(objectFrom(known[name]).anyOf);
    return !isAmong(method, stringsFrom(listFrom(objectFrom(byName).values)));
  });
}

const isAmong = (method: TomlNode, names: readonly string[]): boolean =>
  method.kind === 'string' && names.includes(method.value);
