import type { DocumentContext } from '../../../spec/context.ts';
import { defineRule } from '../../../spec/rule.ts';
import type { ConfigFile } from '../../../spec/tool.ts';
import { presentTables } from '../check/problems.ts';
import { tableWords } from '../check/words.ts';

export const shadowed = defineRule({
  id: 'tool/shadowed',
  summary: 'A tool reads a file of its own instead of its table here.',
  why:
    'Many tools read the first file they find. With a file of its own beside pyproject.toml the table here says nothing ' +
    'any more, although it looks as if it did.',
  severity: 'warning',
  reference: 'pyproject-toml#pyproject-tool-table',
  noFix: 'Which of the two is meant to count cannot be told.',
  examples: {
    bad: '[tool.ruff]\nline-length = 100\n',
    good: '[tool.black]\nline-length = 100\n',
    files: { 'ruff.toml': 'line-length = 88\n' },
  },

  *check(context) {
    const seen = new Set<string>();
    for (const { tool, table, member } of presentTables(context)) {
      if (seen.has(tool.name)) continue;
      const file = tool.configFiles?.find((one) => one.precedence === 'instead' && isThere(context, one));
      if (file === undefined) continue;
      seen.add(tool.name);
      const where = file.section === undefined ? '' : ` with \`${file.section}\``;
      yield {
        at: member.key.span,
        message: `${tool.title} reads \`${file.file}\`${where} instead of \`${tableWords(table.path)}\`. Keep one of the two.`,
      };
    }
  },
});

function isThere({ files }: DocumentContext, { file, section }: ConfigFile): boolean {
  if (files.kind(file) !== 'file') return false;
  if (section === undefined) return true;
  const text = files.text(file);
  return text?.split(/\r?\n/).some((line) => line.trim() === section) ?? false;
}
