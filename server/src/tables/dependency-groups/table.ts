import type { TableSpec } from '../../spec/shape.ts';

export const dependencyGroupsTable: TableSpec = {
  path: ['dependency-groups'],
  title: '',
  docs: '',
  shape: { type: 'table', keys: [], open: true },
};
