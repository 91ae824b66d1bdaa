import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';

export const repoReview = defineTool({
  name: 'repo-review',
  title: 'repo-review',
  docs: 'Checks a repository against a set of rules.',
  link: 'https://repo-review.readthedocs.io/',
  packages: ['repo-review'],
  tier: 'schema',
  run: ['repo-review', '.'],
  tables: [
    {
      path: ['tool', 'repo-review'],
      title: 'settings of repo-review',
      docs: 'Which of the checks run.',
      reference: 'https://repo-review.readthedocs.io/',
      common: 0.02,
      shape: schemaTable('repo-review.schema.json'),
    },
  ],
});
