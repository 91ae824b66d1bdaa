/** Readers for data that arrives as parsed JSON of unknown shape: what does not fit is left out, nothing throws. */

export type JsonObject = Readonly<Record<string, unknown>>;

export const objectFrom = (json: unknown): JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as JsonObject) : {};

export const listFrom = (json: unknown): readonly unknown[] => (Array.isArray(json) ? json : []);

export const stringsFrom = (json: unknown): readonly string[] =>
  listFrom(json).filter((item): item is string => typeof item === 'string');

export const stringFrom = (json: unknown): string | undefined =>
  typeof json === 'string' ? json : undefined;
