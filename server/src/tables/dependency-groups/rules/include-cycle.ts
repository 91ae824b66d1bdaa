import type { DependencyGroup, DependencyGroups, GroupItem } from '../../../model/dependency-groups.ts';
import { defineRule } from '../../../spec/rule.ts';
import { removeItemFix } from '../../shared/edits.ts';
import { fixesOr } from '../../shared/fixes.ts';
import { quoted } from '../../shared/words.ts';

type Include = Extract<GroupItem, { kind: 'include' }>;

export const includeCycle = defineRule({
  id: 'dependency-groups/include-cycle',
  summary: 'Dependency groups include each other in a circle.',
  why:
    'The standard forbids includes that lead back to the group they stand in, and tools refuse to install every group of ' +
    'the circle. Each include that takes part is marked; removing one of them is enough.',
  severity: 'error',
  reference: 'dependency-groups#dependency-group-include',
  examples: {
    bad: '[dependency-groups]\ntest = ["pytest", { include-group = "dev" }]\ndev = [{ include-group = "test" }]\n',
    fixed: '[dependency-groups]\ntest = ["pytest"]\ndev = [{ include-group = "test" }]\n',
    good: '[dependency-groups]\ntest = ["pytest"]\ndev = [{ include-group = "test" }]\n',
  },

  *check({ groups, tree }) {
    const circles = circlesOf(groups);
    const within = (from: DependencyGroup, include: Include): DependencyGroup | undefined => {
      const to = groups.find(include.group.value);
      return to !== undefined && circles.get(to) === circles.get(from) ? to : undefined;
    };

    for (const group of groups.all) {
      if (!circles.has(group)) continue;
      for (const item of group.items) {
        const to = item.kind === 'include' ? within(group, item) : undefined;
        if (item.kind !== 'include' || to === undefined) continue;
        const back = to.items.find(
          (other): other is Include => other.kind === 'include' && within(to, other) !== undefined,
        );
        yield {
          at: item.group.span,
          message:
            to === group
              ? `${quoted(group.name)} includes itself: tools refuse to install it.`
              : `${quoted(group.name)} includes ${quoted(to.name)}, which leads back to ${quoted(group.name)}: tools refuse to install either.`,
          ...(to === group || back === undefined
            ? {}
            : {
                related: [
                  {
                    at: back.group.span,
                    message: `The way back: ${quoted(to.name)} includes ${quoted(back.group.value)}.`,
                  },
                ],
              }),
          ...fixesOr(
            'The include is a table with a header of its own; remove that table.',
            group.array &&
              removeItemFix(
                tree,
                group.array,
                item.index,
                ['dependency-groups', group.name],
                'Remove this include',
              ),
          ),
        };
      }
    }
  },
});

/** The groups that lie on a circle, with the number of their circle: Tarjan's components, with an explicit stack. */
function circlesOf(groups: DependencyGroups): ReadonlyMap<DependencyGroup, number> {
  const order = new Map<DependencyGroup, number>();
  const low = new Map<DependencyGroup, number>();
  const waiting: DependencyGroup[] = [];
  const isWaiting = new Set<DependencyGroup>();
  const circles = new Map<DependencyGroup, number>();
  const targets = (group: DependencyGroup): readonly DependencyGroup[] =>
    group.items.flatMap((item) => (item.kind === 'include' ? (groups.find(item.group.value) ?? []) : []));

  const enter = (group: DependencyGroup) => {
    order.set(group, order.size);
    low.set(group, order.get(group) as number);
    waiting.push(group);
    isWaiting.add(group);
    return { group, next: 0, to: targets(group) };
  };
  const lower = (group: DependencyGroup, to: number): void => {
    low.set(group, Math.min(low.get(group) as number, to));
  };

  for (const start of groups.all) {
    if (order.has(start)) continue;
    const path = [enter(start)];
    for (let here = path[path.length - 1]; here !== undefined; here = path[path.length - 1]) {
      const to = here.to[here.next++];
      if (to !== undefined) {
        if (!order.has(to)) path.push(enter(to));
        else if (isWaiting.has(to)) lower(here.group, order.get(to) as number);
        continue;
      }
      path.pop();
      const above = path[path.length - 1];
      if (above !== undefined) lower(above.group, low.get(here.group) as number);
      if (low.get(here.group) !== order.get(here.group)) continue;
      const component: DependencyGroup[] = [];
      for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
        isWaiting.delete(one);
        component.push(one);
        if (one === here.group) break;
      }
      if (component.length > 1 || here.to.includes(here.group)) {
        for (const one of component) circles.set(one, order.get(here.group) as number);
      }
    }
  }
  return circles;
}
