import { defineRule } from '../../../../spec/rule.ts';
import { lookup } from '../../../../toml/paths.ts';
import { asTable } from '../../../../toml/tree.ts';
import { bothWays } from '../../check/both-ways.ts';

const TABLE = ['tool', 'pylint'];

export const enabledAndDisabled = defineRule({
  id: 'pylint/enabled-and-disabled',
  summary: 'A message of Pylint is both switched on and off.',
  why:
    'Pylint obeys `enable` and `disable` in the order in which they are written, so the later one counts. A number and a symbol ' +
    'mean the same message. `all` and the names of groups are no case of this: they are meant to have exceptions.',
  severity: 'warning',
  reference: 'https://pylint.readthedocs.io/en/stable/user_guide/messages/message_control.html',
  examples: {
    bad: '[tool.pylint."messages control"]\nenable = ["C0114", "fixme"]\ndisable = ["missing-module-docstring"]\n',
    fixed: '[tool.pylint."messages control"]\nenable = ["fixme"]\ndisable = ["missing-module-docstring"]\n',
    good: '[tool.pylint."messages control"]\nenable = ["fixme"]\ndisable = ["missing-module-docstring"]\n',
  },

  *check(context) {
    const table = asTable(lookup(context.tree.root, TABLE));
    const codes = context.data.codes('pylint');
    const numbers = new Map(
      codes.codes.flatMap(({ code, name }) => (name === undefined ? [] : [[name, code]])),
    );
    for (const path of [TABLE, ...[...(table?.members.keys() ?? [])].map((name) => [...TABLE, name])])
      yield* bothWays(context, {
        tool: 'Pylint',
        table: path,
        on: 'enable',
        off: 'disable',
        commas: 'in strings and items',
        wins: 'last',
        same: (word) => numbers.get(word) ?? word.toUpperCase(),
      });
  },
});
