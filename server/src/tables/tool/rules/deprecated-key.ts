import { defineRule } from '../../../spec/rule.ts';
import { quoted } from '../../shared/words.ts';
import type { EndedKeyProblem } from '../check/problem.ts';
import { toolProblems } from '../check/problems.ts';
import { keepsOut, olderThan } from '../check/tool-version.ts';
import { tableWords } from '../check/words.ts';
import { successorFix, successorWords } from './ended.ts';

export const deprecatedKey = defineRule({
  id: 'tool/deprecated-key',
  summary: 'A tool calls a key of its table deprecated.',
  why: 'The tool still reads it, and says that it will stop. What takes its place is there already.',
  severity: 'hint',
  reference: 'pyproject-toml#pyproject-tool-table',
  examples: {
    bad: '[tool.tox]\nminversion = "4"\n',
    fixed: '[tool.tox]\nmin_version = "4"\n',
    good: '[tool.tox]\nmin_version = "4"\n',
  },

  *check(context) {
    for (const problem of toolProblems(context)) {
      if (problem.kind !== 'deprecated' || problem.key.deprecated?.reportedBy !== undefined) continue;
      const { key, tool, member, path } = problem;
      const since = key.deprecated?.since;
      if (olderThan(context, tool, since) !== undefined || keepsOut(context, tool, since)) continue;
      const use = instead(problem, key.deprecated?.message);
      yield {
        at: member.key.span,
        tag: 'deprecated',
        ...(since === undefined ? {} : { severity: 'warning' as const }),
        message: `${tool.title} calls ${quoted(member.name)} in \`${tableWords(path.slice(0, -1))}\` deprecated${since === undefined ? '' : ` since ${since}`}.${use}`,
        ...successorFix(context, problem),
      };
    }
  },
});

/** What to do about a key, behind a message: what the data say, else what takes its place. */
export function instead(problem: EndedKeyProblem, said = ''): string {
  if (said !== '') return ` ${sentence(said, problem.tool.title)}`;
  const successor = successorWords(problem);
  return successor === undefined ? '' : ` Use ${successor}.`;
}

/** A text of the data as a sentence; what the tool does is said already, and its name keeps its letters. */
export function sentence(text: string, title: string): string {
  const plain = text.startsWith(`${title} `)
    ? text.replace(/^\S+(?: \S+)? (?:refuses|warns|ignores|warns and [a-z ]+)(?: it| of it)?: /, '')
    : text;
  const first = plain.startsWith(title) ? plain : plain.charAt(0).toUpperCase() + plain.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
