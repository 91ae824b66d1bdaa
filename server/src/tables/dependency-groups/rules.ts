import type { Rule } from '../../spec/rule.ts';
import { duplicateName } from './rules/duplicate-name.ts';
import { empty } from './rules/empty.ts';
import { includeCycle } from './rules/include-cycle.ts';
import { invalidRequirement } from './rules/invalid-requirement.ts';
import { markerNeverHolds } from './rules/marker-never-holds.ts';
import { name } from './rules/name.ts';
import { requirementDuplicate } from './rules/requirement-duplicate.ts';
import { specifierEmpty } from './rules/specifier-empty.ts';
import { type } from './rules/type.ts';
import { unknownInclude } from './rules/unknown-include.ts';

/** The rules of `[dependency-groups]`; a new one is a file in `rules/` and a line here. */
export const dependencyGroupsRules: readonly Rule[] = [
  type,
  name,
  duplicateName,
  unknownInclude,
  includeCycle,
  invalidRequirement,
  requirementDuplicate,
  specifierEmpty,
  markerNeverHolds,
  empty,
];
