import { textOf, textsOf } from '../../../model/text.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import { countMatches } from '../../../spec/project-walk.ts';
import { defineRule } from '../../../spec/rule.ts';
import type { GlobReading } from '../../../standards/loose-glob.ts';
import type { Span } from '../../../text/span.ts';
import { lookup } from '../../../toml/paths.ts';
import { asItems, asTable, type Table, type TomlNode } from '../../../toml/tree.ts';
import { quoted } from '../../shared/words.ts';
import { lintTables } from '../ruff/selectors.ts';

/** Patterns that are looked for in one document. */
const MOST_GLOBS = 200;

export const globMatchesNone = defineRule({
  id: 'tool/glob-matches-none',
  summary: 'A pattern that should mean files of the project matches none.',
  why:
    'The tool looks for files and finds none, without a word: what the setting says has no effect. Looked at are patterns that take files ' +
    'in or give them rules of their own, not those that leave files out: these may well wait for what a build will make. The pattern ' +
    'is read in the widest way, and folders of environments and caches are left out.',
  severity: 'hint',
  reference: 'pyproject-toml#pyproject-tool-table',
  noFix: 'Which files were meant cannot be told.',
  examples: {
    bad: '[tool.ruff.lint.per-file-ignores]\n"test/*.py" = ["S101"]\n',
    good: '[tool.ruff.lint.per-file-ignores]\n"tests/*.py" = ["S101"]\n"__init__.py" = ["F401"]\n',
    files: { 'src/a/__init__.py': '', 'tests/test_a.py': '' },
  },

  *check(context) {
    const { tree, files } = context;
    if (!tree.root.members.has('tool')) return;
    // In a folder without any other folder nothing has been made yet.
    if (!(files.list('') ?? []).some((name) => files.kind(name) === 'folder')) return;
    let left = MOST_GLOBS;
    for (const { value, at, reading, does, stops, below } of globs(context)) {
      if (left-- <= 0) return;
      const found = countMatches(files, below === undefined ? value : `${below}/${value}`, reading);
      if (found === undefined || !found.complete || found.count > 0) continue;
      yield {
        at,
        ...(stops ? { severity: 'warning' as const } : {}),
        message: `${quoted(value)} matches no file of this project: ${does}.`,
      };
    }
  },
});

interface Glob {
  readonly value: string;
  readonly at: Span;
  readonly reading: GlobReading;
  /** What the tool does with one that matches nothing. */
  readonly does: string;
  /** It stops at it. */
  readonly stops?: true;
  /** The folder that the pattern begins in. */
  readonly below?: string;
}

function* globs({ tree: { root } }: DocumentContext): Generator<Glob> {
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
}

/** Poetry stops at a package without a file, and passes over what `include` does not find. */
function* poetry(root: Table): Generator<Glob> {
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
function* bumped(root: Table): Generator<Glob> {
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

const IGNORES = lintTables.flatMap((table) => [
  [...table, 'per-file-ignores'],
  [...table, 'extend-per-file-ignores'],
]);

/** Lists of patterns that take files in, with what the tool was seen to do where one matches nothing. */
const LISTS: readonly (Pick<Glob, 'reading' | 'does'> & { readonly path: readonly string[] })[] = [
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
];
