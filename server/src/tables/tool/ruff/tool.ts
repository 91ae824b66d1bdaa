import { defineTool } from '../../../spec/tool.ts';
import { schemaTable } from '../../../spec/tool-shape.ts';
import { glob } from './rules/glob.ts';
import { movedToLint } from './rules/moved-to-lint.ts';
import { selectedAndIgnored } from './rules/selected-and-ignored.ts';
import { targetVersion } from './rules/target-version.ts';
import { unknownCode } from './rules/unknown-code.ts';

export const ruff = defineTool({
  name: 'ruff',
  title: 'Ruff',
  docs: 'Linter and formatter for Python, quick enough to run on every save. It stands in for Flake8 with its plug-ins, isort, pydocstyle, pyupgrade and Black.',
  link: 'https://docs.astral.sh/ruff/settings/',
  packages: ['ruff'],
  tier: 'verified',
  run: ['ruff', 'check'],
  showSettings: ['ruff', 'check', '--show-settings'],
  configFiles: [
    { file: '.ruff.toml', precedence: 'instead' },
    { file: 'ruff.toml', precedence: 'instead' },
  ],
  codes: 'ruff',
  ownVersion: 'required-version',
  rules: [movedToLint, unknownCode, selectedAndIgnored, targetVersion, glob],
  tables: [
    {
      path: ['tool', 'ruff'],
      title: 'settings of Ruff',
      docs: 'What both the linter and the formatter need: line length, target version, files. Rules belong in `[tool.ruff.lint]`, the style of the formatter in `[tool.ruff.format]`.',
      reference: 'https://docs.astral.sh/ruff/settings/',
      common: 0.55,
      snippet: 'line-length = 100‸',
      shape: schemaTable('ruff.schema.json', { data: 'ruff' }),
    },
  ],
});
