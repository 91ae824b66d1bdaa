import type { Rule } from '../../spec/rule.ts';
import { duplicate } from './rules/duplicate.ts';
import { syntax } from './rules/syntax.ts';
import { version } from './rules/version.ts';

/** The rules about TOML as such; a new one is a file in `rules/` and a line here. */
export const tomlRules: readonly Rule[] = [syntax, duplicate, version];
