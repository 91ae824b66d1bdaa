import { defineRule } from '../../../../spec/rule.ts';
import { unreadVersion } from '../../../shared/unread-version.ts';

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

  check: (context) =>
    unreadVersion(context, {
      path: ['tool', 'hatch', 'version'],
      message:
        '`project.version` is written down, so hatchling does not read `[tool.hatch.version]`. Take the table away, or name `version` in `project.dynamic` instead.',
      remove: 'Remove `[tool.hatch.version]`',
    }),
});
