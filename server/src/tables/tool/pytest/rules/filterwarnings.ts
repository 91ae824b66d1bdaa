import { defineRule } from '../../../../spec/rule.ts';
import { listFrom, objectFrom, stringsFrom } from '../../../../standards/json.ts';
import { regexFault } from '../../../../standards/regex.ts';
import { linesOf, pytestTables } from '../lines.ts';

export const filterwarnings = defineRule({
  id: 'pytest/filterwarnings',
  summary: 'pytest cannot read a filter for warnings.',
  why:
    'A filter is `action:message:category:module:line`, and pytest stops at the first one that it cannot read, before any ' +
    'test runs. A kind of warning that is not built into Python needs its module: `error::package.SomeWarning`.',
  severity: 'error',
  reference: 'https://docs.python.org/3/library/warnings.html#describing-warning-filters',
  noFix: 'Which warnings are meant cannot be told.',
  examples: {
    bad: '[tool.pytest.ini_options]\nfilterwarnings = ["errors::DeprecationWarning"]\n',
    good: '[tool.pytest.ini_options]\nfilterwarnings = ["error::DeprecationWarning"]\n',
  },

  *check(context) {
    for (const table of pytestTables(context)) {
      const lines = linesOf(table, 'filterwarnings');
      if (lines.length === 0) continue;
      const { builtin } = objectFrom(context.data.tool('pytest').tables.warnings);
      const known = new Set(stringsFrom(listFrom(builtin)));
      for (const { value, at } of lines) {
        const fault = faultIn(value, known);
        if (fault !== undefined) yield { at, message: `pytest stops at this filter: ${fault}` };
      }
    }
  },
});

const ACTIONS = ['default', 'always', 'all', 'ignore', 'module', 'once', 'error'];

/** What `parse_warning_filter` of pytest refuses, in the order in which it looks. */
function faultIn(filter: string, known: ReadonlySet<string>): string | undefined {
  const fields = filter.split(':').map((field) => field.trim());
  if (fields.length > 5) return `it has ${fields.length} fields, and 5 at most are read.`;
  const [action = '', message = '', category = '', module = '', line = ''] = fields;
  // An action may be shortened: `e` is `error`.
  if (!ACTIONS.some((one) => one.startsWith(action)))
    return `"${action}" is no action. There are ${ACTIONS.filter((one) => one !== 'all')
      .map((one) => `\`${one}\``)
      .join(', ')}.`;
  if (category !== '' && !category.includes('.') && known.size > 0 && !known.has(category))
    return `"${category}" is no warning of Python. Write it with its module: \`package.${category}\`.`;
  if (line !== '' && !/^\+?\d+(_\d+)*$/.test(line)) return `"${line}" is no line number.`;
  for (const text of [message, module]) {
    const fault = regexFault(text);
    if (fault !== undefined) return `the regular expression "${text}" cannot be read (${fault.message}).`;
  }
  return undefined;
}
