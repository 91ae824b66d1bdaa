import { defineRule } from '../../../spec/rule.ts';
import { presentTables } from '../check/problems.ts';
import { sentence } from './deprecated-key.ts';

export const archived = defineRule({
  id: 'tool/archived',
  summary: 'A tool with a table here is not maintained any more.',
  why: 'It will not follow new versions of Python. It is left to you when to move on; nothing is wrong with the table.',
  severity: 'hint',
  reference: 'pyproject-toml#pyproject-tool-table',
  noFix: 'Moving to another tool is more than an edit here.',
  examples: {
    bad: '[tool.pydocstyle]\nconvention = "google"\n',
    good: '[tool.ruff.lint.pydocstyle]\nconvention = "google"\n',
  },

  *check(context) {
    const seen = new Set<string>();
    for (const { tool, member } of presentTables(context)) {
      if (tool.archived === undefined || seen.has(tool.name)) continue;
      seen.add(tool.name);
      const { since, message, successor } = tool.archived;
      yield {
        at: member.key.span,
        message:
          `${tool.title} ${since === undefined ? 'is not maintained any more' : `has not been maintained since ${since}`}. ${sentence(message, tool.title)}` +
          (successor === undefined ? '' : ` Its successor is ${successor}.`),
      };
    }
  },
});
