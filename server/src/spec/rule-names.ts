import { closest } from '../standards/closest.ts';

/** Everything that can stand for rules: each rule, each table, `all`. */
export function selectorsOf(rules: Iterable<{ readonly id: string }>): ReadonlySet<string> {
  const known = new Set<string>();
  for (const { id } of rules) known.add(id).add(id.split('/')[0] as string);
  return known.add('all');
}

/** The rule or table that was probably meant; without its table a rule is still recognised. */
export function nearestRule(name: string, known: Iterable<string>): string | undefined {
  const all = [...known];
  return closest(name, all) ?? all.find((id) => id.split('/')[1] === name) ?? closestTail(name, all);
}

function closestTail(name: string, ids: readonly string[]): string | undefined {
  const tail = closest(
    name.split('/').at(-1) as string,
    ids.flatMap((id) => id.split('/').slice(1)),
  );
  return tail === undefined ? undefined : ids.find((id) => id.endsWith(`/${tail}`));
}
