import { defineRule } from '../../../../spec/rule.ts';
import { memberAt } from '../../../../toml/paths.ts';

export const schema = defineRule({
  id: 'pyproject-toolkit/schema',
  summary: 'A JSON schema of your own for a table cannot be used.',
  why:
    '`[tool.pyproject-toolkit] schemas` and the setting `pyproject.schemas` name files below the folder of pyproject.toml. While a file ' +
    'cannot be read, its table is left alone.',
  severity: 'warning',
  reference: 'https://json-schema.org/specification',
  noFix: 'What the file should hold cannot be told.',
  examples: [
    {
      bad: '[tool.pyproject-toolkit]\nschemas = { mytool = "schemas/my.json" }\n\n[tool.mytool]\nlevel = 1\n',
      good: '[tool.pyproject-toolkit]\nschemas = { mytool = "schemas/mytool.json" }\n\n[tool.mytool]\nlevel = 1\n',
      files: { 'schemas/mytool.json': '{"properties": {"level": {"type": "integer"}}}' },
    },
    {
      bad: '[tool.pyproject-toolkit]\nschemas = { mytool = "mytool.json" }\n',
      good: '[tool.pyproject-toolkit]\nignore = ["project"]\n',
      files: { 'mytool.json': '{"properties": }' },
    },
  ],

  *check({ schemas, tree }) {
    for (const { path, at, problem } of schemas) {
      if (problem === undefined) continue;
      // What a setting names is told at the table, where there is one.
      const place = at?.span ?? memberAt(tree.root, path)?.key.span;
      if (place === undefined) continue;
      yield {
        at: place,
        message: at === undefined ? `The setting \`pyproject.schemas\`: ${problem}` : problem,
      };
    }
  },
});
