import type { AddableTool } from '../../../spec/add-tool.ts';

export const isortSection: AddableTool = {
  name: 'isort',
  title: 'isort',
  docs: 'Sorts imports.',
  distribution: 'isort',
  purpose: 'lint',
  place: 'group',
  // The folder and its `src`, where it looks for the project's own packages unasked, serve both layouts.
  sections: () => [{ path: ['tool', 'isort'], values: [['profile', 'black']] }],
};
