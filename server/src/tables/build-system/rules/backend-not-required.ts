import { readRequirement } from '../../../model/requirements.ts';
import { defineRule } from '../../../spec/rule.ts';
import { normalizeName } from '../../../standards/names.ts';
import { quote } from '../../../toml/strings.ts';
import { addItemFix } from '../../shared/edits.ts';
import { quoted } from '../../shared/words.ts';

export const backendNotRequired = defineRule({
  id: 'build-system/backend-not-required',
  summary: 'The declared back-end is not among the requirements of the build.',
  why:
    'Front-ends build in an environment that holds `requires` and nothing else, so the back-end must be listed there. It ' +
    'may come in as a requirement of another package, but then its version is left to chance.',
  severity: 'warning',
  reference: 'pyproject-toml#pyproject-build-system-table',
  examples: {
    bad: '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "hatchling.build"\n',
    fixed: '[build-system]\nrequires = ["setuptools", "hatchling"]\nbuild-backend = "hatchling.build"\n',
    good: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
  },

  *check({ buildSystem, backend, tree }) {
    const array = buildSystem.requiresArray;
    if (backend?.text === undefined || backend.required !== undefined || array === undefined) return;

    const name = backend.backend.package;
    const plugin = buildSystem.requires
      .map(({ value }) => readRequirement(value).name?.text)
      .find(
        (other) => other !== undefined && normalizeName(other).startsWith(name.split(/[-_]/)[0] as string),
      );
    yield {
      at: backend.text.span,
      message:
        `The back-end ${quoted(backend.text.value)} comes from \`${name}\`, which \`requires\` does not list` +
        (plugin === undefined
          ? ': the build cannot import it.'
          : `. It may come in through ${quoted(plugin)}, but say so: then its version is yours to choose.`),
      ...(plugin === undefined ? {} : { severity: 'hint' as const }),
      related: [{ at: array.span, message: 'What is installed for the build.' }],
      fixes: [
        addItemFix(
          tree,
          array,
          quote(name, 'basic'),
          ['build-system', 'requires'],
          `Add "${name}" to \`requires\``,
        ),
      ],
    };
  },
});
