import { readRequirement } from '../../../model/requirements.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import { defineRule } from '../../../spec/rule.ts';
import { normalizeName } from '../../../standards/names.ts';
import { removeItemFix } from '../../shared/edits.ts';

export const needlessWheel = defineRule({
  id: 'build-system/needless-wheel',
  summary: '`wheel` is required for the build, which no back-end needs.',
  why:
    'Old guides listed `wheel` beside setuptools. setuptools has always asked for it itself where it needed it, and since ' +
    '70.1 it needs none; the other back-ends write wheels without it. The entry installs a package for nothing. Only a ' +
    '`setup.py` that imports `wheel` has a use for it.',
  severity: 'hint',
  reference: 'pyproject-toml#pyproject-build-system-table',
  examples: {
    bad: '[build-system]\nrequires = ["setuptools>=61", "wheel"]\nbuild-backend = "setuptools.build_meta"\n',
    fixed: '[build-system]\nrequires = ["setuptools>=61"]\nbuild-backend = "setuptools.build_meta"\n',
    good: '[build-system]\nrequires = ["setuptools>=61"]\nbuild-backend = "setuptools.build_meta"\n',
  },

  *check(context) {
    const { buildSystem, backend, tree } = context;
    if (backend === undefined) return;
    const setup = ownCode(context);
    if (setup === 'uses wheel') return;
    for (const item of buildSystem.requires) {
      const requirement = readRequirement(item.value);
      if (requirement.name === undefined || normalizeName(requirement.name.text) !== 'wheel') continue;
      const name = backend.backend.package;
      const kind = setup === 'none' ? 'safe' : 'ask';
      yield {
        at: item.span,
        message:
          name === 'setuptools'
            ? '`wheel` is not needed here: setuptools asks for it itself where it needs it, and since 70.1 it does not.'
            : `\`wheel\` is not needed here: \`${name}\` writes wheels without it.`,
        tag: 'unnecessary',
        fixes: [
          removeItemFix(tree, item.array, item.index, ['build-system', 'requires'], 'Remove "wheel"', kind),
        ],
      };
    }
  },
});

/** Whether code of the project that runs at build time may import `wheel`. */
function ownCode({ backend, files }: DocumentContext): 'none' | 'unknown' | 'uses wheel' {
  if (backend?.backend.package !== 'setuptools') return 'none';
  const text = files.text('setup.py');
  if (text !== undefined) return /\bwheel\b/.test(text) ? 'uses wheel' : 'none';
  return files.kind('setup.py') === 'missing' ? 'none' : 'unknown';
}
