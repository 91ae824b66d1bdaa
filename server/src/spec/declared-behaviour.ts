import { ANY_VERSION } from '../standards/pep440.ts';
import { isRefused } from '../standards/problem.ts';
import { admittedSteps, type BehaviourStep, type Situation } from './backends.ts';
import type { DocumentContext } from './context.ts';

/** What the declared back-end does with one situation. */
export interface DeclaredBehaviour {
  /** Its package. */
  readonly name: string;
  /** What the newest release does that `requires` admits. */
  readonly now: BehaviourStep;
  /** What the releases that `requires` admits do, oldest first. */
  readonly steps: readonly BehaviourStep[];
}

/** What was measured of the declared back-end; `undefined` where it is unknown or the situation was not tried. */
export function declaredBehaviour(
  { backend }: DocumentContext,
  situation: Situation,
): DeclaredBehaviour | undefined {
  const fact = backend?.backend.fact(situation);
  if (backend === undefined || fact === undefined) return undefined;
  const requirement = backend.required?.requirement;
  const bounds =
    requirement === undefined || isRefused(requirement.problems) ? ANY_VERSION : requirement.specifiers;
  const steps = admittedSteps(fact, bounds);
  const now = steps.at(-1);
  return now && { name: backend.backend.package, now, steps };
}

/** Whether the declared back-end was seen to stop at this. */
export const stops = (behaviour: DeclaredBehaviour | undefined): boolean =>
  behaviour?.now.does === 'refuses' || behaviour?.now.does === 'crashes';
