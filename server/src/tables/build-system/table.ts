import type { TableSpec } from '../../spec/shape.ts';

export const buildSystemTable: TableSpec = {
  path: ['build-system'],
  title: '',
  docs: '',
  shape: { type: 'table', keys: [], open: true },
};
