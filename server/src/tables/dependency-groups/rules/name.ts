import type { DependencyGroup, GroupItem } from '../../../model/dependency-groups.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import type { Fix } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import { nameProblems, normalizeName } from '../../../standards/names.ts';
import { applyEdits } from '../../../text/span.ts';
import { renameMemberEdits } from '../../shared/edits.ts';
import { fixesOr } from '../../shared/fixes.ts';
import { rewrite } from '../../shared/string-findings.ts';

type Include = { readonly from: DependencyGroup; readonly item: Extract<GroupItem, { kind: 'include' }> };

export const name = defineRule({
  id: 'dependency-groups/name',
  summary: 'A dependency group has a name that is not valid.',
  why:
    'Group names follow the rules for project names: ASCII letters, digits, `-`, `_` and `.`, beginning and ending with ' +
    'a letter or digit. Some tools refuse other names, some accept them.',
  severity: 'warning',
  reference: 'dependency-groups#the-dependency-groups-table',
  examples: {
    bad: '[dependency-groups]\n"unit tests" = ["pytest"]\ndev = [{ include-group = "unit tests" }]\n',
    fixed: '[dependency-groups]\nunit-tests = ["pytest"]\ndev = [{ include-group = "unit-tests" }]\n',
    good: '[dependency-groups]\nunit-tests = ["pytest"]\n',
  },

  *check({ groups }) {
    let includes: ReadonlyMap<string, readonly Include[]> | undefined;
    for (const group of groups.all) {
      const [problem] = nameProblems(group.name, 'dependency group name');
      if (problem === undefined) continue;
      includes ??= includesByName(groups);
      const renamed = problem.repair && applyEdits(group.name, problem.repair.edits);
      const fix = renamed === undefined ? undefined : renameFix(groups, group, renamed, includes);
      yield {
        at: group.key.span,
        message: problem.message,
        ...fixesOr('No free name is near enough to this one.', fix),
      };
    }
  },
});

function renameFix(
  groups: DocumentContext['groups'],
  group: DependencyGroup,
  renamed: string,
  includes: ReadonlyMap<string, readonly Include[]>,
): Fix | undefined {
  if (groups.find(renamed) !== undefined) return undefined;
  const users = includes.get(group.normalized) ?? [];
  return {
    kind: 'ask',
    title: `Rename to "${renamed}"`,
    edits: [
      ...renameMemberEdits(group.member, renamed),
      ...users.map(({ item }) => rewrite(item.group, renamed)),
    ],
    changes: [
      ['dependency-groups', group.name],
      ['dependency-groups', renamed],
      ...users.map(({ from, item }) => ['dependency-groups', from.name, item.index]),
    ],
  };
}

function includesByName(groups: DocumentContext['groups']): ReadonlyMap<string, readonly Include[]> {
  const found = new Map<string, Include[]>();
  for (const from of groups.all) {
    for (const item of from.items) {
      if (item.kind !== 'include') continue;
      const key = normalizeName(item.group.value);
      const users = found.get(key);
      if (users === undefined) found.set(key, [{ from, item }]);
      else users.push({ from, item });
    }
  }
  return found;
}
