import { parseToml } from '../../toml/parse.ts';
import { lookup } from '../../toml/paths.ts';
import { asItems, asTable } from '../../toml/tree.ts';
import type { Version } from '../model.ts';
import { readAttribute } from '../setup-py/attribute.ts';
import type { ProjectView } from '../view.ts';
import { entriesOf, isFalsy, stringsOf, textOf } from './keywords.ts';
import { literalFields } from './literals.ts';
import { type KeywordReader, refuse, take } from './reader.ts';

/** The version, and where else it can be read. */
export function versionOf(reader: KeywordReader): Version | undefined {
  const scm = take(reader, 'use_scm_version');
  if (scm !== undefined) {
    const options = scm.value.kind === 'dict' ? literalFields(scm.value) : [];
    if (options === undefined) {
      // A setup.py that stays for extension modules can go on asking for it.
      const extensions = reader.keywords.get('ext_modules');
      if (extensions !== undefined && !isFalsy(extensions.value)) {
        reader.kept.add('use_scm_version');
        return { text: undefined, from: scm.from, source: { kind: 'setup.py', needs: ['use_scm_version'] } };
      }
      return refuse(
        reader,
        scm,
        'has settings that are code; write them as plain values of [tool.setuptools_scm] first.',
      );
    }
    return { text: undefined, from: scm.from, source: { kind: 'scm', options } };
  }
  const incremental = take(reader, 'use_incremental');
  if (incremental !== undefined) {
    const names = stringsOf(reader.keywords.get('packages')?.value) ?? [];
    // It looks for the package by its name in lower case, below src first.
    const found = names.find((name) =>
      ['src/', ''].some((root) => reader.view.kind(`${root}${name.toLowerCase()}/_version.py`) === 'file'),
    );
    if (found === undefined) return refuse(reader, incremental, 'finds no package with a _version.py.');
    return { text: undefined, from: incremental.from, source: { kind: 'incremental', package: found } };
  }
  const keyword = reader.keywords.get('version');
  reader.taken.add('version');
  if (keyword === undefined) {
    if (!scmIsThere(reader.view)) return undefined;
    const from = { file: 'pyproject.toml', was: 'tool.setuptools_scm' };
    return { text: undefined, from, source: { kind: 'scm', options: [], isThere: true } };
  }
  const { from, files, reads, value } = keyword;
  const text =
    textOf(value) ?? (value.kind === 'int' || value.kind === 'float' ? String(value.value) : undefined);
  if (text === undefined && !isFalsy(value)) return refuse(reader, keyword, 'is no string.');
  const isDynamic = reads !== undefined;
  const attribute = files.find(({ how, attribute: name }) => how === 'attribute' && name !== undefined);
  const file = files.find(({ how }) => how === 'verbatim' || how === 'trimmed');
  const base = { text: text?.trim(), from, ...(isDynamic ? { isDynamic } : {}) };
  if (reads?.kind === 'attr')
    return { ...base, source: { kind: 'attr', attr: reads.attr, file: attribute?.path } };
  if (reads?.kind === 'file' && reads.files.length === 1)
    return { ...base, source: { kind: 'file', file: reads.files[0] as string } };
  const attr =
    attribute === undefined ? undefined : attrOf(reader, attribute.path, attribute.attribute as string);
  if (attr !== undefined && attribute !== undefined)
    return { ...base, source: { kind: 'attr', attr, file: attribute.path } };
  if (file !== undefined) return { ...base, source: { kind: 'file', file: file.path } };
  return base.text === undefined ? undefined : base;
}

/** Whether pyproject.toml makes setuptools-scm supply the version. */
function scmIsThere(view: ProjectView): boolean {
  const { root } = parseToml(view.text('pyproject.toml') ?? '');
  const requires = asItems(lookup(root, ['build-system', 'requires'])) ?? [];
  return (
    asTable(lookup(root, ['tool', 'setuptools_scm'])) !== undefined &&
    requires.some((item) => item.kind === 'string' && /^setuptools[-_.]scm\b/i.test(item.value.trim()))
  );
}

/** How `attr:` names what stands in a file; `undefined` where it cannot reach it. */
function attrOf({ view, keywords }: KeywordReader, file: string, name: string): string | undefined {
  const folders = new Map(
    (entriesOf(keywords.get('package_dir')?.value) ?? []).map(
      ([key, value]) => [key, textOf(value) ?? ''] as const,
    ),
  );
  const root = (folders.get('') ?? '').replace(/\/+$/, '');
  const inside =
    root !== '' && root !== '.' && file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file;
  const module = inside.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.');
  const attr = `${module}.${name}`;
  return readAttribute(view, attr, folders)?.file === file ? attr : undefined;
}
