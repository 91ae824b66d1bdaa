import type { DocumentContext } from '../../../../spec/context.ts';
import type { Fix } from '../../../../spec/finding.ts';
import { isRequired } from '../../../../spec/required-names.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { objectFrom, stringFrom } from '../../../../standards/json.ts';
import { lookup } from '../../../../toml/paths.ts';
import { quote } from '../../../../toml/strings.ts';
import { addItemFix, addPairFix } from '../../../shared/edits.ts';
import { filesMention, isNamed } from '../../check/mentions.ts';
import { pytestTables, wordsOf } from '../lines.ts';

export const addoptsPlugin = defineRule({
  id: 'pytest/addopts-plugin',
  summary: '`addopts` has an option of a plug-in that is no dependency.',
  why:
    'Without the plug-in pytest does not know the option and stops: "unrecognized arguments". Looked at are the ' +
    'dependencies, extras and groups of a project that names pytest itself there, and the files beside it.',
  severity: 'warning',
  reference: 'https://docs.pytest.org/en/stable/how-to/plugins.html',
  examples: {
    bad: '[dependency-groups]\ntest = ["pytest"]\n\n[tool.pytest.ini_options]\naddopts = "--cov=src"\n',
    fixed:
      '[dependency-groups]\ntest = ["pytest", "pytest-cov"]\n\n[tool.pytest.ini_options]\naddopts = "--cov=src"\n',
    good: '[dependency-groups]\ntest = ["pytest", "pytest-cov"]\n\n[tool.pytest.ini_options]\naddopts = "--cov=src"\n',
    files: { '.git/HEAD': 'ref: refs/heads/main\n' },
  },

  *check(context) {
    const tables = pytestTables(context).filter(({ table }) => table.members.has('addopts'));
    if (tables.length === 0) return;
    // Where pytest itself is not named, what is installed for the tests is said elsewhere.
    if (!isRequired(context, 'pytest')) return;
    const plugins = objectFrom(objectFrom(context.data.tool('pytest').tables.options).plugins);
    for (const table of tables)
      for (const { value, at } of wordsOf(table, 'addopts')) {
        const option = optionIn(value);
        const plugin =
          option === undefined || !Object.hasOwn(plugins, option) ? undefined : stringFrom(plugins[option]);
        if (option === undefined || plugin === undefined || isNamed(context, [plugin])) continue;
        if (filesMention(context.files, [plugin]) !== false) continue;
        yield {
          at,
          message: `\`${option}\` is an option of \`${plugin}\`, which is no dependency here: without it pytest stops.`,
          fixes: [addFix(context, plugin)],
        };
      }
  },
});

/** `--cov` of `--cov=src`, `-n` of `-n4`. */
const optionIn = (word: string): string | undefined =>
  /^--[\w-]+/.exec(word)?.[0] ?? /^-[A-Za-z](?=\d|auto|logical|$)/.exec(word)?.[0];

/** Adds the plug-in where pytest is. */
function addFix({ tree, requirements }: DocumentContext, name: string): Fix {
  const title = `Add \`${name}\` beside pytest`;
  for (const { name: required, path } of requirements) {
    if (required !== 'pytest') continue;
    const list = path.slice(0, -1);
    const node = lookup(tree.root, list);
    if (node?.kind === 'array') return addItemFix(tree, node, quote(name), list, title);
  }
  return addPairFix(tree, ['dependency-groups'], 'test', `[${quote(name)}]`, title);
}
