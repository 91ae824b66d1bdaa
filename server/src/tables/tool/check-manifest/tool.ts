import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const checkManifest = defineTool({
  name: 'check-manifest',
  title: 'check-manifest',
  docs: 'Compares the sdist with what is under version control.',
  link: 'https://github.com/mgedmin/check-manifest',
  packages: ['check-manifest'],
  tier: 'verified',
  run: ['check-manifest'],
  configFiles: [
    { file: 'setup.cfg', section: '[check-manifest]', precedence: 'shadowed' },
    { file: 'tox.ini', section: '[check-manifest]', precedence: 'shadowed' },
  ],
  tables: [
    {
      path: ['tool', 'check-manifest'],
      title: 'files that may be missing',
      docs: 'Which files of the repository the sdist need not have.',
      reference: 'https://github.com/mgedmin/check-manifest#configuration',
      common: 0.02,
      snippet: 'ignore = [‸]',
      shape: dataTable('check-manifest'),
    },
  ],
});
