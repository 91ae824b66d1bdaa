import type { DocumentContext } from '../../spec/context.ts';
import type { Finding, Fix } from '../../spec/finding.ts';
import { insert, replace } from '../../text/span.ts';
import { asTable, type TomlNode } from '../../toml/tree.ts';
import { moveMemberFix } from './edits.ts';
import { askFix, fixesOr } from './fixes.ts';
import {
  checkShape,
  fits,
  fitsWithItems,
  type Mismatch,
  nodeWords,
  placeOf,
  shapeWords,
} from './shape-check.ts';
import { flattened, repairedValue } from './type-repairs.ts';
import { pathWords, quoted } from './words.ts';

/** Every value in a standard table whose type is none of those that its place takes. */
export function* typeFindings(context: DocumentContext, name: string): Iterable<Finding> {
  const { tree, registry } = context;
  const member = tree.root.members.get(name);
  const shape = registry.tableAt([name]);
  if (member === undefined || shape === undefined) return;
  for (const mismatch of checkShape(tree, member, shape, [name]).mismatches) {
    yield strayed(context, mismatch) ??
      draftOfLicenseFiles(context, mismatch) ?? {
        at: placeOf(mismatch),
        message: message(mismatch),
        ...fixesOr(reason(mismatch), repair(context, mismatch)),
      };
  }
}

/** The draft of PEP 639 had a table of `paths` or `globs` where the standard has an array; hatchling still reads it. */
function draftOfLicenseFiles(
  { tree, backend }: DocumentContext,
  { path, node, member }: Mismatch,
): Finding | undefined {
  const table = asTable(node);
  if (path.join('.') !== 'project.license-files' || table === undefined) return undefined;
  const [only, ...others] = table.members.values();
  const value = only?.node;
  if (only === undefined || others.length > 0 || value?.kind !== 'array') return undefined;
  if (only.name !== 'paths' && only.name !== 'globs') return undefined;
  const isRead = backend?.backend.package === 'hatchling';
  const readers = isRead
    ? 'Of back-ends hatchling still reads a table; others refuse it.'
    : 'Tools refuse a table.';
  return {
    at: member.key.span,
    ...(isRead ? { severity: 'warning' as const } : {}),
    message: `\`license-files\` was a table in the draft of PEP 639; the standard has an array of patterns. ${readers}`,
    ...fixesOr(
      'Under a header of its own it has no certain place in `[project]`.',
      node.kind === 'inline-table'
        ? askFix(
            'Write it as an array',
            [replace(node.span, tree.text.slice(value.span.start, value.span.end))],
            [path],
          )
        : undefined,
    ),
  };
}

function message({ path, shape, node, index }: Mismatch): string {
  const wanted = shapeWords(shape);
  const found = nodeWords(node);
  if (index !== undefined && typeof path.at(-1) === 'number') {
    return `Each item of \`${pathWords(path.slice(1, -1)) || path[0]}\` is ${wanted}; this is ${found}. Tools refuse it.`;
  }
  const name = path.length === 1 ? `[${path[0]}]` : pathWords(path.slice(1));
  return `\`${name}\` takes ${wanted}, not ${found}; tools refuse it.`;
}

const reason = ({ node }: Mismatch): string =>
  node.kind === 'table' || node.kind === 'table-array'
    ? 'What is written in this table has no certain place elsewhere.'
    : 'What was meant cannot be told from the value.';

function repair({ tree }: DocumentContext, mismatch: Mismatch): Fix | undefined {
  const { node, shape, path, member, index } = mismatch;
  const source = (one: TomlNode): string => tree.text.slice(one.span.start, one.span.end);
  if (node.kind === 'table') {
    const header = node.form === 'header' && node.headers.length === 1 ? node.headers[0] : undefined;
    const single =
      header !== undefined &&
      !header.array &&
      [...node.members.values()].every(({ pair }) => pair !== undefined);
    const person = shape.type === 'array' && shape.items.type === 'table' && index === undefined;
    if (!single || !person) return undefined;
    return askFix(
      `Write it as \`[[${pathWords(path)}]]\``,
      [insert(header.span.start, '['), insert(header.span.end, ']')],
      [path],
    );
  }
  if (node.kind === 'table-array') return undefined;

  const value =
    repairedValue(node, shape, source) ??
    (index !== undefined && typeof path.at(-1) === 'number' ? flattened(node, shape, source) : undefined);
  if (value === undefined) return undefined;
  const title =
    value.length > 60 || value.includes('\n') ? `Write it as ${shapeWords(shape)}` : `Change to \`${value}\``;
  const changed = typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
  return askFix(title, [replace(node.span, value)], [member.pair === undefined ? path : changed]);
}

/**
 * A key of `[project]` that was written below the header of one of its tables, and is read as an entry of that table:
 * `dependencies = []` after `[project.urls]`.
 */
function strayed(context: DocumentContext, { path, member, node, index }: Mismatch): Finding | undefined {
  const [top, table] = path;
  if (top !== 'project' || path.length !== 3 || index !== undefined || member.pair === undefined)
    return undefined;
  const known = context.registry.describe(['project', member.name])[0];
  if (known?.key === undefined || !fits(known.shape, node)) return undefined;

  const project = asTable(context.tree.root.members.get('project')?.node);
  const free = project !== undefined && !project.members.has(member.name) && fitsWithItems(known.shape, node);
  return {
    at: member.key.span,
    message: `${quoted(member.name)} stands below the header \`[project.${table}]\`, so it is read as an entry of that table. It belongs in \`[project]\`, above that header.`,
    ...fixesOr(
      `\`${member.name}\` is in \`[project]\` already; keep one of the two.`,
      free
        ? moveMemberFix(
            context.tree,
            member,
            path as readonly string[],
            ['project', member.name],
            'Move to `[project]`',
          )
        : undefined,
    ),
  };
}
