import type { GroupItem } from '../../model/dependency-groups.ts';
import type { DocumentContext } from '../../spec/context.ts';
import { normalizeName } from '../../standards/names.ts';
import { changedLines } from '../../text/diff.ts';
import { applyEdits, type Edit, replace } from '../../text/span.ts';
import { moveMembers } from '../../toml/edit.ts';
import { quote } from '../../toml/strings.ts';
import { foreignMentions } from '../names/elsewhere.ts';
import { mentionsOf, type NameKind } from '../names/mentions.ts';
import type { FindRewrites, Spot } from './rewrite.ts';

const EXTRAS = ['project', 'optional-dependencies'];
const GROUPS = ['dependency-groups'];

/** An extra becomes a dependency group, or the other way round, with its comments. */
export const extrasAndGroups: FindRewrites = function* (spot) {
  const { context, place } = spot;
  if (place.kind !== 'key' || place.part === undefined) return;
  const { path } = place;
  const [first, second, third] = path;
  if (path.length === 3 && first === EXTRAS[0] && second === EXTRAS[1] && typeof third === 'string') {
    const taken = context.groups.find(third) !== undefined;
    if (taken || context.project.dynamicEntry('optional-dependencies') !== undefined) return;
    if (isNamed(context, 'extra', third)) return;
    yield {
      id: 'extra-to-group',
      kind: 'move',
      title: `Move the extra \`${third}\` to [dependency-groups]${elsewhere(context, 'extra', third)}`,
      edits: moveMembers(spot.tree, EXTRAS, [third], GROUPS),
      changes: [
        [...EXTRAS, third],
        [...GROUPS, third],
      ],
    };
  } else if (path.length === 2 && first === GROUPS[0] && typeof second === 'string') {
    const edits = isNamed(context, 'group', second) ? undefined : toExtra(spot, second);
    if (edits === undefined) return;
    yield {
      id: 'group-to-extra',
      kind: 'move',
      title: `Move the group \`${second}\` to [project.optional-dependencies]${elsewhere(context, 'group', second)}`,
      edits,
      changes: [
        [...EXTRAS, second],
        [...GROUPS, second],
      ],
    };
  }
};

/** Whether something in the document names it: that would name nothing afterwards. */
const isNamed = (context: DocumentContext, kind: NameKind, name: string): boolean =>
  mentionsOf(context).some(
    (one) => one.kind === kind && one.role === 'reference' && one.name === normalizeName(name),
  );

function elsewhere(context: DocumentContext, kind: 'extra' | 'group', name: string): string {
  const files = new Set(foreignMentions(context, kind, normalizeName(name)).map(({ file }) => file));
  const [first, ...more] = files;
  if (first === undefined) return '';
  return ` (${first}${more.length === 0 ? '' : ` and ${more.length} more`} still ${more.length === 0 ? 'names' : 'name'} it)`;
}

/** Extras include each other through the name of the project. */
function toExtra({ context, tree, parse }: Spot, name: string): readonly Edit[] | undefined {
  const { project, groups } = context;
  const group = groups.find(name);
  if (group?.array === undefined || group.name !== name || project.table === undefined) return undefined;
  if (project.extras.some((extra) => normalizeName(extra.name) === group.normalized)) return undefined;
  if (project.dynamicEntry('optional-dependencies') !== undefined) return undefined;
  const rewritten = group.items.map((item) => includeEdit(context, item));
  if (rewritten.some((edit) => edit === undefined)) return undefined;
  const edits = rewritten.flatMap((edit) => edit ?? []);
  if (edits.length === 0) return moveMembers(tree, GROUPS, [name], EXTRAS);
  const text = applyEdits(tree.text, edits);
  if (text === undefined) return undefined;
  const between = parse(text);
  const moves = moveMembers(between, GROUPS, [name], EXTRAS);
  const moved = moves.length === 0 ? undefined : applyEdits(text, moves);
  return moved === undefined ? undefined : changedLines(tree.text, moved);
}

/** None for a requirement; `undefined` for what an extra cannot hold. */
function includeEdit({ project }: DocumentContext, item: GroupItem): readonly Edit[] | undefined {
  if (item.kind === 'requirement') return [];
  if (item.kind === 'other' || project.name === undefined) return undefined;
  const extra = project.extras.find((one) => normalizeName(one.name) === normalizeName(item.group.value));
  return extra === undefined
    ? undefined
    : [replace(item.node.span, quote(`${project.name.value}[${extra.name}]`))];
}
