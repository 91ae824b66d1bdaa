import type { RequirementEntry } from '../../../model/requirements.ts';
import { requiredNames } from '../../../spec/required-names.ts';
import { defineRule } from '../../../spec/rule.ts';
import { normalizeName } from '../../../standards/names.ts';
import { isRefused } from '../../../standards/problem.ts';
import { removeItemFix } from '../../shared/edits.ts';
import { quoted } from '../../shared/words.ts';

export const requirementSelf = defineRule({
  id: 'project/requirement-self',
  summary: 'The project requires itself.',
  why:
    'A project is there already when its requirements are looked at, so requiring it again installs nothing. Under an ' +
    'extra it is useful with *other* extras, `all = ["tool[cli,http]"]`, and that is not reported.',
  severity: 'warning',
  reference: 'pyproject-toml#dependencies',
  examples: [
    {
      bad: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["rich", "tool>=1"]\n',
      fixed: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["rich"]\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\ndependencies = ["rich"]\n',
    },
    {
      bad: '[project]\nname = "tool"\nversion = "1.0"\n\n[project.optional-dependencies]\nall = ["rich", "tool[all]"]\n',
      fixed: '[project]\nname = "tool"\nversion = "1.0"\n\n[project.optional-dependencies]\nall = ["rich"]\n',
      good: '[project]\nname = "tool"\nversion = "1.0"\n\n[project.optional-dependencies]\ncli = ["rich"]\nall = ["tool[cli]"]\n',
    },
  ],

  *check(context) {
    const { project, tree } = context;
    const own = project.name && normalizeName(project.name.value);
    if (own === undefined) return;
    if (!PLACES.some((kind) => requiredNames(context, kind).has(own))) return;
    for (const entry of context.requirementsIn(...PLACES)) {
      if (entry.name !== own || isRefused(entry.requirement.problems)) continue;
      const message = reason(entry);
      if (message === undefined) continue;
      yield {
        at: entry.text.span,
        message,
        fixes: [
          removeItemFix(
            tree,
            entry.text.array,
            entry.text.index,
            entry.path.slice(0, -1),
            'Remove this requirement',
          ),
        ],
      };
    }
  },
});

const PLACES = ['dependencies', 'extra'] as const;

function reason({ place, requirement }: RequirementEntry): string | undefined {
  const name = quoted(requirement.name?.text ?? '');
  const extras = requirement.extras.map(({ text }) => normalizeName(text));
  if (place.kind === 'dependencies') {
    return extras.length > 0
      ? undefined
      : `${name} is this project itself: a requirement on it installs nothing.`;
  }
  if (place.kind !== 'extra') return undefined;
  if (extras.length === 0) return `${name} is this project itself: it is installed already with every extra.`;
  return extras.every((extra) => extra === normalizeName(place.name))
    ? `The extra ${quoted(place.name)} asks for itself, which adds nothing.`
    : undefined;
}
