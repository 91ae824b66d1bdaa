import type { TableSpec } from '../spec/shape.ts';
import { buildSystemTable } from './build-system/table.ts';
import { dependencyGroupsTable } from './dependency-groups/table.ts';
import { projectTable } from './project/table.ts';

/** Every table that is known; a new one is a folder and a line here. */
export const tables: readonly TableSpec[] = [buildSystemTable, projectTable, dependencyGroupsTable];
