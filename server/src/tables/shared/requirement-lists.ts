import { readRequirement } from '../../model/requirements.ts';
import { isRefused } from '../../standards/problem.ts';
import type { TomlNode } from '../../toml/tree.ts';

/** Whether a value is a list that can only be one of requirements: one has a version, a marker, extras or a URL, and all can be read. */
export function isRequirementList(node: TomlNode | undefined): boolean {
  if (node?.kind !== 'array' || node.items.length === 0) return false;
  let sure = false;
  for (const item of node.items) {
    if (item.kind !== 'string') return false;
    const requirement = readRequirement(item.value);
    if (isRefused(requirement.problems)) return false;
    sure ||=
      requirement.specifiers.specifiers.length > 0 ||
      requirement.marker !== undefined ||
      requirement.extras.length > 0 ||
      requirement.url !== undefined;
  }
  return sure;
}
