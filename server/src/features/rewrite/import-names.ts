import { declaredBehaviour } from '../../spec/declared-behaviour.ts';
import { importNamesValue, packedNames } from '../../spec/source/import-names.ts';
import { setKey } from '../../toml/edit.ts';
import type { FindRewrites } from './rewrite.ts';

const path = ['project', 'import-names'];

/** What can be imported, written down where a back-end reads it (PEP 794). */
export const importNames: FindRewrites = function* ({ context, tree, place }) {
  const isHeader = place.kind === 'header' && place.path.length === 1 && place.path[0] === 'project';
  const isName =
    (place.kind === 'key' || place.kind === 'value') && place.path.join('\n') === 'project\nname';
  if (!isHeader && !isName) return;
  const { project } = context;
  const keys = ['import-names', 'import-namespaces'];
  if (keys.some((key) => project.member(key) !== undefined || project.dynamicEntry(key) !== undefined))
    return;
  if (declaredBehaviour(context, 'import-names')?.now.does !== 'accepts') return;
  const names = packedNames(context);
  if (names === undefined || names.length === 0) return;
  const value = importNamesValue(names);
  yield {
    id: 'import-names',
    kind: 'add',
    title: `Add import-names from the source tree: ${names.map((name) => `\`${name}\``).join(', ')}`,
    edits: setKey(tree, ['project'], 'import-names', value),
    changes: [path],
  };
};
