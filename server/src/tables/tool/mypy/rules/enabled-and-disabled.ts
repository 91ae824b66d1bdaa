import { defineRule } from '../../../../spec/rule.ts';
import { lookup } from '../../../../toml/paths.ts';
import { asItems } from '../../../../toml/tree.ts';
import { bothWays } from '../../check/both-ways.ts';

const TABLE = ['tool', 'mypy'];

export const enabledAndDisabled = defineRule({
  id: 'mypy/enabled-and-disabled',
  summary: 'An error code of mypy is both switched on and off.',
  why: 'Where a code is in both lists of a table, mypy reports it: `enable_error_code` counts more than `disable_error_code`.',
  severity: 'warning',
  reference: 'https://mypy.readthedocs.io/en/stable/error_codes.html',
  examples: {
    bad: '[tool.mypy]\nenable_error_code = ["truthy-bool"]\ndisable_error_code = ["truthy-bool", "misc"]\n',
    fixed: '[tool.mypy]\nenable_error_code = ["truthy-bool"]\ndisable_error_code = ["misc"]\n',
    good: '[tool.mypy]\nenable_error_code = ["truthy-bool"]\ndisable_error_code = ["misc"]\n',
  },

  *check(context) {
    const overrides = asItems(lookup(context.tree.root, [...TABLE, 'overrides'])) ?? [];
    for (const table of [TABLE, ...overrides.map((_, i) => [...TABLE, 'overrides', i])])
      yield* bothWays(context, {
        tool: 'mypy',
        table,
        on: 'enable_error_code',
        off: 'disable_error_code',
        commas: 'in strings',
        wins: 'on',
        same: (word) => word,
      });
  },
});
