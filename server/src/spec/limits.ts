/** Longer texts are not analysed: what is meant as configuration never gets there. In UTF-16 units. */
export const LONGEST_DOCUMENT = 8 * 1024 * 1024;

/** What is said of a longer one. */
export const tooLongMessage = (units: number): string =>
  `This file is ${(units / 1024 / 1024).toFixed(1)} MB long; files above ${LONGEST_DOCUMENT / 1024 / 1024} MB are not analysed.`;
