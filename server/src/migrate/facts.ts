import type { Data } from '../spec/data.ts';
import type { Registry } from '../spec/registry.ts';

/** What a plan rests on besides the project. */
export interface MigrationFacts {
  readonly data: Data;
  /** What is known of the tables of tools; much to load, and few migrations ask. */
  readonly registry: () => Registry;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}
