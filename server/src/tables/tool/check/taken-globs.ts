import { textOf, textsOf } from '../../../model/text.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import type { GlobReading } from '../../../standards/loose-glob.ts';
import type { Span } from '../../../text/span.ts';
import { lookup } from '../../../toml/paths.ts';
import { asItems, asTable, type Table, type TomlNode } from '../../../toml/tree.ts';
import { pytestTables, wordsOf } from '../pytest/lines.ts';
import { lintTables } from '../ruff/selectors.ts';

/** A pattern of a tool that takes files in, or gives some of them rules of their own. */
export interface TakenGlob {
  readonly value: string;
  /** Patterns beside it: only where none of all matches something it is no use. */
  readonly also?: readonly string[];
  readonly at: Span;
  readonly reading: GlobReading;
  /** What the tool does with one that matches nothing. */
  readonly does: string;
  /** It stops at it. */
  readonly stops?: true;
  /** The folder that the pattern begins in. */
  readonly below?: string;
}

export function* takenGlobs(context: DocumentContext): Generator<TakenGlob> {
  const { root } = context.tree;
  for (const path of IGNORES)
    for (const { name, key } of asTable(lookup(root, path))?.members.values() ?? []) {
      // A pattern with `!` in front means all other files.
      if (name.startsWith('!')) continue;
      yield { value: name, at: key.span, reading: 'crossing', does: 'Ruff ignores no rule by it' };
    }
  for (const { path, reading, does } of LISTS)
    for (const node of nodesAt(root, path))
      for (const { value, span } of textsOf(node))
        if (!value.startsWith('!') && !isMadeByBuild(value)) yield { value, at: span, reading, does };
  yield* poetry(root);
  yield* bumped(root);
  yield* setuptools(context);
  yield* pytest(context);
}

/** Poetry stops at a package without a file, and passes over what `include` does not find. */
function* poetry(root: Table): Generator<TakenGlob> {
  for (const item of asItems(lookup(root, ['tool', 'poetry', 'packages'])) ?? []) {
    const table = asTable(item);
    const text = textOf(table?.members.get('include')?.node);
    const from = textOf(table?.members.get('from')?.node)?.value.replace(/^\.?\/+|\/+$/g, '');
    if (text === undefined || isMadeByBuild(text.value)) continue;
    yield {
      value: text.value,
      at: text.span,
      reading: 'names',
      does: 'Poetry stops the build at it',
      stops: true,
      ...(from === undefined || from === '' || from === '.' ? {} : { below: from }),
    };
  }
}

/** bump-my-version stops at a pattern without a file, unless it is told to pass over it. */
function* bumped(root: Table): Generator<TakenGlob> {
  const settings = asTable(lookup(root, ['tool', 'bumpversion']));
  if (settings === undefined || settings.members.has('ignore_missing_files')) return;
  for (const item of asItems(settings.members.get('files')?.node) ?? []) {
    const table = asTable(item);
    const text = textOf(table?.members.get('glob')?.node);
    if (text === undefined || table?.members.has('ignore_missing_file')) continue;
    yield {
      value: text.value,
      at: text.span,
      reading: 'names',
      does: 'bump-my-version stops at it',
      stops: true,
    };
  }
}

/**
 * setuptools passes over what it does not find, but for a file of `data-files` named in full. `package-data` is relative to
 * the folder of a package, wherever that may be.
 */
function* setuptools({ tree: { root }, files }: DocumentContext): Generator<TakenGlob> {
  const settings = asTable(lookup(root, ['tool', 'setuptools']));
  if (settings === undefined) return;
  const folders = [...(asTable(settings.members.get('package-dir')?.node)?.members.keys() ?? [])];
  const isMoved =
    folders.some((name) => name !== '') ||
    ['setup.py', 'setup.cfg'].some((name) => files.kind(name) !== 'missing');
  for (const { name, node } of asTable(settings.members.get('package-data')?.node)?.members.values() ?? []) {
    const folder = isMoved || name === '*' || name === '' ? '' : `/${name.replaceAll('.', '/')}`;
    for (const { value, span } of textsOf(node))
      if (!isMadeByBuild(value) && !isCompiled(value) && !value.includes('\\'))
        yield {
          ...{ value: value.replace(/^(?:\.?\/)+/, ''), at: span },
          ...{ reading: 'names', does: 'setuptools packs nothing by it' },
          below: `**${folder}`,
        };
  }
  for (const { node } of asTable(settings.members.get('data-files')?.node)?.members.values() ?? [])
    for (const { value, span } of textsOf(node)) {
      if (isMadeByBuild(value) || isCompiled(value)) continue;
      const stops = /[*?[]/.test(value) ? {} : { stops: true as const };
      const does = stops.stops ? 'setuptools stops the build at it' : 'setuptools packs nothing by it';
      yield { ...{ value, at: span, reading: 'names', does }, ...stops };
    }
}

/** pytest looks for tests in the files that one of the patterns matches; those with a slash mean the end of a path. */
function* pytest(context: DocumentContext): Generator<TakenGlob> {
  for (const table of pytestTables(context)) {
    const patterns = wordsOf(table, 'python_files');
    const [first] = patterns;
    const last = patterns.at(-1);
    if (first === undefined || last === undefined) continue;
    if (wordsOf(table, 'testpaths').some(({ value }) => value.includes('..'))) continue;
    yield {
      value: first.value,
      also: patterns.slice(1).map(({ value }) => value),
      at: { start: first.at.start, end: last.at.end },
      reading: 'crossing',
      does: 'pytest finds no test by it',
      below: '**',
    };
  }
}

/** The values at a path with `*` for any key. */
function nodesAt(root: Table, path: readonly string[]): readonly TomlNode[] {
  let nodes: readonly TomlNode[] = [root];
  for (const step of path)
    nodes = nodes.flatMap((node) => {
      const members = asTable(node)?.members;
      const found = step === '*' ? [...(members?.values() ?? [])] : [members?.get(step)];
      return found.flatMap((member) => member?.node ?? []);
    });
  return nodes;
}

/** What is compiled, translated or written only when the project is built. */
const isMadeByBuild = (pattern: string): boolean =>
  /\.(?:so|pyd|dll|dylib|mo|js|css|map|html|wasm|typed)$|version|build|dist|generated/i.test(pattern);

/** What compilers leave beside packages. */
const isCompiled = (pattern: string): boolean =>
  /\.(?:exe|lib|a|pdb|h|hpp|inc|pyi)$|(?:^|\/)(?:lib|lib64|bin|include)\//i.test(pattern);

const IGNORES = lintTables.flatMap((table) => [
  [...table, 'per-file-ignores'],
  [...table, 'extend-per-file-ignores'],
]);

/** Lists of patterns that take files in, with what the tool was seen to do where one matches nothing. */
const LISTS: readonly (Pick<TakenGlob, 'reading' | 'does'> & { readonly path: readonly string[] })[] = [
  ...['run', 'report'].map((table) => ({
    path: ['tool', 'coverage', table, 'include'],
    reading: 'crossing' as const,
    does: 'coverage.py measures nothing by it',
  })),
  ...[['include'], ['targets', '*', 'include']].map((end) => ({
    path: ['tool', 'hatch', 'build', ...end],
    reading: 'names' as const,
    does: 'Hatch packs nothing by it',
  })),
  { path: ['tool', 'flit', 'sdist', 'include'], reading: 'names', does: 'Flit packs nothing by it' },
  ...['includes', 'source-includes'].map((key) => ({
    path: ['tool', 'pdm', 'build', key],
    reading: 'names' as const,
    does: 'PDM packs nothing by it',
  })),
  { path: ['tool', 'poetry', 'include'], reading: 'names', does: 'Poetry packs nothing by it' },
  {
    path: ['tool', 'uv', 'build-backend', 'source-include'],
    reading: 'names',
    does: 'uv packs nothing by it',
  },
];
