import type { DocumentContext } from '../../spec/context.ts';
import {
  type DependencyGroupTable,
  dependencyGroupsFrom,
  type GroupEntry,
  type GroupFault,
} from '../../standards/dependency-groups.ts';
import { referenceLink } from '../docs/keys.ts';
import { code, count, heading, list, listUpTo, plain } from '../docs/markdown.ts';
import type { Found, Spot } from './spot.ts';

const tables = new WeakMap<DocumentContext, DependencyGroupTable>();

/** The groups of a document as plain data, read once. */
function groupTable(ctx: DocumentContext): DependencyGroupTable {
  const known = tables.get(ctx);
  if (known !== undefined) return known;
  const made = dependencyGroupsFrom(
    ctx.groups.all.map(({ name, items }) => [
      name,
      items.flatMap((item): GroupEntry[] => {
        if (item.kind === 'requirement') return [{ requirement: item.text.value }];
        return item.kind === 'include' ? [{ include: item.group.value }] : [];
      }),
    ]),
  );
  tables.set(ctx, made);
  return made;
}

/** What a group comes to with all its includes, in a sentence; what stands in the way of it in another. */
export function contentsWords(ctx: DocumentContext, group: string): string | undefined {
  const resolved = groupTable(ctx).resolve(group);
  if (resolved === undefined) return undefined;
  const { requirements, faults, isCut } = resolved;
  const items = requirements.slice(0, 5).map(({ requirement }) => code(requirement, 60));
  const more = requirements.length > 5 ? ` and ${requirements.length - 5} more` : '';
  const lead = `${isCut ? 'More than ' : ''}${count(requirements.length, 'requirement')}`;
  const contents =
    requirements.length === 0
      ? 'Nothing in it.'
      : `${lead}: ${more === '' ? list(items) : items.join(', ') + more}.`;
  return [contents, ...faults.slice(0, 2).map(faultWords)].join(' ');
}

function faultWords(fault: GroupFault): string {
  if (fault.kind === 'unknown') return `It includes ${code(fault.name)}, which is no group here.`;
  return `Its includes lead back: ${listUpTo(
    6,
    fault.path.map((name) => code(name, 40)),
  )
    .replaceAll(', ', ' → ')
    .replace(' and ', ' → ')}.`;
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
