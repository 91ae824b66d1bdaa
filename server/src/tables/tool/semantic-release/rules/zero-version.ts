import { defineRule } from '../../../../spec/rule.ts';
import { memberAt } from '../../../../toml/paths.ts';
import { asTable } from '../../../../toml/tree.ts';
import { addPairFix } from '../../../shared/edits.ts';

const TABLE = ['tool', 'semantic_release'] as const;

export const zeroVersion = defineRule({
  id: 'semantic_release/zero-version',
  summary: 'The version is below 1.0.0, and semantic-release makes 1.0.0 of it.',
  why:
    'Since version 10 `allow_zero_version` is off unless it is set: the next release of a project below 1.0.0 is 1.0.0, ' +
    'whatever the commits say.',
  severity: 'hint',
  reference:
    'https://python-semantic-release.readthedocs.io/en/stable/configuration/configuration.html#allow-zero-version',
  examples: {
    bad: '[project]\nversion = "0.3.0"\n\n[tool.semantic_release]\nversion_toml = ["pyproject.toml:project.version"]\n',
    fixed:
      '[project]\nversion = "0.3.0"\n\n[tool.semantic_release]\nversion_toml = ["pyproject.toml:project.version"]\nallow_zero_version = true\n',
    good: '[project]\nversion = "1.3.0"\n\n[tool.semantic_release]\nversion_toml = ["pyproject.toml:project.version"]\n',
  },

  *check({ tree, project }) {
    const member = memberAt(tree.root, TABLE);
    const table = asTable(member?.node);
    if (member === undefined || table === undefined || table.members.has('allow_zero_version')) return;
    const version = project.version;
    if (version === undefined || !/^v?0\./.test(version.value)) return;
    yield {
      at: member.key.span,
      message: `The next release after ${version.value} is 1.0.0: semantic-release 10 leaves versions below 1.0.0 unless \`allow_zero_version\` is true.`,
      fixes: [addPairFix(tree, TABLE, 'allow_zero_version', 'true', 'Allow versions below 1.0.0')],
    };
  },
});
