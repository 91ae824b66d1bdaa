import { defineRule } from '../../../../spec/rule.ts';
import { codeWords } from '../../check/code-words.ts';
import { missingPaths } from '../../check/missing-paths.ts';

export const files = defineRule({
  id: 'mypy/files',
  summary: 'A path of `files` does not exist.',
  why: 'Run without paths, mypy checks those of `files`. It stops at one that is not there: "Cannot read file".',
  severity: 'warning',
  reference: 'https://mypy.readthedocs.io/en/stable/config_file.html#confval-files',
  noFix: 'Where the code is cannot be told.',
  examples: {
    bad: '[tool.mypy]\nfiles = ["scr"]\n',
    good: '[tool.mypy]\nfiles = ["src"]\n',
    files: { 'src/a/__init__.py': '' },
  },

  *check(context) {
    yield* missingPaths(
      context,
      codeWords(context, ['tool', 'mypy'], ['files'], 'in strings'),
      (path) => `There is no \`${path}\` here: run without paths, mypy stops at it.`,
    );
  },
});
