import type { Declined, MigrationPlan, SourceName } from './plan.ts';

/** What a plan has where nothing is said. */
export const EMPTY_PLAN = {
  fields: [],
  leftovers: [],
  notes: [],
  choices: [],
  frozen: [],
  files: [],
  backend: undefined,
} as const;

export const nothingPlan = (sources: readonly SourceName[]): MigrationPlan => ({
  ...EMPTY_PLAN,
  status: 'nothing',
  sources,
  declined: [],
});

export const declinedPlan = (
  sources: readonly SourceName[],
  declined: readonly Declined[],
): MigrationPlan => ({
  ...EMPTY_PLAN,
  status: 'declined',
  sources,
  declined,
});
