/** One way in which what was built differs from what was built before. */
export interface Difference {
  /** A field of the metadata, `entry points`, `files`, …. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** Why it means the same; `undefined` for a difference that nothing explains. */
  readonly explained?: string;
}

const LONGEST = 300;

/** A value to be read by a person, on one line. */
export const inShort = (value: string): string => {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};

export const listed = (values: Iterable<string>, most = 20): string => {
  const all = [...values];
  return `${all.slice(0, most).join(', ')}${all.length > most ? ` and ${all.length - most} more` : ''}`;
};

export const unexplained = (differences: readonly Difference[]): readonly Difference[] =>
  differences.filter(({ explained }) => explained === undefined);
