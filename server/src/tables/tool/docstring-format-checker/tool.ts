import { defineTool, type ToolTable } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

const LINK = 'https://json.schemastore.org/partial-dfc.json';

const table = (name: string): ToolTable => ({
  path: ['tool', name],
  title: 'sections of docstrings',
  docs: 'Which sections a docstring has to have, and in which order.',
  reference: LINK,
  common: 0.001,
  shape: schemaTable('partial-dfc.schema.json'),
});

export const docstringFormatChecker = defineTool({
  name: 'docstring-format-checker',
  title: 'docstring-format-checker',
  docs: 'Checks the sections of docstrings.',
  link: LINK,
  packages: ['docstring-format-checker'],
  tier: 'schema',
  run: ['dfc', '.'],
  tables: [table('dfc'), table('docstring-format-checker')],
});
