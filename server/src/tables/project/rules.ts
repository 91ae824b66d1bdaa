import type { Rule } from '../../spec/rule.ts';

/** The rules of `[project]`; a new one is a file in `rules/` and a line here. */
export const projectRules: readonly Rule[] = [];
