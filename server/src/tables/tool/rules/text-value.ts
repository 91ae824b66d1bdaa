import type { DocumentContext } from '../../../spec/context.ts';
import { defineRule } from '../../../spec/rule.ts';
import { listFrom, objectFrom } from '../../../standards/json.ts';
import { replace } from '../../../text/span.ts';
import { askFix } from '../../shared/fixes.ts';
import { quoted } from '../../shared/words.ts';
import { presentTables, toolProblems } from '../check/problems.ts';
import { keyWords } from '../check/words.ts';

export const textValue = defineRule({
  id: 'tool/text-value',
  summary: 'A truth value in the table of a tool is written as text.',
  why:
    'The tool reads such text for the sake of its ini files. In TOML it is a string, which schemas and other readers of ' +
    'the file refuse, and which is true in many programs even when it says "no". Where no schema is published for the ' +
    'table it is a hint. Tables whose values are written as in ' +
    'an ini file, such as `[tool.pytest.ini_options]`, are left alone.',
  severity: 'warning',
  reference: 'pyproject-toml#pyproject-tool-table',
  examples: {
    bad: '[tool.mypy]\nwarn_no_return = "yes"\n',
    fixed: '[tool.mypy]\nwarn_no_return = true\n',
    good: '[tool.mypy]\nwarn_no_return = true\n',
  },

  *check(context) {
    const ini = new Set(
      presentTables(context).flatMap(({ table }) => (table.textValues ? [table.path.join('.')] : [])),
    );
    for (const problem of toolProblems(context)) {
      const { kind, path, tool } = problem;
      if (kind !== 'text' || problem.node.kind !== 'string') continue;
      if ([2, 3].some((length) => ini.has(path.slice(0, length).join('.')))) continue;
      const published = hasSchema(context, path[1]);
      const value = /^(true|yes|on|1)$/i.test(problem.node.value) ? 'true' : 'false';
      yield {
        at: problem.node.span,
        ...(published ? {} : { severity: 'hint' as const }),
        message: `${tool.title} reads ${quoted(problem.node.value)} for \`${keyWords(path, 2)}\` as \`${value}\`, but in TOML it is a string, ${published ? 'which its schema does not allow' : 'which other readers take as such'}. Write \`${value}\`.`,
        fixes: [askFix(`Change to \`${value}\``, [replace(problem.node.span, value)], [path])],
      };
    }
  },
});

/** Whether a schema for the table is published, which other tools hold files to. */
const hasSchema = ({ data }: DocumentContext, table: string | number | undefined): boolean =>
  listFrom(objectFrom(data.schema('index.json')).tables).some((one) => objectFrom(one).table === table);
