import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';
import { enabledAndDisabled } from './rules/enabled-and-disabled.ts';
import { files } from './rules/files.ts';
import { overrides } from './rules/overrides.ts';
import { pythonVersion } from './rules/python-version.ts';
import { strictOverride } from './rules/strict-override.ts';
import { unknownCode } from './rules/unknown-code.ts';

export const mypy = defineTool({
  name: 'mypy',
  title: 'mypy',
  docs: 'Static type checker for Python.',
  link: 'https://mypy.readthedocs.io/en/stable/config_file.html',
  packages: ['mypy'],
  tier: 'verified',
  run: ['mypy', '.'],
  configFiles: [
    { file: 'mypy.ini', precedence: 'instead' },
    { file: '.mypy.ini', precedence: 'instead' },
    { file: 'setup.cfg', section: '[mypy]', precedence: 'shadowed' },
  ],
  codes: 'mypy',
  rules: [pythonVersion, unknownCode, enabledAndDisabled, files, overrides, strictOverride],
  tables: [
    {
      path: ['tool', 'mypy'],
      title: 'settings of mypy',
      docs: 'How strictly types are checked, for the whole project; `[[tool.mypy.overrides]]` says otherwise for single modules.',
      reference: 'https://mypy.readthedocs.io/en/stable/config_file.html',
      common: 0.4,
      snippet: 'strict = true‸',
      shape: schemaTable('mypy.schema.json', { data: 'mypy' }),
    },
  ],
});
