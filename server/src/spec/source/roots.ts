import { lookup } from '../../toml/paths.ts';
import { asItems, asTable, type TomlNode } from '../../toml/tree.ts';
import type { DocumentContext } from '../context.ts';

/** A folder from which modules are imported; `prefix` is the package that lies in it, empty for all. */
export interface SourceRoot {
  readonly folder: string;
  readonly prefix: string;
  /** Whether the document itself names it. */
  readonly isDeclared: boolean;
}

/** Where the Python code of a project may lie: what its back-end's tables say, and the usual folders. */
export function sourceRoots(context: DocumentContext): readonly SourceRoot[] {
  const found: SourceRoot[] = [];
  const add = (folder: string, prefix: string, isDeclared: boolean): void => {
    const plain = folder.replace(/^(?:\.\/)+|\/+$/g, '').replace(/^\.$/, '');
    if (plain.startsWith('..') || plain.startsWith('/')) return;
    if (!found.some((one) => one.folder === plain && one.prefix === prefix))
      found.push({ folder: plain, prefix, isDeclared });
  };
  for (const { folder, prefix } of declared(context)) add(folder, prefix, true);
  for (const folder of ['src', '', 'lib', 'python']) add(folder, '', false);
  return found;
}

function* declared(context: DocumentContext): Generator<{ folder: string; prefix: string }> {
  const at = (...path: string[]): TomlNode | undefined => lookup(context.tree.root, ['tool', ...path]);
  const map = asTable(at('setuptools', 'package-dir'));
  for (const { name, node } of map?.members.values() ?? []) {
    if (node?.kind === 'string') yield { folder: node.value, prefix: name };
  }
  for (const folder of strings(at('setuptools', 'packages', 'find', 'where'))) yield { folder, prefix: '' };
  const builds = [at('hatch', 'build', 'targets', 'wheel'), at('hatch', 'build')];
  for (const build of builds) {
    const table = asTable(build);
    for (const folder of strings(table?.members.get('packages')?.node))
      yield { folder: parent(folder), prefix: '' };
    for (const folder of strings(table?.members.get('sources')?.node)) yield { folder, prefix: '' };
    for (const { name, node } of asTable(table?.members.get('sources')?.node)?.members.values() ?? []) {
      if (node?.kind === 'string') yield { folder: name, prefix: node.value.replaceAll('/', '.') };
    }
  }
  for (const item of asItems(at('poetry', 'packages')) ?? []) {
    for (const folder of strings(asTable(item)?.members.get('from')?.node)) yield { folder, prefix: '' };
  }
  for (const path of [
    ['pdm', 'build', 'package-dir'],
    ['uv', 'build-backend', 'module-root'],
    ['maturin', 'python-source'],
  ]) {
    for (const folder of strings(at(...path))) yield { folder, prefix: '' };
  }
  for (const folder of strings(at('scikit-build', 'wheel', 'packages')))
    yield { folder: parent(folder), prefix: '' };
}

const parent = (path: string): string => path.replace(/\/+$/, '').split('/').slice(0, -1).join('/');

function strings(node: TomlNode | undefined): readonly string[] {
  if (node?.kind === 'string') return [node.value];
  return (asItems(node) ?? []).flatMap((item) => (item.kind === 'string' ? [item.value] : []));
}
