import type { Rule } from '../../spec/rule.ts';

/** The rules of `[build-system]`; a new one is a file in `rules/` and a line here. */
export const buildSystemRules: readonly Rule[] = [];
