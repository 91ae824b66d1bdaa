import { defineTool } from '../../../spec/tool.ts';
import { dataTable } from '../../../spec/tool-shape.ts';

export const numpydocValidation = defineTool({
  name: 'numpydoc_validation',
  title: 'numpydoc validation',
  docs: 'Checks docstrings in the style of NumPy.',
  link: 'https://numpydoc.readthedocs.io/en/latest/validation.html',
  packages: ['numpydoc'],
  tier: 'documented',
  run: ['numpydoc', 'lint'],
  configFiles: [{ file: 'setup.cfg', section: '[tool:numpydoc_validation]', precedence: 'shadowed' }],
  tables: [
    {
      path: ['tool', 'numpydoc_validation'],
      title: 'checks of docstrings',
      docs: 'Which checks run, and what they leave out.',
      reference: 'https://numpydoc.readthedocs.io/en/latest/validation.html',
      common: 0.01,
      snippet: 'checks = ["all"‸]',
      shape: dataTable('numpydoc_validation'),
    },
  ],
});
