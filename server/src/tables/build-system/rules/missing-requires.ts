import { defineRule } from '../../../spec/rule.ts';
import { quote } from '../../../toml/strings.ts';
import { addPairFix } from '../../shared/edits.ts';
import { fixesOr } from '../../shared/fixes.ts';
import { isMisspelt } from '../../shared/unknown-keys.ts';

export const missingRequires = defineRule({
  id: 'build-system/missing-requires',
  summary: '`[build-system]` has no `requires`.',
  why:
    '`requires` is the one key that this table must have: front-ends install what it lists before they call the back-end, ' +
    'and refuse a table without it.',
  severity: 'error',
  reference: 'pyproject-toml#pyproject-build-system-table',
  examples: {
    bad: '[build-system]\nbuild-backend = "setuptools.build_meta"\n',
    fixed: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n',
    good: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n',
  },

  *check({ buildSystem, backend, registry, tree }) {
    const member = tree.root.members.get('build-system');
    if (
      member === undefined ||
      buildSystem.table === undefined ||
      buildSystem.member('requires') !== undefined
    )
      return;
    if (isMisspelt(registry, buildSystem.table, ['build-system'], 'requires')) return;

    const value = backend === undefined ? undefined : `[${quote(backend.backend.package, 'basic')}]`;
    yield {
      at: member.key.span,
      message:
        '`[build-system]` needs `requires`, the list of what is installed to build: front-ends refuse the table without it.',
      ...fixesOr(
        'Which package brings this back-end is not known here.',
        value === undefined
          ? undefined
          : addPairFix(tree, ['build-system'], 'requires', value, `Add \`requires = ${value}\``),
      ),
    };
  },
});
