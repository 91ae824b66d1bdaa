import type { Finding } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { lowerBound } from '../../../standards/pep440.ts';
import { isEndOfLife, spokenDate, supportedPythons } from '../../../standards/pythons.ts';
import { admittedMinors, requiresPython } from '../../shared/requires-python.ts';
import { editsInside } from '../../shared/string-findings.ts';

export const requiresPythonEndOfLife = defineRule({
  id: 'project/requires-python-end-of-life',
  summary: 'requires-python admits a Python that has reached its end of life.',
  why: 'Such a Python gets no fixes any more, not even for security, and newer tools and back-ends no longer run on it. Existing releases stay installable on it when the floor is raised.',
  severity: 'hint',
  reference: 'core-metadata#requires-python',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.7"\n',
    good: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.12"\n',
  },

  *check({ project, data, today }): Iterable<Finding> {
    const required = requiresPython(project);
    if (required === undefined) return;
    const { text, set } = required;
    const floor = lowerBound(set)?.specifier;
    if (floor === undefined) return;

    const minors = data.pythons.all.map(({ minor }) => minor);
    const lowest = data.pythons.find(admittedMinors(set, minors)[0] ?? '');
    const oldest = supportedPythons(data.pythons, today)[0];
    if (lowest === undefined || oldest === undefined || !isEndOfLife(lowest, today)) return;

    const canRaise =
      ['>=', '>', '~='].includes(floor.operator) && admittedMinors(set, [oldest.minor]).length > 0;
    yield {
      at: text.at(floor.span),
      message: `Python ${lowest.minor} reached its end of life in ${spokenDate(lowest.endOfLife.slice(0, 7))} and gets no fixes any more. The oldest Python that does is ${oldest.minor}.`,
      ...(canRaise
        ? {
            fixes: [
              {
                kind: 'ask',
                title: `Raise the floor to ${oldest.minor}`,
                edits: editsInside(
                  text,
                  [
                    { span: floor.operatorSpan, text: floor.operator === '>' ? '>=' : floor.operator },
                    { span: floor.versionSpan, text: oldest.minor },
                  ].filter(({ span, text: to }) => text.value.slice(span.start, span.end) !== to),
                ),
                changes: [['project', 'requires-python']],
              },
            ],
          }
        : {
            noFix: 'The set names that Python alone: whether a later one works cannot be told from the text.',
          }),
    };
  },
});
