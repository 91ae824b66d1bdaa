import { defineRule } from '../../../spec/rule.ts';
import { quoted } from '../../shared/words.ts';
import { behaviourOf, consequence, severityOf } from '../check/behaviour.ts';
import { toolProblems } from '../check/problems.ts';
import { keepsOut, olderThan } from '../check/tool-version.ts';
import { tableWords } from '../check/words.ts';
import { instead } from './deprecated-key.ts';
import { successorFix } from './ended.ts';

export const removedKey = defineRule({
  id: 'tool/removed-key',
  summary: 'A tool does not read a key of its table any more.',
  why:
    "Older releases of the tool read it. What today's release does with it was seen by running it: it is an error only " +
    'where the tool refuses the file.',
  severity: 'warning',
  reference: 'pyproject-toml#pyproject-tool-table',
  examples: {
    bad: '[tool.setuptools]\nnamespace-packages = ["company"]\n',
    good: '[tool.setuptools]\npackages = ["company.tool"]\n',
  },

  *check(context) {
    for (const problem of toolProblems(context)) {
      if (problem.kind !== 'removed') continue;
      const { key, tool, member, path } = problem;
      const behaviour = behaviourOf(
        context,
        { tool, place: problem.place.slice(0, problem.place.lastIndexOf('.')) },
        'unknownKey',
      );
      const since = key.removed?.since;
      if (olderThan(context, tool, since) !== undefined || keepsOut(context, tool, since)) continue;
      const use = instead(problem, key.removed?.message);
      yield {
        at: member.key.span,
        tag: 'deprecated',
        severity: severityOf(behaviour, context, tool),
        message: `${quoted(member.name)} in \`${tableWords(path.slice(0, -1))}\` is gone${since === undefined ? '' : ` since ${tool.title} ${since}`}${consequence(tool, behaviour)}.${use}`,
        ...successorFix(context, problem),
      };
    }
  },
});
