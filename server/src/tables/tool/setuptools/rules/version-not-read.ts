import { defineRule } from '../../../../spec/rule.ts';
import { unreadVersion } from '../../../shared/unread-version.ts';

export const setuptoolsVersionNotRead = defineRule({
  id: 'setuptools/version-not-read',
  summary: 'setuptools is told where the version comes from, but it is written down.',
  why:
    'setuptools reads `version` of `[tool.setuptools.dynamic]` only where `project.dynamic` names the version. With `version` ' +
    'in `[project]` the entry has no effect, and nothing says so: not even an attribute that does not exist is noticed.',
  severity: 'warning',
  reference: 'https://setuptools.pypa.io/en/latest/userguide/pyproject_config.html#dynamic-metadata',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1.0"\n\n[tool.setuptools.dynamic]\nversion = { attr = "a.__version__" }\nreadme = { file = "README.md" }\n',
    fixed:
      '[project]\nname = "a"\nversion = "1.0"\n\n[tool.setuptools.dynamic]\nreadme = { file = "README.md" }\n',
    good: '[project]\nname = "a"\ndynamic = ["version"]\n\n[tool.setuptools.dynamic]\nversion = { attr = "a.__version__" }\n',
  },

  check: (context) =>
    unreadVersion(context, {
      path: ['tool', 'setuptools', 'dynamic', 'version'],
      message:
        '`project.version` is written down, so setuptools does not read this. Take it away, or name `version` in `project.dynamic` instead.',
      remove: 'Remove `version` from `[tool.setuptools.dynamic]`',
    }),
});
