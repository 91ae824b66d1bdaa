import type { AddableTool } from '../../../spec/add-tool.ts';

const LOCKS = ['uv.lock', 'poetry.lock', 'pdm.lock', 'package-lock.json'];

export const codespellSection: AddableTool = {
  name: 'codespell',
  title: 'codespell',
  docs: 'Finds misspelt words in code and texts.',
  distribution: 'codespell',
  purpose: 'docs',
  place: 'group',
  sections: ({ context }) => {
    const locks = LOCKS.filter((name) => context.files.kind(name) === 'file');
    return [
      {
        path: ['tool', 'codespell'],
        values: [['skip', ['./.git', './.venv', ...locks.map((name) => `./${name}`)].join(',')]],
      },
    ];
  },
};
