import type { TargetName } from '../plan.ts';
import { setuptools } from './setuptools.ts';
import type { Target } from './target.ts';

const targets: readonly Target[] = [setuptools];

/** The writer for a back-end. */
export const targetNamed = (name: TargetName): Target =>
  targets.find((target) => target.name === name) ?? setuptools;
