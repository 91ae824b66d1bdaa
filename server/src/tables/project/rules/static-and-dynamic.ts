import type { ItemText } from '../../../model/text.ts';
import type { Situation } from '../../../spec/backends.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import { declaredBehaviour, stops } from '../../../spec/declared-behaviour.ts';
import type { Finding } from '../../../spec/finding.ts';
import { alternatives } from '../../../spec/registry.ts';
import { defineRule } from '../../../spec/rule.ts';
import type { Member } from '../../../toml/tree.ts';
import { removeItemFix, removeMemberFix } from '../../shared/edits.ts';
import { fixesOr } from '../../shared/fixes.ts';
import { quoted } from '../../shared/words.ts';
import { dynamicFields } from '../keys/requirements.ts';

const known = new Set(dynamicFields);

export const staticAndDynamic = defineRule({
  id: 'project/static-and-dynamic',
  summary: 'A field is written in `[project]` and listed in `dynamic`.',
  why:
    'A field is either known from the file or filled in by the back-end. For single values such as `version` the standard ' +
    'tells back-ends to refuse both at once. Lists and tables may be both since PEP 808: then the build may add entries. ' +
    'Back-ends that were seen to refuse that are named in a warning.',
  severity: 'error',
  reference: 'pyproject-toml#dynamic',
  examples: {
    bad: '[project]\nname = "tool"\nversion = "1.0"\ndynamic = ["version", "readme"]\n',
    fixed: '[project]\nname = "tool"\nversion = "1.0"\ndynamic = ["readme"]\n',
    good: '[project]\nname = "tool"\nversion = "1.0"\ndynamic = ["readme"]\n',
  },

  *check(context) {
    const { project } = context;
    const seen = new Set<string>();
    for (const entry of project.dynamic) {
      const member = project.member(entry.value);
      if (member === undefined || !known.has(entry.value) || seen.has(entry.value)) continue;
      seen.add(entry.value);
      if (!mayBeBoth(context, entry.value)) {
        const does =
          entry.value === 'version' ? declaredBehaviour(context, 'version-static-and-dynamic') : undefined;
        const exception = does?.now.does === 'accepts' ? `, although \`${does.name}\` accepts it` : '';
        yield {
          ...finding(context, entry, member),
          message: `${quoted(entry.value)} is written here and listed in \`dynamic\`. The standard tells back-ends to refuse that${exception}: keep one.`,
        };
        continue;
      }
      const does = declaredBehaviour(context, `partly-dynamic-${entry.value}` as Situation);
      if (does === undefined || !stops(does)) continue;
      yield {
        ...finding(context, entry, member),
        severity: 'warning',
        message: `${quoted(entry.value)} is written here and listed in \`dynamic\`. PEP 808 allows that for lists and tables, but \`${does.name}\` refuses it: keep one.`,
      };
    }
  },
});

function finding({ tree }: DocumentContext, entry: ItemText, member: Member): Omit<Finding, 'message'> {
  const field = entry.value;
  return {
    at: entry.span,
    related: [{ at: member.key.span, message: 'The value that is written.' }],
    ...fixesOr(
      '',
      removeItemFix(
        tree,
        entry.array,
        entry.index,
        ['project', 'dynamic'],
        `Remove "${field}" from \`dynamic\``,
      ),
      removeMemberFix(tree, ['project', field], `Remove \`${field}\` and leave it to the back-end`),
    ),
  };
}

/** Whether PEP 808 lets a field be both: lists and tables whose entries the project chooses. */
function mayBeBoth({ registry }: DocumentContext, field: string): boolean {
  return registry
    .describe(['project', field])
    .flatMap(({ shape }) => alternatives(shape))
    .every((shape) => shape.type === 'array' || (shape.type === 'table' && shape.rest !== undefined));
}
