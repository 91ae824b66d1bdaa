import type { Rule } from '../../../spec/rule.ts';
import { schema } from './rules/schema.ts';
import { unknownIgnore } from './rules/unknown-ignore.ts';
import { unusedIgnore } from './rules/unused-ignore.ts';

/** The rules for `[tool.pyproject-toolkit]` and for comments that silence rules. */
export const toolkitRules: readonly Rule[] = [schema, unknownIgnore, unusedIgnore];
