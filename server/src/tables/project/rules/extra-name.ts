import type { Extra } from '../../../model/project.ts';
import { defineRule } from '../../../spec/rule.ts';
import { nameProblems, normalizeName } from '../../../standards/names.ts';
import { applyEdits } from '../../../text/span.ts';
import { renameMemberEdits } from '../../shared/edits.ts';
import { askFix, fixesOr } from '../../shared/fixes.ts';
import { quoted } from '../../shared/words.ts';

export const extraName = defineRule({
  id: 'project/extra-name',
  summary: 'An extra has a name that is not valid, or that is the same as another after normalisation.',
  why:
    'Names of extras consist of ASCII letters, digits, `-`, `_` and `.`, and begin and end with a letter or digit; ' +
    'metadata with any other name is refused. They are compared after normalisation (PEP 685), so `Dev_Tools` and ' +
    '`dev-tools` are one extra: which of the two lists is installed depends on the tool.',
  severity: 'error',
  reference: 'core-metadata#provides-extra-multiple-use',
  examples: [
    {
      bad: '[project.optional-dependencies]\n"dev tools" = ["pytest"]\n',
      fixed: '[project.optional-dependencies]\ndev-tools = ["pytest"]\n',
      good: '[project.optional-dependencies]\ndev-tools = ["pytest"]\n',
    },
    {
      bad: '[project.optional-dependencies]\ndev-tools = ["pytest"]\ndev_tools = ["ruff"]\n',
      good: '[project.optional-dependencies]\ndev-tools = ["pytest", "ruff"]\n',
    },
  ],

  *check({ project }) {
    const first = new Map<string, Extra>();
    for (const extra of project.extras) {
      const normalized = normalizeName(extra.name);
      const before = first.get(normalized);
      if (before === undefined) first.set(normalized, extra);
    }
    for (const extra of project.extras) {
      const before = first.get(normalizeName(extra.name));
      if (before !== undefined && before !== extra) {
        yield {
          at: extra.key.span,
          message:
            `${quoted(extra.name)} and ${quoted(before.name)} are the same extra after normalisation (PEP 685). ` +
            'Join the two lists or rename one.',
          severity: 'warning',
          noFix: 'Whether to join the lists or to rename one extra is for you to say.',
          related: [{ at: before.key.span, message: 'The other extra of this name.' }],
        };
      }
      const [problem] = nameProblems(extra.name, 'extra name');
      if (problem === undefined) continue;
      const renamed = problem.repair && applyEdits(extra.name, problem.repair.edits);
      yield {
        at: extra.key.span,
        message: problem.message,
        ...fixesOr(
          'No free name is near enough to this one.',
          renamed === undefined || first.has(normalizeName(renamed))
            ? undefined
            : askFix(`Rename to "${renamed}"`, renameMemberEdits(extra.member, renamed), [
                ['project', 'optional-dependencies', extra.name],
                ['project', 'optional-dependencies', renamed],
              ]),
        ),
      };
    }
  },
});
