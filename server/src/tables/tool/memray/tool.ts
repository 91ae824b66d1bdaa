import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';
import { notRead } from './rules/not-read.ts';

export const memray = defineTool({
  name: 'memray',
  title: 'Memray',
  docs: 'Memory profiler for Python.',
  link: 'https://bloomberg.github.io/memray/',
  packages: ['memray', 'pytest-memray'],
  tier: 'documented',
  run: ['memray', 'run'],
  rules: [notRead],
  tables: [
    {
      path: ['tool', 'memray'],
      title: 'where profiles go',
      docs:
        'Neither Memray nor pytest-memray reads this table: Memray takes options on its command line, pytest-memray reads ' +
        '`memray`, `most_allocations` and others from the table of pytest. The command *Pyproject: Profile with Memray* of ' +
        'Pyproject Toolkit in VS Code does: it takes `output` and `format` from here.',
      reference: 'https://bloomberg.github.io/memray/run.html',
      snippet: 'output = "memray.bin"‸',
      shape: dataTable('memray'),
    },
  ],
});
