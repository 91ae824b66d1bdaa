import { declaredBehaviour } from '../../spec/declared-behaviour.ts';
import { importNameText, namesValue, packedNames } from '../../spec/source/import-names.ts';
import { setKeys } from '../../toml/edit.ts';
import type { FindRewrites } from './rewrite.ts';

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
  const packed = packedNames(context);
  if (packed === undefined || packed.names.length === 0) return;
  const { names, namespaces } = packed;
  const shared = namespaces.length > 0;
  if (shared && declaredBehaviour(context, 'import-namespaces')?.now.does === 'ignores') return;
  const entries = [
    { key: 'import-names', value: namesValue(names.map(importNameText)) },
    ...(shared ? [{ key: 'import-namespaces', value: namesValue(namespaces) }] : []),
  ];
  yield {
    id: 'import-names',
    kind: 'add',
    title: `Add ${entries.map(({ key }) => key).join(' and ')} from the source tree: ${[...names, ...namespaces].map((name) => `\`${name}\``).join(', ')}`,
    edits: setKeys(tree, ['project'], entries),
    changes: entries.map(({ key }) => ['project', key]),
  };
};
