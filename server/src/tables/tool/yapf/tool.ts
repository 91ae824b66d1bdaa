import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const yapf = defineTool({
  name: 'yapf',
  title: 'YAPF',
  docs: 'Formatter for Python with many knobs.',
  link: 'https://github.com/google/yapf#knobs',
  packages: ['yapf'],
  tier: 'verified',
  run: ['yapf', '--diff', '--recursive', '.'],
  showSettings: ['yapf', '--style-help'],
  configFiles: [
    { file: '.style.yapf', precedence: 'instead' },
    { file: 'setup.cfg', section: '[yapf]', precedence: 'instead' },
  ],
  tables: [
    {
      path: ['tool', 'yapf'],
      title: 'style of YAPF',
      docs: 'The style, as a named one and what differs from it.',
      reference: 'https://github.com/google/yapf#knobs',
      common: 0.03,
      snippet: 'based_on_style = "pep8"‸',
      shape: dataTable('yapf'),
    },
    {
      path: ['tool', 'yapfignore'],
      title: 'files that YAPF skips',
      docs: 'Patterns of files that YAPF leaves alone, besides those of `.yapfignore`.',
      reference: 'https://github.com/google/yapf#knobs',
      shape: dataTable('yapf', 'yapfignore'),
    },
  ],
});
