import { textOf } from '../../../model/text.ts';
import { defineRule } from '../../../spec/rule.ts';
import { quote } from '../../../toml/strings.ts';
import { asTable } from '../../../toml/tree.ts';
import { addItemFix, addPairFix } from '../../shared/edits.ts';
import { fixesOr } from '../../shared/fixes.ts';
import { supplierOf } from '../../shared/suppliers.ts';
import { isMisspelt } from '../../shared/unknown-keys.ts';

export const missingVersion = defineRule({
  id: 'project/missing-version',
  summary: '`[project]` has neither `version` nor `dynamic = ["version"]`.',
  why:
    'A release has a version: it stands in the file, or `dynamic` says that the back-end finds it, in the code or in git ' +
    'tags. Readers of the standard refuse a table with neither, even where a tool table names a source.',
  severity: 'error',
  reference: 'pyproject-toml#version',
  examples: [
    {
      bad: '[project]\nname = "tool"\n',
      fixed: '[project]\nname = "tool"\nversion = "0.1.0"\n',
      good: '[project]\nname = "tool"\nversion = "0.1.0"\n',
    },
    {
      bad: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "tool"\n\n[tool.hatch.version]\npath = "tool.py"\n',
      fixed:
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "tool"\ndynamic = ["version"]\n\n[tool.hatch.version]\npath = "tool.py"\n',
      good: '[project]\nname = "tool"\ndynamic = ["version"]\n',
    },
  ],

  *check(context) {
    const { project, tree, registry } = context;
    const member = tree.root.members.get('project');
    if (member === undefined || project.table === undefined) return;
    if (project.member('version') !== undefined || project.dynamicEntry('version') !== undefined) return;
    if (isMisspelt(registry, project.table, ['project'], 'version')) return;
    // `dynamic = "version"` and the like are reported for what they are.
    const dynamic = project.member('dynamic');
    if (dynamic !== undefined && dynamic.node?.kind !== 'array') return;

    const add =
      dynamic?.node?.kind === 'array'
        ? addItemFix(tree, dynamic.node, '"version"', ['project', 'dynamic'], 'Add "version" to `dynamic`')
        : addPairFix(tree, ['project'], 'dynamic', '["version"]', 'Add `dynamic = ["version"]`');
    const tool = asTable(tree.root.members.get('tool')?.node);
    const poetry = textOf(asTable(tool?.members.get('poetry')?.node)?.members.get('version')?.node)?.value;
    const value = quote(poetry ?? '0.1.0', 'basic');
    const write = addPairFix(tree, ['project'], 'version', value, `Add \`version = ${value}\``);
    const source = supplierOf(context, 'version');
    yield {
      at: member.key.span,
      message:
        source === undefined
          ? '`[project]` needs a `version`, or `dynamic = ["version"]` where the back-end finds it. Readers refuse the table without either.'
          : `\`${source}\` gives the version, but \`[project]\` does not say that it is dynamic: add \`dynamic = ["version"]\`.`,
      ...(source === undefined ? fixesOr('', write, add) : fixesOr('', add, write)),
    };
  },
});
