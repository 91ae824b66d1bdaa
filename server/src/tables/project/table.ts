import type { TableSpec } from '../../spec/shape.ts';

export const projectTable: TableSpec = {
  path: ['project'],
  title: '',
  docs: '',
  shape: { type: 'table', keys: [], open: true },
};
