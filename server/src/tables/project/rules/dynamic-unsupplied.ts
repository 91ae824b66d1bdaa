import { readRequirement } from '../../../model/requirements.ts';
import type { Situation } from '../../../spec/backends.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import { declaredBehaviour } from '../../../spec/declared-behaviour.ts';
import { defineRule } from '../../../spec/rule.ts';
import { normalizeName } from '../../../standards/names.ts';
import { removeItemFix } from '../../shared/edits.ts';
import { fixesOr } from '../../shared/fixes.ts';
import { isKeyPath, isSuppliedElsewhere, sourcesOf, supplierOf } from '../../shared/suppliers.ts';
import { listed, quoted } from '../../shared/words.ts';
import { dynamicFields } from '../keys/requirements.ts';

const known = new Set(dynamicFields);

export const dynamicUnsupplied = defineRule({
  id: 'project/dynamic-unsupplied',
  summary: 'A dynamic field is supplied by nothing that this file shows.',
  why:
    'A field in `dynamic` is filled in by the back-end, which takes it from a table below `[tool]`, from code, or from a ' +
    'plugin. Where none of these is there, the build fails or leaves the field empty. Only what the declared back-end is ' +
    'known to read is looked for, and a plugin in `requires` counts as a source.',
  severity: 'warning',
  reference: 'pyproject-toml#dynamic',
  examples: [
    {
      bad: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "tool"\ndynamic = ["version"]\n',
      good: '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "tool"\ndynamic = ["version"]\n\n[tool.hatch.version]\npath = "tool.py"\n',
    },
  ],

  *check(context) {
    const { project, tree } = context;
    const seen = new Set<string>();
    for (const entry of project.dynamic) {
      const field = entry.value;
      if (!known.has(field) || seen.has(field) || project.member(field) !== undefined) continue;
      seen.add(field);
      const sources = sourcesOf(context, field);
      if (sources === undefined || supplierOf(context, field) !== undefined) continue;
      if (hasPlugin(context) || isSuppliedElsewhere(context, field)) continue;

      const does = declaredBehaviour(context, `dynamic-${field}-unsupplied` as Situation);
      const name = `\`${context.backend?.backend.package}\``;
      const outcome =
        does?.now.does === 'refuses' || does?.now.does === 'crashes'
          ? 'the build stops'
          : field === 'version'
            ? 'the build stops or makes up a version'
            : 'the field stays empty';
      const places = sources.filter(isKeyPath).map((source) => `\`${source}\``);
      yield {
        at: entry.span,
        message:
          places.length === 0
            ? `${name} supplies no ${quoted(field)}, so ${outcome}. Write it in \`[project]\` instead.`
            : `Nothing supplies ${quoted(field)}: ${name} takes it from ${listed(places, 'or')}, and without that ${outcome}.`,
        ...fixesOr(
          'Only you know where the value comes from.',
          field === 'version'
            ? undefined
            : removeItemFix(
                tree,
                entry.array,
                entry.index,
                ['project', 'dynamic'],
                `Remove "${field}" from \`dynamic\``,
              ),
        ),
      };
    }
  },
});

/** Whether one of the build requirements may be a plugin that supplies fields. */
function hasPlugin({ backend, buildSystem }: DocumentContext): boolean {
  const own = new Set([backend?.backend.package, 'wheel']);
  return buildSystem.requires.some(({ value }) => {
    const name = readRequirement(value).name?.text;
    return name !== undefined && !own.has(normalizeName(name));
  });
}
