import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';
import { minConfidence } from './rules/min-confidence.ts';
import { paths } from './rules/paths.ts';

export const vulture = defineTool({
  name: 'vulture',
  title: 'Vulture',
  docs: 'Finds code that nothing uses.',
  link: 'https://github.com/jendrikseipp/vulture',
  packages: ['vulture'],
  tier: 'verified',
  run: ['vulture'],
  rules: [minConfidence, paths],
  tables: [
    {
      path: ['tool', 'vulture'],
      title: 'settings of Vulture',
      docs: 'Where to look for unused code, and what counts as used. It refuses keys that it does not know.',
      reference: 'https://github.com/jendrikseipp/vulture',
      common: 0.03,
      snippet: 'paths = ["src"]‸',
      shape: dataTable('vulture'),
    },
  ],
});
