import { defineRule } from '../../../../spec/rule.ts';
import { codeWords } from '../../check/code-words.ts';
import { missingPaths } from '../../check/missing-paths.ts';

export const paths = defineRule({
  id: 'vulture/paths',
  summary: 'A path of `paths` does not exist.',
  why: 'Vulture stops at a path that is not there ("could not be found") and looks at none of the others.',
  severity: 'warning',
  reference: 'https://github.com/jendrikseipp/vulture#configuration',
  noFix: 'Where the code is cannot be told.',
  examples: {
    bad: '[tool.vulture]\npaths = ["src", "whitelist.py"]\n',
    good: '[tool.vulture]\npaths = ["src"]\n',
    files: { 'src/a/__init__.py': '' },
  },

  *check(context) {
    yield* missingPaths(
      context,
      codeWords(context, ['tool', 'vulture'], ['paths'], 'nowhere'),
      (path) => `There is no \`${path}\` here: Vulture stops at it.`,
    );
  },
});
