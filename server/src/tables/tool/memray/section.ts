import type { AddableTool } from '../../../spec/add-tool.ts';

export const memraySection: AddableTool = {
  name: 'memray',
  title: 'Memray',
  docs: 'Records which code allocates memory.',
  distribution: 'memray',
  purpose: 'performance',
  place: 'group',
  sections: () => [
    {
      path: ['tool', 'memray'],
      values: [
        ['output', 'memray.bin'],
        ['format', 'flamegraph'],
      ],
    },
  ],
  notes: () => [
    'Memray itself reads no table: `[tool.memray]` says what Pyproject Toolkit tells it.',
    'Memray runs on Linux and macOS only.',
  ],
};
