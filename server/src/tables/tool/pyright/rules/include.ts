import { defineRule } from '../../../../spec/rule.ts';
import { codeWords } from '../../check/code-words.ts';
import { missingPaths } from '../../check/missing-paths.ts';

export const include = defineRule({
  id: 'pyright/include',
  summary: 'A path of `include` does not exist.',
  why: 'Pyright says that the file or directory does not exist, checks the others and ends without an error.',
  severity: 'warning',
  toolTables: ['pyright', 'basedpyright'],
  reference: 'https://microsoft.github.io/pyright/#/configuration?id=environment-options',
  noFix: 'Where the code is cannot be told.',
  examples: {
    bad: '[tool.pyright]\ninclude = ["scr"]\n',
    good: '[tool.pyright]\ninclude = ["src"]\n',
    files: { 'src/a/__init__.py': '' },
  },

  *check(context) {
    for (const table of ['pyright', 'basedpyright'])
      yield* missingPaths(
        context,
        codeWords(context, ['tool', table], ['include'], 'nowhere'),
        (path) => `There is no \`${path}\` here: Pyright says so and checks nothing in its place.`,
      );
  },
});
