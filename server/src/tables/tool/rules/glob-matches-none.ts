import { countMatches } from '../../../spec/project-walk.ts';
import { defineRule } from '../../../spec/rule.ts';
import { quoted } from '../../shared/words.ts';
import { takenGlobs } from '../check/taken-globs.ts';

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
    for (const { value, also = [], at, reading, does, stops, below } of takenGlobs(context)) {
      if (left-- <= 0) return;
      const counts = [value, ...also].map((one) =>
        countMatches(files, below === undefined ? one : `${below}/${one}`, reading),
      );
      if (counts.some((found) => found === undefined || !found.complete || found.count > 0)) continue;
      const none =
        also.length === 0 ? `${quoted(value)} matches no file` : 'None of these patterns matches a file';
      yield {
        at,
        ...(stops ? { severity: 'warning' as const } : {}),
        message: `${none} of this project: ${does}.`,
      };
    }
  },
});
