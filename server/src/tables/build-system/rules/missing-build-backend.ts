import { readRequirement } from '../../../model/requirements.ts';
import type { Backend } from '../../../spec/backends.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import { defineRule } from '../../../spec/rule.ts';
import { normalizeName } from '../../../standards/names.ts';
import { quote } from '../../../toml/strings.ts';
import { addPairFix } from '../../shared/edits.ts';
import { fixesOr } from '../../shared/fixes.ts';
import { isMisspelt } from '../../shared/unknown-keys.ts';

export const missingBuildBackend = defineRule({
  id: 'build-system/missing-build-backend',
  summary: '`[build-system]` does not say which back-end builds the project.',
  why:
    'Without `build-backend` front-ends call setuptools in its legacy mode, whatever `requires` lists. A project that ' +
    'requires another back-end then fails or is built by the wrong one; a setuptools project runs with its folder on ' +
    '`sys.path`, as in the days of `setup.py install`.',
  severity: 'warning',
  reference: 'PEP 517#source-trees',
  examples: {
    bad: '[build-system]\nrequires = ["hatchling"]\n',
    fixed: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
    good: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
  },

  *check(context) {
    const { buildSystem, registry, tree } = context;
    const member = tree.root.members.get('build-system');
    if (member === undefined || buildSystem.table === undefined) return;
    if (buildSystem.member('build-backend') !== undefined || buildSystem.member('requires') === undefined)
      return;
    if (isMisspelt(registry, buildSystem.table, ['build-system'], 'build-backend')) return;

    const backend = requiredBackend(context);
    const other = backend !== undefined && backend.package !== 'setuptools';
    const module = backend?.modules[0];
    yield {
      at: member.key.span,
      message: other
        ? `Without \`build-backend\` front-ends call setuptools, not \`${backend.package}\`. Name the back-end.`
        : 'Without `build-backend` front-ends call setuptools in its legacy mode. Name the back-end.',
      ...(other ? {} : { severity: 'hint' as const }),
      ...fixesOr(
        'None of the packages in `requires` is a back-end known here.',
        module === undefined
          ? undefined
          : addPairFix(
              tree,
              ['build-system'],
              'build-backend',
              quote(module, 'basic'),
              `Add \`build-backend = "${module}"\``,
            ),
      ),
    };
  },
});

/** The first known back-end among the packages in `requires`. */
function requiredBackend({ buildSystem, data }: DocumentContext): Backend | undefined {
  for (const { value } of buildSystem.requires) {
    const name = readRequirement(value).name?.text;
    const backend = name === undefined ? undefined : data.backends.byName(normalizeName(name));
    if (backend !== undefined) return backend;
  }
  return undefined;
}
