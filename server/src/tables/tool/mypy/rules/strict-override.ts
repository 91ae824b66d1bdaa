import { defineRule } from '../../../../spec/rule.ts';
import { lookup } from '../../../../toml/paths.ts';
import { asItems, asTable } from '../../../../toml/tree.ts';

export const strictOverride = defineRule({
  id: 'mypy/strict-override',
  summary: 'mypy does not read `strict` for single modules.',
  why:
    '`strict` stands for a set of switches of the whole run. Written in an override, `true` turns them on for every module, and ' +
    '`false` does nothing; mypy says a word to neither.',
  severity: 'warning',
  reference: 'https://mypy.readthedocs.io/en/stable/config_file.html#confval-strict',
  noFix: 'Which of the switches are meant for these modules cannot be told.',
  examples: {
    bad: '[[tool.mypy.overrides]]\nmodule = "sample.*"\nstrict = true\n',
    good: '[[tool.mypy.overrides]]\nmodule = "sample.*"\ndisallow_untyped_defs = true\n',
  },

  *check({ tree }) {
    for (const item of asItems(lookup(tree.root, ['tool', 'mypy', 'overrides'])) ?? []) {
      const strict = asTable(item)?.members.get('strict');
      if (strict === undefined) continue;
      const off = strict.node?.kind === 'boolean' && !strict.node.value;
      yield {
        at: strict.key.span,
        message: off
          ? 'mypy does not read `strict = false` for single modules. Turn off the switches that are meant.'
          : 'mypy turns `strict` on for all modules, not for these alone. Turn on the switches that are meant.',
      };
    }
  },
});
