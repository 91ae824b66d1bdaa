import { textsOf } from '../../../../model/text.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { comparePythons } from '../../../../standards/pythons.ts';
import { memberAt } from '../../../../toml/paths.ts';
import { removeMemberFix } from '../../../shared/edits.ts';
import { comparedTo, minorOfTarget, projectPythons } from '../../check/python-version.ts';

export const targetVersion = defineRule({
  id: 'black/target-version',
  summary: 'The target versions of Black leave out the oldest Python that the project supports.',
  why: 'Black may write syntax that all targets have. Without `target-version` it takes the Pythons that `requires-python` admits.',
  severity: 'warning',
  reference: 'pyproject-toml#requires-python',
  examples: [
    {
      bad: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.10"\n\n[tool.black]\nline-length = 100\ntarget-version = ["py313"]\n',
      fixed:
        '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.10"\n\n[tool.black]\nline-length = 100\n',
      good: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.10"\n\n[tool.black]\ntarget-version = ["py310", "py311"]\n',
    },
  ],

  *check(context) {
    const pythons = projectPythons(context);
    if (pythons === undefined) return;
    for (const key of ['target-version', 'target_version']) {
      const path = ['tool', 'black', key];
      const node = memberAt(context.tree.root, path)?.node;
      const minors = textsOf(node).flatMap(({ value }) => minorOfTarget(value) ?? []);
      const [oldest] = minors.sort(comparePythons);
      if (node === undefined || oldest === undefined || comparedTo(pythons, oldest) === 0) continue;
      const newer = comparedTo(pythons, oldest) > 0;
      yield {
        at: node.span,
        severity: newer ? 'warning' : 'hint',
        message: newer
          ? `requires-python admits Python ${pythons.lowest}, and the oldest target of Black is ${oldest}: it may write what ${pythons.lowest} cannot read.`
          : `Black allows for Python ${oldest}, and requires-python admits ${pythons.lowest} and later only. Without the key Black takes them from there.`,
        fixes: [removeMemberFix(context.tree, path, `Remove \`${key}\``)],
      };
    }
  },
});
