import { defineRule } from '../../../../spec/rule.ts';
import { memberAt } from '../../../../toml/paths.ts';
import { removeMemberFix } from '../../../shared/edits.ts';
import { staticVersion } from '../../../shared/static-version.ts';

const TABLE = ['tool', 'hatch', 'version'] as const;

export const versionNotRead = defineRule({
  id: 'hatch/version-not-read',
  summary: 'Hatch is told where the version comes from, but it is written down.',
  why:
    'Hatchling asks the source of `[tool.hatch.version]` only for a version that `project.dynamic` names. With `version` in ' +
    '`[project]` the table has no effect, and nothing says so.',
  severity: 'warning',
  reference: 'https://hatch.pypa.io/latest/version/',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1.0"\n\n[tool.hatch.version]\npath = "a/__init__.py"\n',
    fixed: '[project]\nname = "a"\nversion = "1.0"\n',
    good: '[project]\nname = "a"\ndynamic = ["version"]\n\n[tool.hatch.version]\npath = "a/__init__.py"\n',
  },

  *check(context) {
    const version = staticVersion(context);
    const member = memberAt(context.tree.root, TABLE);
    if (version === undefined || member === undefined) return;
    yield {
      at: member.key.span,
      message:
        '`project.version` is written down, so hatchling does not read `[tool.hatch.version]`. Take the table away, or name `version` in `project.dynamic` instead.',
      fixes: [removeMemberFix(context.tree, TABLE, 'Remove `[tool.hatch.version]`')],
      related: [{ at: version.span, message: 'The version that counts.' }],
    };
  },
});
