import type { Data } from '../spec/data.ts';

/** What a plan rests on besides the project. */
export interface MigrationFacts {
  readonly data: Data;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}
