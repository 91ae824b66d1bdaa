import { defineRule } from '../../../../spec/rule.ts';
import { keepsOut, olderThan, usesAtLeast } from '../../check/tool-version.ts';
import { pytestTables } from '../lines.ts';

/** The release that reads `[tool.pytest]`. */
const FIRST = '9.0';

export const bothTables = defineRule({
  id: 'pytest/both-tables',
  summary: 'Settings stand in `[tool.pytest]` and in `[tool.pytest.ini_options]`.',
  why:
    'pytest 9 reads either of the two and stops when both have settings: "Cannot use both". Older releases read ' +
    '`ini_options` alone.',
  severity: 'error',
  reference: 'https://docs.pytest.org/en/stable/reference/customize.html#pyproject-toml',
  noFix: 'Values are written differently in the two tables, so they cannot simply be moved.',
  examples: {
    bad: '[tool.pytest]\ntestpaths = ["tests"]\n\n[tool.pytest.ini_options]\naddopts = "-ra"\n',
    good: '[tool.pytest]\ntestpaths = ["tests"]\naddopts = ["-ra"]\n',
  },

  *check(context) {
    const [native, ini] = pytestTables(context);
    if (native === undefined || ini === undefined || ini.table.members.size === 0) return;
    const pytest = context.registry.toolOf('pytest');
    if (pytest === undefined || olderThan(context, pytest, FIRST) || keepsOut(context, pytest, FIRST)) return;
    yield {
      severity: usesAtLeast(context, pytest, FIRST) ? 'error' : 'warning',
      at: ini.member.key.span,
      message:
        'pytest 9 stops when `[tool.pytest]` and `[tool.pytest.ini_options]` both have settings. Keep them in one of the two.',
      related: [{ at: native.member.key.span, message: 'The other table.' }],
    };
  },
});
