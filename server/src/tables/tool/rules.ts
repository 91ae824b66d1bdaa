import type { Rule } from '../../spec/rule.ts';
import { archived } from './rules/archived.ts';
import { deprecatedKey } from './rules/deprecated-key.ts';
import { globMatchesNone } from './rules/glob-matches-none.ts';
import { invalidRegex } from './rules/invalid-regex.ts';
import { invalidTemplate } from './rules/invalid-template.ts';
import { missingKey } from './rules/missing-key.ts';
import { newerKey } from './rules/newer-key.ts';
import { notADependency } from './rules/not-a-dependency.ts';
import { removedKey } from './rules/removed-key.ts';
import { shadowed } from './rules/shadowed.ts';
import { textValue } from './rules/text-value.ts';
import { type } from './rules/type.ts';
import { unknownKey } from './rules/unknown-key.ts';
import { value } from './rules/value.ts';
import { tools } from './tools.ts';

/** The rules for tables of tools: those for all of them, then those of single tools. */
export const toolRules: readonly Rule[] = [
  unknownKey,
  type,
  value,
  missingKey,
  deprecatedKey,
  removedKey,
  newerKey,
  textValue,
  archived,
  shadowed,
  notADependency,
  invalidRegex,
  invalidTemplate,
  globMatchesNone,
  ...tools.flatMap((tool) => tool.rules ?? []),
];
