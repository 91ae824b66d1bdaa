import { defineRule } from '../../../../spec/rule.ts';
import { memberAt } from '../../../../toml/paths.ts';

export const notRead = defineRule({
  id: 'memray/not-read',
  summary: 'Memray does not read `[tool.memray]`.',
  why:
    'Memray takes its options on the command line, and pytest-memray reads the options of pytest. Only *Profile with Memray* of ' +
    'Pyproject Toolkit heeds the table: its `output` and `format`.',
  severity: 'hint',
  reference: 'pyproject-toml#pyproject-tool-table',
  noFix: 'The table may be meant for *Profile with Memray*.',
  examples: {
    bad: '[tool.memray]\noutput = "memray.bin"\n',
    good: '[tool.pytest.ini_options]\nmemray = true\n',
  },

  *check({ tree }) {
    const member = memberAt(tree.root, ['tool', 'memray']);
    if (member === undefined) return;
    yield {
      at: member.key.span,
      message:
        'Memray and pytest-memray do not read `[tool.memray]`; only the command Profile with Memray of Pyproject Toolkit takes ' +
        '`output` and `format` from it. Options for tests belong in `[tool.pytest.ini_options]`.',
    };
  },
});
