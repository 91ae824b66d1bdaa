import { lineOf } from '../python/parse.ts';
import type { Scope } from '../python/values.ts';
import { exportValue } from './export.ts';
import type { SetupKeyword, UnusedValue } from './reading.ts';

/** Names of fields that a script may compute. */
const FIELDS: ReadonlySet<string> = new Set([
  'name',
  'version',
  'description',
  'long_description',
  'author',
  'author_email',
  'maintainer',
  'maintainer_email',
  'url',
  'license',
  'classifiers',
  'keywords',
  'python_requires',
  'install_requires',
  'extras_require',
  'entry_points',
  'packages',
  'package_data',
]);

/** What the script computes under the name of a field and does not pass on in any field. */
export function unusedValues(
  scope: Scope,
  keywords: ReadonlyMap<string, SetupKeyword>,
  text: string,
  path: string,
): readonly UnusedValue[] {
  const found: UnusedValue[] = [];
  const passed = new Set([...keywords.values()].map(({ value }) => JSON.stringify(value)));
  for (const [name, value] of scope.map) {
    const plain = name.toLowerCase();
    if (!FIELDS.has(plain) || keywords.has(plain)) continue;
    if (['class', 'function', 'module', 'builtin'].includes(value.type)) continue;
    const at = new RegExp(`^[ \\t]*${name}\\b.*=`, 'm').exec(text)?.index ?? 0;
    const line = lineOf(text, at + 1);
    const exported = exportValue(value, { line, file: path });
    if ('value' in exported && exported.value.kind !== 'none' && !passed.has(JSON.stringify(exported.value)))
      found.push({ name, line, value: exported.value });
  }
  return found;
}
