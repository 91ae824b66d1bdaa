import type { TargetName } from '../plan.ts';
import { flit } from './flit.ts';
import { hatchling } from './hatchling.ts';
import { pdm } from './pdm.ts';
import { poetry } from './poetry.ts';
import { setuptools } from './setuptools.ts';
import type { Target } from './target.ts';
import { uv } from './uv.ts';

const targets: readonly Target[] = [setuptools, hatchling, flit, pdm, uv, poetry];

/** The writer for a back-end. */
export const targetNamed = (name: TargetName): Target =>
  targets.find((target) => target.name === name) ?? setuptools;
