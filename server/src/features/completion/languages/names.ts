import { normalizeName } from '../../../standards/names.ts';
import { keyDocs } from '../../docs.ts';
import { type StringPlace, type Suggestion, whole } from '../suggestion.ts';

/** The groups that another group may include: all but itself, those it has, and those that would lead back to it. */
export function* suggestGroup(place: StringPlace): Iterable<Suggestion> {
  for (const name of includableGroups(place)) {
    yield { label: name, kind: 'group', detail: 'dependency group', ...whole(place), text: name };
  }
}

/** Names of groups as they are written; outside of `[dependency-groups]` all of them. */
export function includableGroups({
  context,
  path,
}: Pick<StringPlace, 'context' | 'path'>): readonly string[] {
  const { groups } = context;
  const [table, group, index] = path;
  if (table !== 'dependency-groups' || typeof group !== 'string') return groups.all.map(({ name }) => name);

  const own = groups.all.find(({ name }) => name === group);
  const refused = new Set<string>([normalizeName(group)]);
  for (const item of own?.items ?? []) {
    if (item.kind === 'include' && item.index !== index) refused.add(normalizeName(item.group.value));
  }
  for (const back of leadingTo(normalizeName(group), groups.all)) refused.add(back);
  return groups.all.filter(({ normalized }) => !refused.has(normalized)).map(({ name }) => name);
}

/** The groups from which includes lead to `target`. */
function leadingTo(
  target: string,
  all: readonly { normalized: string; items: readonly { kind: string; group?: { value: string } }[] }[],
): ReadonlySet<string> {
  const includedBy = new Map<string, string[]>();
  for (const { normalized, items } of all) {
    for (const { group } of items) {
      if (group === undefined) continue;
      const name = normalizeName(group.value);
      const by = includedBy.get(name);
      if (by === undefined) includedBy.set(name, [normalized]);
      else by.push(normalized);
    }
  }
  const found = new Set<string>();
  const waiting = [target];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const by of includedBy.get(name) ?? []) {
      if (found.has(by)) continue;
      found.add(by);
      waiting.push(by);
    }
  }
  return found;
}

/** The fields a build may fill in: not those written as values, not those listed; those the back-end supplies first. */
export function* suggestDynamic(place: StringPlace): Iterable<Suggestion> {
  const { context, shape } = place;
  const present = new Set(place.siblings);
  const table = context.registry.tableAt(['project']);
  const suppliers = context.backend?.backend.suppliers ?? {};
  const fields = (shape.values ?? []).map(({ value }) => value);
  for (const value of [...fields].sort(
    (a, b) => Number(Object.hasOwn(suppliers, b)) - Number(Object.hasOwn(suppliers, a)),
  )) {
    if (present.has(value) || context.project.member(value) !== undefined) continue;
    const key = table?.keys.find(({ name }) => name === value);
    yield {
      label: value,
      kind: 'value',
      ...(key === undefined ? {} : { detail: key.title }),
      documentation: () =>
        key === undefined ? undefined : keyDocs({ shape: key.shape, key }, ['project', value]),
      ...whole(place),
      text: value,
    };
  }
}

/** Extras of the project. */
export function* suggestExtra(place: StringPlace): Iterable<Suggestion> {
  for (const { name } of place.context.project.extras) {
    if (!place.siblings.includes(name)) yield { label: name, kind: 'group', ...whole(place), text: name };
  }
}

/** The name under which the project is imported, as its distribution name suggests. */
export function* suggestImportName(place: StringPlace): Iterable<Suggestion> {
  const name = place.context.project.name?.value;
  if (name === undefined) return;
  const module = normalizeName(name).replaceAll('-', '_');
  if (!/^[a-z_][a-z0-9_]*$/.test(module) || place.siblings.includes(module)) return;
  yield { label: module, kind: 'value', detail: 'from the project name', ...whole(place), text: module };
}
