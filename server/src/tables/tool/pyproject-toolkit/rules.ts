import type { Rule } from '../../../spec/rule.ts';
import { schema } from './rules/schema.ts';

/** The rules for `[tool.pyproject-toolkit]`. */
export const toolkitRules: readonly Rule[] = [schema];
