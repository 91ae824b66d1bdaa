import type { DependencyGroup } from '../../model/dependency-groups.ts';
import type { DocumentContext } from '../../spec/context.ts';
import { dependencyGroupsFrom, type GroupEntry, type GroupFault } from '../../standards/dependency-groups.ts';
import { referenceLink } from '../docs/keys.ts';
import { code, count, heading, list, listUpTo, plain } from '../docs/markdown.ts';
import type { Found, Spot } from './spot.ts';

const SHOWN = 5;

/** A group and those that its includes lead to, as plain data; the others do not matter for it. */
function groupsFrom({ groups }: DocumentContext, name: string): [string, GroupEntry[]][] {
  const found = new Map<DependencyGroup, GroupEntry[]>();
  const waiting = [groups.find(name)];
  while (waiting.length > 0) {
    const group = waiting.pop();
    if (group === undefined || found.has(group)) continue;
    const entries: GroupEntry[] = [];
    for (const item of group.items) {
      if (item.kind === 'requirement') entries.push({ requirement: item.text.value });
      if (item.kind !== 'include') continue;
      entries.push({ include: item.group.value });
      waiting.push(groups.find(item.group.value));
    }
    found.set(group, entries);
  }
  return [...found].map(([{ name: own }, entries]) => [own, entries]);
}

/** All that a group comes to with its includes. */
export const resolvedGroup = (ctx: DocumentContext, group: string) =>
  dependencyGroupsFrom(groupsFrom(ctx, group)).resolve(group);

/** What a group comes to with all its includes, in a sentence; what stands in the way of it in another. */
export function contentsWords(ctx: DocumentContext, group: string): string | undefined {
  const resolved = resolvedGroup(ctx, group);
  if (resolved === undefined) return undefined;
  const { requirements, faults, isCut } = resolved;
  const shown = requirements.slice(0, SHOWN).map(({ requirement }) => code(requirement, 60));
  const hidden = requirements.length - shown.length;
  const items = hidden > 0 ? `${shown.join(', ')} and ${hidden} more` : list(shown);
  const lead = `${isCut ? 'More than ' : ''}${count(requirements.length, 'requirement')}`;
  const contents = requirements.length === 0 ? 'Nothing in it.' : `${lead}: ${items}.`;
  return [contents, ...faults.slice(0, 2).map(faultWords)].join(' ');
}

function faultWords(fault: GroupFault): string {
  if (fault.kind === 'unknown') return `It includes ${code(fault.name)}, which is no group here.`;
  const circle = fault.path.slice(0, SHOWN).map((name) => code(name, 40));
  return `Its includes lead back: ${circle.join(' → ')}${fault.path.length > SHOWN ? ' → …' : ''}.`;
}

/** The name in `include-group`: what the group comes to. */
export function includeHover({ ctx, path, text, described }: Spot): Found | undefined {
  if (path[path.length - 1] !== 'include-group' || text.value.trim() === '') return undefined;
  const contents = contentsWords(ctx, text.value);
  const names = ctx.groups.all.map(({ name }) => code(name, 40));
  const body =
    contents ??
    `There is no group ${code(text.value)} here.${names.length === 0 ? '' : ` There are ${listUpTo(8, names)}.`}`;
  return {
    span: text.span,
    page: {
      title: heading(plain(text.value), 'included group'),
      body: [body],
      footer: [referenceLink(described.key?.reference)],
    },
  };
}
