import type { Data } from '../../spec/data.ts';
import type { KeySpec, TableShape, TableSpec } from '../../spec/shape.ts';
import { buildSystemTable } from '../build-system/table.ts';
import { dependencyGroupsTable } from '../dependency-groups/table.ts';
import { projectTable } from '../project/table.ts';
import { toolTable } from '../tool/table.ts';

/** The file itself: the four tables that may stand at the top level. */
export const pyprojectTable: TableSpec = {
  path: [],
  title: 'pyproject.toml',
  docs:
    'Describes a Python project for the tools that build, install and check it. Four tables stand at the top level; ' +
    'everything else belongs into one of them.',
  reference: 'pyproject-toml',
  shape: (data) => ({
    type: 'table',
    keys: [projectTable, buildSystemTable, dependencyGroupsTable, toolTable].map((table) =>
      keyOf(table, data),
    ),
  }),
};

const keyOf = (table: TableSpec, data: Data): KeySpec => ({
  name: table.path.join('.'),
  shape: shapeOf(table, data),
  title: table.title,
  docs: table.docs,
  ...(table.reference === undefined ? {} : { reference: table.reference }),
  ...(table.common === undefined ? {} : { common: table.common }),
});

const shapeOf = ({ shape }: TableSpec, data: Data): TableShape =>
  typeof shape === 'function' ? shape(data) : shape;
