import { defineRule } from '../../../spec/rule.ts';
import { keyNamed } from '../../../spec/table-keys.ts';
import { closest } from '../../../standards/closest.ts';
import { behaviourOf, consequence, severityOf } from '../check/behaviour.ts';
import { toolProblems } from '../check/problems.ts';
import { tableWords } from '../check/words.ts';

export const missingKey = defineRule({
  id: 'tool/missing-key',
  summary: 'A table of a tool lacks a key that the tool needs.',
  why: 'Without it the tool cannot tell what the table means; most stop with an error.',
  severity: 'warning',
  reference: 'pyproject-toml#pyproject-tool-table',
  noFix: 'What its value should be cannot be told.',
  examples: {
    bad: '[[tool.uv.index]]\nname = "internal"\n',
    good: '[[tool.uv.index]]\nname = "internal"\nurl = "https://index.example.org/simple"\n',
  },

  *check(context) {
    for (const problem of toolProblems(context)) {
      if (problem.kind !== 'missing') continue;
      const { key, tool, parent, shape, path, member } = problem;
      // What is broken may be the key, or no table at all.
      if (
        context.tree.problems.some(
          ({ span }) => span.start >= parent.span.start && span.end <= parent.span.end,
        )
      )
        continue;
      // Misspelt, it is reported where it stands.
      const unknown = [...parent.members.keys()]
        .filter((name) => keyNamed(shape, name) === undefined)
        .slice(0, 50);
      if (closest(key.name, unknown) !== undefined) continue;
      const place = `${problem.place}.${key.name}`;
      const behaviour = behaviourOf(context, { tool, place }, 'missingKey');
      yield {
        at:
          parent.form === 'inline' || parent.form === 'element'
            ? firstLine(context.tree.text, parent.span)
            : member.key.span,
        severity: severityOf(behaviour, context, tool),
        message: `\`${tableWords(path)}\` lacks \`${key.name}\`${consequence(tool, behaviour)}.`,
      };
    }
  },
});

/** The first line of a place: a table may be long. */
function firstLine(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const line = text.slice(start, end).search(/[\r\n]/);
  return { start, end: line > 0 ? start + line : end };
}
