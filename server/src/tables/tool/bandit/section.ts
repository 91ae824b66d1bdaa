import type { AddableTool } from '../../../spec/add-tool.ts';

export const banditSection: AddableTool = {
  name: 'bandit',
  title: 'Bandit',
  docs: 'Finds code that is known to be insecure.',
  distribution: 'bandit',
  purpose: 'security',
  place: 'group',
  sections: ({ tests }) => [
    {
      path: ['tool', 'bandit'],
      values: [['exclude_dirs', [...(tests === undefined ? [] : [tests]), '.venv', 'venv']]],
    },
  ],
  notes: () => ['Bandit reads its table only when it is told to: `bandit -c pyproject.toml -r .`.'],
};
