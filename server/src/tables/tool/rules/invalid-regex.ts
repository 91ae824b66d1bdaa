import { textOf } from '../../../model/text.ts';
import { alternatives } from '../../../spec/alternatives.ts';
import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import type { Shape } from '../../../spec/shape.ts';
import { regexFault } from '../../../standards/regex.ts';
import { pathOf, walk } from '../../../toml/paths.ts';
import type { TomlNode } from '../../../toml/tree.ts';
import { presentTables } from '../check/problems.ts';
import { keyWords } from '../check/words.ts';

export const invalidRegex = defineRule({
  id: 'tool/invalid-regex',
  summary: 'A regular expression in the table of a tool cannot be read.',
  why: 'The tool stops at it, or leaves the setting out. Only faults are reported that every engine for regular expressions refuses.',
  severity: 'warning',
  reference: 'pyproject-toml#pyproject-tool-table',
  noFix: 'What the expression was meant to say cannot be told.',
  examples: {
    bad: '[tool.ruff.lint]\ndummy-variable-rgx = "^(_|unused"\n',
    good: '[tool.ruff.lint]\ndummy-variable-rgx = "^(_|unused)"\n',
  },

  *check(context) {
    for (const { tool, table, member } of presentTables(context)) {
      if (member.node === undefined) continue;
      for (const visit of walk(member.node)) {
        const { node } = visit;
        if (node.kind !== 'string' || !SPECIAL.test(node.value)) continue;
        const path = [...table.path, ...pathOf(visit)];
        if (context.registry.describe(path).some(({ shape }) => isRegex(shape)))
          yield* faultAt(node, `\`${keyWords(path, 2)}\` of ${tool.title}`);
      }
    }
  },
});

/** Only with one of these can a regular expression have a fault. */
const SPECIAL = /[\\[\]()*+?]/;

const isRegex = (shape: Shape): boolean =>
  alternatives(shape).some((one) => one.type === 'string' && one.language === 'regex');

function* faultAt(node: TomlNode, key: string): Iterable<Finding> {
  const text = textOf(node);
  const fault = text && regexFault(text.value);
  if (text === undefined || fault === undefined) return;
  yield {
    at: text.at({ start: fault.at, end: fault.at + 1 }),
    message: `The regular expression for ${key} cannot be read: ${fault.message}.`,
  };
}
