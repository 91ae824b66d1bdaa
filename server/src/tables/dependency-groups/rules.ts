import type { Rule } from '../../spec/rule.ts';

/** The rules of `[dependency-groups]`; a new one is a file in `rules/` and a line here. */
export const dependencyGroupsRules: readonly Rule[] = [];
