import type { TableSpec } from '../spec/shape.ts';
import { buildSystemTable } from './build-system/table.ts';
import { dependencyGroupsTable } from './dependency-groups/table.ts';
import { projectTable } from './project/table.ts';
import { pyprojectTable } from './pyproject/table.ts';
import { pyprojectToolkitTable } from './tool/pyproject-toolkit/table.ts';
import { toolTable } from './tool/table.ts';

/** Every table that is known, and the file itself (path `[]`); a new one is a folder and a line here. */
export const tables: readonly TableSpec[] = [
  pyprojectTable,
  projectTable,
  buildSystemTable,
  dependencyGroupsTable,
  toolTable,
  pyprojectToolkitTable,
];
