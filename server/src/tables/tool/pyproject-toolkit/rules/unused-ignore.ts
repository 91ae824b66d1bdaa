import type { DocumentContext } from '../../../../spec/context.ts';
import { documentContext } from '../../../../spec/document-context.ts';
import type { Fix } from '../../../../spec/finding.ts';
import { type Ignore, type IgnoredName, type Ignores, ignoresOf } from '../../../../spec/ignores.ts';
import { selects } from '../../../../spec/levels.ts';
import { defineRule, type Rule } from '../../../../spec/rule.ts';
import { remove } from '../../../../text/span.ts';
import { watched } from '../watched-files.ts';

const ID = 'pyproject-toolkit/unused-ignore';

export const unusedIgnore = defineRule({
  id: ID,
  summary: 'A comment silences a rule that finds nothing there.',
  why:
    'What `# pyproject: ignore[rule]` stood for is gone, or stands on another line: the comment only hides what comes ' +
    'later. Behind a value it means its line, on a line of its own the line below. A rule that looks at files which ' +
    'nobody has read yet is not judged.',
  severity: 'hint',
  reference: 'pyproject-toml',
  toolTables: 'any',
  examples: [
    {
      bad: '[project]\nname = "my-tool"  # pyproject: ignore[project/name-normalized]\nversion = "1"\n',
      fixed: '[project]\nname = "my-tool"\nversion = "1"\n',
      good: '[project]\nname = "My_Tool"  # pyproject: ignore[project/name-normalized]\nversion = "1"\n',
    },
    {
      bad: '[project]\n# pyproject: ignore[project/name, project/name-normalized]\nname = "My_Tool"\nversion = "1"\n',
      fixed: '[project]\n# pyproject: ignore[project/name-normalized]\nname = "My_Tool"\nversion = "1"\n',
      good: '[project]\n# pyproject: ignore[project/name-normalized]\nname = "My_Tool"\nversion = "1"\n',
    },
  ],

  *check(context) {
    const ignores = ignoresOf(context.tree);
    const judged = new Map<string, Judged>();
    for (const ignore of ignores.all) {
      for (const name of ignore.names) {
        // Whether it silences this rule cannot be told before this rule has spoken.
        if (name.text !== 'all' && selects(name.text, ID)) continue;
        const rules = context.registry.rules.filter(({ id }) => id !== ID && selects(name.text, id));
        if (rules.length === 0) continue;
        const known = judged.get(name.text) ?? judge(context, ignores, rules);
        judged.set(name.text, known);
        if (known.open || (ignore.line !== undefined && known.lines.has(ignore.line))) continue;
        yield {
          at: name.at,
          message: `\`${name.text}\` finds nothing on ${ignore.alone ? 'the line below' : 'this line'}, so this silences nothing.`,
          tag: 'unnecessary',
          fixes: [removal(context.document.text, ignore, name)],
        };
      }
    }
  },
});

interface Judged {
  /** The lines on which the rules find something. */
  readonly lines: ReadonlySet<number>;
  /** They asked for what nobody knows yet. */
  readonly open: boolean;
}

function judge(context: DocumentContext, ignores: Ignores, rules: readonly Rule[]): Judged {
  const files = watched(context.files);
  const here = documentContext(context.document, files, context, context.schemas);
  const lines = new Set<number>();
  for (const rule of rules) for (const { at } of rule.check(here)) lines.add(ignores.lineOf(at.start));
  return { lines, open: files.askedUnknown() };
}

/** Takes a name out of the list, or the whole comment where it is the only one. */
function removal(text: string, { names, span, alone }: Ignore, name: IgnoredName): Fix {
  const fix = { kind: 'safe', changes: [] } as const;
  const index = names.indexOf(name);
  const next = names[index + 1];
  const before = names[index - 1];
  const title = `Remove \`${name.text}\` from the comment`;
  if (next !== undefined)
    return { ...fix, title, edits: [remove({ start: name.at.start, end: next.at.start })] };
  if (before !== undefined)
    return { ...fix, title, edits: [remove({ start: before.at.end, end: name.at.end })] };
  const line = text.lastIndexOf('\n', span.start - 1) + 1;
  const whole = alone && text.slice(line, span.start).trim() === '';
  const start = whole ? line : text.slice(0, span.start).trimEnd().length;
  const end = whole && text[span.end] === '\r' ? span.end + 2 : whole ? span.end + 1 : span.end;
  return {
    ...fix,
    title: 'Remove the comment',
    edits: [remove({ start: Math.max(start, line), end: Math.min(end, text.length) })],
  };
}
