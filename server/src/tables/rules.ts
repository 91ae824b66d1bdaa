import type { Rule } from '../spec/rule.ts';
import { buildSystemRules } from './build-system/rules.ts';
import { dependencyGroupsRules } from './dependency-groups/rules.ts';
import { projectRules } from './project/rules.ts';
import { pyprojectRules } from './pyproject/rules.ts';
import { tomlRules } from './toml/rules.ts';
import { toolkitRules } from './tool/pyproject-toolkit/rules.ts';
import { toolRules } from './tool/rules.ts';

/** Every rule that is known, by table. */
export const rules: readonly Rule[] = [
  ...tomlRules,
  ...pyprojectRules,
  ...buildSystemRules,
  ...projectRules,
  ...dependencyGroupsRules,
  ...toolRules,
  ...toolkitRules,
];
