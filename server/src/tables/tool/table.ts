import type { TableSpec } from '../../spec/shape.ts';

/** `[tool]`: what belongs to a tool and not to a standard. */
export const toolTable: TableSpec = {
  path: ['tool'],
  title: 'settings of tools',
  docs:
    'One table for each tool: `[tool.ruff]`, `[tool.pytest.ini_options]`. Each tool defines what stands in its own; no ' +
    'standard does. A tool may use the name that it owns on the package index.',
  reference: 'pyproject-toml#pyproject-tool-table',
  common: 0.95,
  shape: {
    type: 'table',
    keys: [],
    open: true,
    rest: {
      keyTitle: 'tool name',
      title: 'settings of a tool',
      docs: 'What stands here is up to the tool of that name; its own documentation says which keys it reads.',
      reference: 'pyproject-toml#pyproject-tool-table',
      shape: { type: 'any' },
    },
  },
};
