import { defineRule } from '../../../../spec/rule.ts';
import { moveMembers } from '../../../../toml/edit.ts';
import { lookup } from '../../../../toml/paths.ts';
import { asTable } from '../../../../toml/tree.ts';
import { lazyFix } from '../../../shared/edits.ts';
import { listed, quoted } from '../../../shared/words.ts';

const FROM = ['tool', 'ruff'];
const TO = ['tool', 'ruff', 'lint'];

export const movedToLint = defineRule({
  id: 'ruff/moved-to-lint',
  summary: 'A setting of the linter stands in `[tool.ruff]`, where it is deprecated.',
  why:
    'Ruff reads the settings of its linter from `[tool.ruff.lint]`, and warns at each run while they stand one table above. ' +
    'Where a setting stands in both places, the one in `[tool.ruff.lint]` counts.',
  severity: 'warning',
  reference: 'pyproject-toml#pyproject-tool-table',
  examples: [
    {
      bad: '[tool.ruff]\nline-length = 100\nselect = ["E", "F"]  # the basics\nignore = ["E501"]\n',
      fixed:
        '[tool.ruff]\nline-length = 100\n\n[tool.ruff.lint]\nselect = ["E", "F"]  # the basics\nignore = ["E501"]\n',
      good: '[tool.ruff]\nline-length = 100\n\n[tool.ruff.lint]\nselect = ["E", "F"]\n',
    },
    {
      bad: '[tool.ruff]\nline-length = 100\n\n[tool.ruff.isort]\ncombine-as-imports = true\n',
      fixed: '[tool.ruff]\nline-length = 100\n\n[tool.ruff.lint.isort]\ncombine-as-imports = true\n',
      good: '[tool.ruff.lint.isort]\ncombine-as-imports = true\n',
    },
  ],

  *check({ tree, registry }) {
    const table = asTable(lookup(tree.root, FROM));
    if (table === undefined) return;
    const moved = new Map(
      (registry.tableAt(FROM)?.keys ?? []).flatMap(({ name, deprecated }) =>
        deprecated?.successor === `lint.${name}` ? [[name, deprecated] as const] : [],
      ),
    );
    const found = [...table.members.values()].filter(({ name }) => moved.has(name));
    if (found.length === 0) return;

    const lint = asTable(lookup(tree.root, TO));
    const free = found.filter(({ name }) => lint?.members.has(name) !== true);
    const names = free.map(({ name }) => name);
    const changes = names.flatMap((name) => [
      [...FROM, name],
      [...TO, name],
    ]);
    const fix = lazyFix('safe', `Move ${some(names)} to \`[tool.ruff.lint]\``, changes, () =>
      moveMembers(tree, FROM, names, TO),
    );
    for (const { name, key } of found) {
      const since = moved.get(name)?.since?.replace(/\.0$/, '');
      const taken = !names.includes(name);
      yield {
        at: key.span,
        tag: 'deprecated',
        message:
          `Ruff reads ${quoted(name)} from \`[tool.ruff.lint]\`${since === undefined ? '' : ` since ${since}`}; here it is deprecated` +
          (taken ? ', and the one there counts.' : '.'),
        ...(taken ? { noFix: 'It stands in both tables; keep what is meant.' } : { fixes: [fix] }),
      };
    }
  },
});

/** `select`, `ignore` and 3 more. */
function some(names: readonly string[]): string {
  const shown = names.length > 3 ? names.slice(0, 2) : names;
  const words = shown.map((name) => quoted(name));
  return names.length > 3 ? `${words.join(', ')} and ${names.length - 2} more` : listed(words);
}
