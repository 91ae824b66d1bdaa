import { ignoresOf } from '../../../../spec/ignores.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { nearestRule, selectorsOf } from '../../../../spec/rule-names.ts';
import { replace } from '../../../../text/span.ts';

/** Names for which the one that was meant is looked up in one document. */
const MOST = 50;

export const unknownIgnore = defineRule({
  id: 'pyproject-toolkit/unknown-ignore',
  summary: 'A comment silences a rule that does not exist.',
  why:
    '`# pyproject: ignore[rule]` silences the findings of a rule on its line; a table (`project`) stands for all its rules and ' +
    '`all` for every one. A name that no rule has silences nothing, and neither does a comment without names.',
  severity: 'warning',
  reference: 'pyproject-toml',
  toolTables: 'any',
  examples: {
    bad: '[project]\nname = "My_Tool"  # pyproject: ignore[project/name-normalised]\nversion = "1"\n',
    fixed: '[project]\nname = "My_Tool"  # pyproject: ignore[project/name-normalized]\nversion = "1"\n',
    good: '[project]\nname = "My_Tool"  # pyproject: ignore[project/name-normalized]\nversion = "1"\n',
  },

  *check({ tree, registry }) {
    const { all } = ignoresOf(tree);
    if (all.length === 0) return;
    const known = selectorsOf(registry.rules);
    let left = MOST;
    for (const { names, span } of all) {
      if (names.length === 0) {
        yield {
          at: span,
          message:
            'This comment silences nothing: the rules are named in brackets, `# pyproject: ignore[rule]`.',
          noFix: 'Which rules were meant cannot be told.',
        };
      }
      for (const { text, at } of names) {
        if (known.has(text)) continue;
        const near = left-- > 0 ? nearestRule(text, known) : undefined;
        yield {
          at,
          message: `There is no rule \`${text}\`, so nothing is silenced.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`,
          ...(near === undefined
            ? { noFix: 'No rule has a name like it.' }
            : {
                fixes: [
                  { kind: 'ask', title: `Change to \`${near}\``, edits: [replace(at, near)], changes: [] },
                ],
              }),
        };
      }
    }
  },
});
