import type { PyprojectDocument } from '../model/document.ts';
import { toData } from '../toml/data.ts';
import { asTable } from '../toml/tree.ts';
import { type FormatOptions, readFormatOptions } from './format-options.ts';

/** What `[tool.pyproject-toolkit.format]` of the document says. */
export function formatLayerOf(document: PyprojectDocument): Partial<FormatOptions> {
  const tool = asTable(document.tree.root.members.get('tool')?.node);
  const own = asTable(tool?.members.get('pyproject-toolkit')?.node);
  const table = asTable(own?.members.get('format')?.node);
  if (table === undefined) return {};
  const data = toData(table);
  return data instanceof Map ? readFormatOptions(Object.fromEntries(data)) : {};
}
