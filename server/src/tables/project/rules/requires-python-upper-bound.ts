import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { type Bound, upperBound } from '../../../standards/pep440.ts';
import { isPublishable } from '../../shared/publishable.ts';
import { requiresPython, withoutSpecifier } from '../../shared/requires-python.ts';
import { editsInside } from '../../shared/string-findings.ts';

export const requiresPythonUpperBound = defineRule({
  id: 'project/requires-python-upper-bound',
  summary: 'requires-python has an upper bound.',
  why: 'A release cannot be changed later, so the bound also keeps it off Pythons on which it would work; installers then fall back to an older release that lacks the bound. Lock files of other projects have to repeat it.',
  severity: 'hint',
  reference: 'core-metadata#requires-python',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.10,<4.0"\n',
    fixed: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.10"\n',
    good: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.10"\n',
  },

  *check({ project }): Iterable<Finding> {
    const required = requiresPython(project);
    if (required === undefined || !isPublishable(project)) return;
    const { text, set } = required;
    const bound = upperBound(set);
    if (bound === undefined) return;

    const { specifier } = bound;
    const fix = fixOf(text.value, set, bound);
    yield {
      at: text.at(specifier.span),
      message: `The upper bound makes every project that depends on this one state it too. Leave it out unless ${limit(bound)} is known to break.`,
      ...(fix === undefined
        ? { noFix: 'Which later Pythons work cannot be told from the text.' }
        : {
            fixes: [
              {
                kind: 'ask',
                title: fix.title,
                edits: editsInside(text, [fix.edit]),
                changes: [['project', 'requires-python']],
              },
            ],
          }),
    };
  },
});

const limit = ({ specifier }: Bound): string =>
  specifier.operator === '<' ? specifier.versionText : 'a later Python';

function fixOf(value: string, set: Parameters<typeof withoutSpecifier>[1], { specifier }: Bound) {
  if (specifier.operator === '~=') {
    return { title: 'Change `~=` to `>=`', edit: { span: specifier.operatorSpan, text: '>=' } };
  }
  if (specifier.operator !== '<' && specifier.operator !== '<=') return undefined;
  if (set.specifiers.length === 1) return undefined;
  const written = value.slice(specifier.span.start, specifier.span.end);
  return { title: `Remove \`${written}\``, edit: withoutSpecifier(value, set, specifier) };
}
