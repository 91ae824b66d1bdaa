import { defineRule } from '../../../../spec/rule.ts';
import { unreadVersion } from '../../../shared/unread-version.ts';

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

  check: (context) =>
    unreadVersion(context, {
      path: ['tool', 'pdm', 'version'],
      message:
        '`project.version` is written down, so pdm-backend does not read `[tool.pdm.version]`. Take the table away, or name `version` in `project.dynamic` instead.',
      remove: 'Remove `[tool.pdm.version]`',
    }),
});
