import type { AddableTool } from '../../../spec/add-tool.ts';

export const deptrySection: AddableTool = {
  name: 'deptry',
  title: 'deptry',
  docs: 'Compares what is imported with what is depended on.',
  distribution: 'deptry',
  purpose: 'lint',
  place: 'group',
  sections: ({ imports }) => [
    {
      path: ['tool', 'deptry'],
      values: imports.length === 0 ? [] : [['known_first_party', imports]],
    },
  ],
};
