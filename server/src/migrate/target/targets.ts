import type { TargetName } from '../plan.ts';
import { flit } from './flit.ts';
import type { FolderTarget } from './folders.ts';
import { hatchling } from './hatchling.ts';
import { pdm } from './pdm.ts';
import { poetry } from './poetry.ts';
import { setuptools } from './setuptools.ts';
import type { Target } from './target.ts';
import { uv } from './uv.ts';

/** Those that pack whole folders. */
export const folderTargets: readonly FolderTarget[] = [hatchling, flit, pdm, uv, poetry];
const targets: readonly Target[] = [setuptools, ...folderTargets];

/** The writer for a back-end. */
export const targetNamed = (name: TargetName): Target =>
  targets.find((target) => target.name === name) ?? setuptools;
