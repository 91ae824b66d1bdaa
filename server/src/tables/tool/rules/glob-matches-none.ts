import { textsOf } from '../../../model/text.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import { countMatches } from '../../../spec/project-walk.ts';
import { defineRule } from '../../../spec/rule.ts';
import type { GlobReading } from '../../../standards/loose-glob.ts';
import type { Span } from '../../../text/span.ts';
import { lookup } from '../../../toml/paths.ts';
import { asTable } from '../../../toml/tree.ts';
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
    let left = MOST_GLOBS;
    for (const { value, at, reading, does } of globs(context)) {
      if (left-- <= 0) return;
      const found = countMatches(files, value, reading);
      if (found === undefined || !found.complete || found.count > 0) continue;
      yield { at, message: `${quoted(value)} matches no file of this project: ${does}.` };
    }
  },
});

interface Glob {
  readonly value: string;
  readonly at: Span;
  readonly reading: GlobReading;
  /** What the tool does with one that matches nothing. */
  readonly does: string;
}

function* globs({ tree: { root } }: DocumentContext): Generator<Glob> {
  for (const path of IGNORES)
    for (const { name, key } of asTable(lookup(root, path))?.members.values() ?? []) {
      // A pattern with `!` in front means all other files.
      if (name.startsWith('!')) continue;
      yield { value: name, at: key.span, reading: 'crossing', does: 'Ruff ignores no rule by it' };
    }
  for (const table of ['run', 'report'])
    for (const text of textsOf(lookup(root, ['tool', 'coverage', table, 'include'])))
      yield {
        value: text.value,
        at: text.span,
        reading: 'crossing',
        does: 'coverage.py measures nothing by it',
      };
}

const IGNORES = lintTables.flatMap((table) => [
  [...table, 'per-file-ignores'],
  [...table, 'extend-per-file-ignores'],
]);
