import type { DocumentContext } from '../../../spec/context.ts';
import { comparePythons } from '../../../standards/pythons.ts';
import { admittedMinors, requiresPython } from '../../shared/requires-python.ts';

/** What requires-python says of the Pythons of a project. */
export interface ProjectPythons {
  /** The oldest minor release that it admits. */
  readonly lowest: string;
  readonly admits: (minor: string) => boolean;
}

/** The Pythons that requires-python admits; `undefined` without it, or where it has no lower bound. */
export function projectPythons({ project, data }: DocumentContext): ProjectPythons | undefined {
  const required = requiresPython(project);
  if (required === undefined) return undefined;
  const minors = data.pythons.all.map(({ minor }) => minor).filter((minor) => minor.startsWith('3.'));
  const admitted = admittedMinors(required.set, minors);
  const [lowest] = admitted;
  // Without a lower bound everything is admitted, and nothing follows.
  if (lowest === undefined || lowest === minors[0]) return undefined;
  return { lowest, admits: (minor) => !minors.includes(minor) || admitted.includes(minor) };
}

/** How a Python stands to the oldest one of the project. */
export const comparedTo = (pythons: ProjectPythons, minor: string): number =>
  comparePythons(minor, pythons.lowest);

/** `3.10` for `py310`. */
export function minorOfTarget(target: string): string | undefined {
  const match = /^py(\d)(\d+)$/.exec(target);
  return match === null ? undefined : `${match[1]}.${match[2]}`;
}

/** `py310` for `3.10`. */
export const targetOfMinor = (minor: string): string => `py${minor.replace('.', '')}`;
