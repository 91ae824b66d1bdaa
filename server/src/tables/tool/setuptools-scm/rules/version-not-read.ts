import { defineRule } from '../../../../spec/rule.ts';
import { memberAt } from '../../../../toml/paths.ts';
import { removeMemberFix } from '../../../shared/edits.ts';
import { staticVersion } from '../../../shared/static-version.ts';

export const versionNotRead = defineRule({
  id: 'setuptools_scm/version-not-read',
  summary: 'setuptools-scm is set up, but the version is written down.',
  why:
    'With `version` in `[project]` setuptools-scm says that the version is set already, reads nothing else of its table and ' +
    'writes no version file. Either the version is dynamic or the table has no effect.',
  severity: 'warning',
  reference: 'https://setuptools-scm.readthedocs.io/en/latest/usage/',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1.0"\n\n[tool.setuptools_scm]\nversion_file = "a/version.py"\n',
    fixed: '[project]\nname = "a"\nversion = "1.0"\n',
    good: '[project]\nname = "a"\ndynamic = ["version"]\n\n[tool.setuptools_scm]\nversion_file = "a/version.py"\n',
  },

  *check(context) {
    const version = staticVersion(context);
    const member = memberAt(context.tree.root, ['tool', 'setuptools_scm']);
    if (version === undefined || member === undefined) return;
    yield {
      at: member.key.span,
      message:
        '`project.version` is written down, so setuptools-scm does not read this table: it warns that the version is set already. Take the table away, or name `version` in `project.dynamic` instead.',
      fixes: [removeMemberFix(context.tree, ['tool', 'setuptools_scm'], 'Remove `[tool.setuptools_scm]`')],
      related: [{ at: version.span, message: 'The version that counts.' }],
    };
  },
});
