import type { Rule } from '../../spec/rule.ts';

/** The rules about pyproject as such; a new one is a file in `rules/` and a line here. */
export const pyprojectRules: readonly Rule[] = [];
