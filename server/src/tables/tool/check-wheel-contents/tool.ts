import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';
import { unknownCheck } from './rules/unknown-check.ts';

export const checkWheelContents = defineTool({
  name: 'check-wheel-contents',
  title: 'check-wheel-contents',
  docs: 'Looks for files in a wheel that should not be there, and for those that are missing.',
  link: 'https://github.com/jwodder/check-wheel-contents',
  packages: ['check-wheel-contents'],
  tier: 'verified',
  run: ['check-wheel-contents', 'dist'],
  codes: 'check-wheel-contents',
  configFiles: [
    { file: 'tox.ini', section: '[check-wheel-contents]', precedence: 'shadowed' },
    { file: 'setup.cfg', section: '[tool:check-wheel-contents]', precedence: 'shadowed' },
    { file: 'check-wheel-contents.cfg', precedence: 'shadowed' },
    { file: '.check-wheel-contents.cfg', precedence: 'shadowed' },
  ],
  rules: [unknownCheck],
  tables: [
    {
      path: ['tool', 'check-wheel-contents'],
      title: 'checks of the wheel',
      docs: 'Which checks are made, and what the wheel has to hold.',
      reference: 'https://github.com/jwodder/check-wheel-contents#configuration-options',
      common: 0.01,
      snippet: 'ignore = [‸]',
      shape: dataTable('check-wheel-contents'),
    },
  ],
});
