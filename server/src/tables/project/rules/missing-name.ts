import { textOf } from '../../../model/text.ts';
import type { Fix } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { isValidName } from '../../../standards/names.ts';
import { quote } from '../../../toml/strings.ts';
import { asTable } from '../../../toml/tree.ts';
import { addPairFix } from '../../shared/edits.ts';
import { fixesOr } from '../../shared/fixes.ts';
import { isMisspelt } from '../../shared/unknown-keys.ts';

export const missingName = defineRule({
  id: 'project/missing-name',
  summary: '`[project]` has no `name`.',
  why:
    'The name is the only key that `[project]` must have; it can never be dynamic. Every reader of the standard refuses ' +
    'the file without it.',
  severity: 'error',
  reference: 'pyproject-toml#name',
  examples: [
    { bad: '[project]\nversion = "1.0"\n', good: '[project]\nname = "tool"\nversion = "1.0"\n' },
    {
      bad: '[project]\nversion = "1.0"\n\n[tool.poetry]\nname = "tool"\n',
      fixed: '[project]\nname = "tool"\nversion = "1.0"\n\n[tool.poetry]\nname = "tool"\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\n',
    },
  ],

  *check({ project, tree, registry }) {
    const table = project.table;
    const member = tree.root.members.get('project');
    if (table === undefined || member === undefined || project.member('name') !== undefined) return;
    if (isMisspelt(registry, table, ['project'], 'name')) return;

    const tool = asTable(tree.root.members.get('tool')?.node);
    const other = textOf(asTable(tool?.members.get('poetry')?.node)?.members.get('name')?.node)?.value;
    const fix: Fix | undefined =
      other === undefined || !isValidName(other)
        ? undefined
        : addPairFix(tree, ['project'], 'name', quote(other, 'basic'), `Add \`name = "${other}"\``);
    yield {
      at: member.key.span,
      message: '`[project]` needs a `name`: without it no back-end reads the table. Add `name = "…"`.',
      ...fixesOr('Only you know the name of the project.', fix),
    };
  },
});
