import { textOf, textsOf } from '../../../../model/text.ts';
import type { Finding } from '../../../../spec/finding.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { toTaggedJson } from '../../../../toml/data.ts';
import { lookup } from '../../../../toml/paths.ts';
import { asItems, asTable, type Member, type Table } from '../../../../toml/tree.ts';
import { quoted } from '../../../shared/words.ts';

const OVERRIDES = ['tool', 'mypy', 'overrides'];

export const overrides = defineRule({
  id: 'mypy/overrides',
  summary: 'Settings of mypy for single modules count for none, or contradict each other.',
  why:
    'mypy says "Patterns must be fully-qualified module names, optionally with \'*\' in some components" of a `*` beside other ' +
    'characters and of `?`, `[`, `]` and `!`, and leaves the settings of that pattern out. Where two tables give one module ' +
    'different values for a setting, it says so and reads nothing at all of pyproject.toml.',
  severity: 'warning',
  reference: 'https://mypy.readthedocs.io/en/stable/config_file.html#using-a-pyproject-toml-file',
  noFix: 'Which modules were meant cannot be told.',
  examples: [
    {
      bad: '[[tool.mypy.overrides]]\nmodule = "sample.test_*"\nignore_errors = true\n',
      good: '[[tool.mypy.overrides]]\nmodule = "sample.tests.*"\nignore_errors = true\n',
    },
    {
      bad: '[[tool.mypy.overrides]]\nmodule = ["a", "b"]\nignore_errors = true\n\n[[tool.mypy.overrides]]\nmodule = "b"\nignore_errors = false\n',
      good: '[[tool.mypy.overrides]]\nmodule = ["a"]\nignore_errors = true\n\n[[tool.mypy.overrides]]\nmodule = "b"\nignore_errors = false\n',
    },
  ],

  *check({ tree }) {
    const seen = new Map<string, Member>();
    for (const item of asItems(lookup(tree.root, OVERRIDES)) ?? []) {
      const table = asTable(item);
      if (table === undefined) continue;
      for (const { value, span } of modulesOf(table)) {
        if (isNoPattern(value))
          yield {
            at: span,
            message: `${quoted(value)} is no pattern of modules: mypy says so and leaves these settings out for it. A \`*\` stands for a whole name between dots.`,
          };
        yield* contradictions(table, value, seen);
      }
    }
  },
});

const modulesOf = (table: Table) => {
  const node = table.members.get('module')?.node;
  const alone = textOf(node);
  return alone === undefined ? textsOf(node) : [alone];
};

/** What mypy refuses; commas divide patterns. */
const isNoPattern = (text: string): boolean =>
  /[?[\]!]/.test(text) || text.split(/[.,/]/).some((part) => part.includes('*') && part !== '*');

/** The settings that an earlier table gives the same module otherwise. */
function* contradictions(table: Table, module: string, seen: Map<string, Member>): Iterable<Finding> {
  for (const member of table.members.values()) {
    if (member.name === 'module') continue;
    const key = `${module}\n${member.name}`;
    const before = seen.get(key);
    if (before === undefined) seen.set(key, member);
    else if (
      member.node !== undefined &&
      before.node !== undefined &&
      toTaggedJson(member.node) !== toTaggedJson(before.node)
    )
      yield {
        at: member.key.span,
        message: `Module ${quoted(module)} has two values for \`${member.name}\`: mypy says so and reads nothing of pyproject.toml.`,
        related: [{ at: before.key.span, message: 'The other value.' }],
      };
  }
}
