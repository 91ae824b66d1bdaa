import { requiredNames, requirementPlaces } from '../../../spec/required-names.ts';
import { defineRule } from '../../../spec/rule.ts';
import { normalizeName } from '../../../standards/names.ts';
import { isRefused } from '../../../standards/problem.ts';
import { askFix, fixesOr } from '../../shared/fixes.ts';
import { editsInside } from '../../shared/string-findings.ts';
import { suggester } from '../../shared/suggest.ts';
import { quoted } from '../../shared/words.ts';

export const undefinedExtra = defineRule({
  id: 'project/undefined-extra',
  summary: 'A requirement on the project itself names an extra that it does not define.',
  why:
    'Installers warn about an extra that a project does not have, and go on without it: the packages that were meant are ' +
    'missing in silence.',
  severity: 'warning',
  reference: 'dependency-specifiers#extras',
  examples: {
    bad: '[project]\nname = "tool"\nversion = "1.0"\n\n[project.optional-dependencies]\ndocs = ["sphinx"]\nall = ["tool[doc]"]\n',
    fixed:
      '[project]\nname = "tool"\nversion = "1.0"\n\n[project.optional-dependencies]\ndocs = ["sphinx"]\nall = ["tool[docs]"]\n',
    good: '[project]\nname = "tool"\nversion = "1.0"\n\n[project.optional-dependencies]\ndocs = ["sphinx"]\nall = ["tool[docs]"]\n',
  },

  *check(context) {
    const { project } = context;
    const own = project.name && normalizeName(project.name.value);
    if (own === undefined || project.dynamicEntry('optional-dependencies') !== undefined) return;
    const known = new Set(project.extras.map(({ name }) => normalizeName(name)));
    const suggest = suggester(project.extras.map(({ name }) => name));
    const kinds = requirementPlaces.filter((kind) => requiredNames(context, kind).has(own));
    for (const { name, requirement, text, path } of context.requirementsIn(...kinds)) {
      if (name !== own || isRefused(requirement.problems)) continue;
      for (const extra of requirement.extras) {
        if (known.has(normalizeName(extra.text))) continue;
        const meant = suggest(extra.text);
        const group =
          context.groups.find(extra.text) === undefined
            ? ''
            : ` ${quoted(extra.text)} is a dependency group: groups are not published and no extra can name them.`;
        yield {
          at: text.at(extra.span),
          message: `This project has no extra ${quoted(extra.text)}; installers pass over it with a warning.${group}`,
          ...fixesOr(
            'No extra has a similar name.',
            meant === undefined
              ? undefined
              : askFix(`Change to "${meant}"`, editsInside(text, [{ span: extra.span, text: meant }]), [
                  path,
                ]),
          ),
        };
      }
    }
  },
});
