import type { Rule } from '../../spec/rule.ts';

/** The rules about toml as such; a new one is a file in `rules/` and a line here. */
export const tomlRules: readonly Rule[] = [];
