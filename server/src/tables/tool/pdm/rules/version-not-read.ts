import { defineRule } from '../../../../spec/rule.ts';
import { memberAt } from '../../../../toml/paths.ts';
import { removeMemberFix } from '../../../shared/edits.ts';
import { staticVersion } from '../../../shared/static-version.ts';

const TABLE = ['tool', 'pdm', 'version'] as const;

export const pdmVersionNotRead = defineRule({
  id: 'pdm/version-not-read',
  summary: 'PDM is told where the version comes from, but it is written down.',
  why:
    'pdm-backend asks the source of `[tool.pdm.version]` only for a version that `project.dynamic` names. With `version` in ' +
    '`[project]` the table has no effect, and nothing says so: not even a file that is missing is noticed.',
  severity: 'warning',
  reference: 'https://backend.pdm-project.org/metadata/#dynamic-project-version',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1.0"\n\n[tool.pdm.version]\nsource = "scm"\n',
    fixed: '[project]\nname = "a"\nversion = "1.0"\n',
    good: '[project]\nname = "a"\ndynamic = ["version"]\n\n[tool.pdm.version]\nsource = "scm"\n',
  },

  *check(context) {
    const version = staticVersion(context);
    const member = memberAt(context.tree.root, TABLE);
    if (version === undefined || member === undefined) return;
    yield {
      at: member.key.span,
      message:
        '`project.version` is written down, so pdm-backend does not read `[tool.pdm.version]`. Take the table away, or name `version` in `project.dynamic` instead.',
      fixes: [removeMemberFix(context.tree, TABLE, 'Remove `[tool.pdm.version]`')],
      related: [{ at: version.span, message: 'The version that counts.' }],
    };
  },
});
