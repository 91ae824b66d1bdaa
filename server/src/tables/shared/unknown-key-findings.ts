import type { DocumentContext } from '../../spec/context.ts';
import type { Finding } from '../../spec/finding.ts';
import type { TableShape } from '../../spec/shape.ts';
import { replace } from '../../text/span.ts';
import { asTable, type Member, type Table, type TomlNode } from '../../toml/tree.ts';
import { type Alias, aliasOf, isBackendSetting } from './aliases.ts';
import { moveMemberFix, removeMemberFix } from './edits.ts';
import { askFix, type FixesOrReason, fixesOr } from './fixes.ts';
import { renameMemberEdits } from './key-parts.ts';
import { personTable } from './person.ts';
import { checkShape, fitsWithItems, keyIn, type UnknownKey } from './shape-check.ts';
import { suggester } from './suggest.ts';
import { meantKey } from './unknown-keys.ts';
import { pathWords, quoted } from './words.ts';

/** The standard tables with a fixed set of keys, among which a key may have been mixed up. */
const tables = ['project', 'build-system'] as const;

/** Every unknown key below `[project]` or `[build-system]`, with its right name or place; `consequence` ends the first sentence. */
export function* unknownKeyFindings(
  context: DocumentContext,
  name: (typeof tables)[number],
  consequence: string,
): Iterable<Finding> {
  const { tree, registry } = context;
  const member = tree.root.members.get(name);
  const shape = registry.tableAt([name]);
  if (member === undefined || shape === undefined) return;

  const inner = innerSuggester();
  for (const key of checkShape(tree, member, shape, [name]).unknown) {
    const where = key.path.slice(0, -1);
    yield {
      at: key.member.key.span,
      ...(where.length === 1
        ? topFinding(context, key, name, consequence)
        : innerFinding(key, where, inner, consequence)),
    };
  }
}

type Rest = Omit<Finding, 'at'>;

function topFinding(context: DocumentContext, key: UnknownKey, table: string, consequence: string): Rest {
  const { member, parent, shape } = key;
  const alias = aliasOf(member.name, [table]);
  if (alias !== undefined) return aliasFinding(context, member, table, alias, consequence);

  const other = tables.find(
    (one) => one !== table && keyIn(context.registry.tableAt([one]) as TableShape, member.name) !== undefined,
  );
  if (other !== undefined) {
    return {
      message: `${quoted(member.name)} is a key of \`[${other}]\`, not of \`[${table}]\`: ${consequence}.`,
      ...moved(context, member, [table, member.name], [other, member.name]),
    };
  }
  if (table === 'project' && isBackendSetting(member.name)) {
    const own = context.backend?.backend.tables[0];
    return {
      message:
        `${quoted(member.name)} is no key of \`[project]\`: ${consequence}. What goes into the package is said in the ` +
        `table of the back-end${own === undefined ? ' below `[tool]`' : `, \`[tool.${own}]\``}.`,
      noFix: 'Each back-end has its own form for this.',
    };
  }
  const meant = meantKey(shape, parent, member.name, [table]);
  if (meant !== undefined) {
    return {
      message: `${quoted(member.name)} is no key of \`[${table}]\`: ${consequence}. Did you mean \`${meant}\`?`,
      ...renamed(member, parent, [table], meant),
    };
  }
  return {
    message: `${quoted(member.name)} is no key of \`[${table}]\`: ${consequence}. Settings of a tool belong in its table below \`[tool]\`.`,
    noFix: 'No key of the standard has a similar name.',
  };
}

function aliasFinding(
  context: DocumentContext,
  member: Member,
  table: string,
  alias: Alias,
  consequence: string,
): Rest {
  const [top = '', ...keys] = alias.path;
  const start = `${quoted(member.name)} is no key of \`[${table}]\`: ${consequence}.`;
  const from = [table, member.name];
  if (alias.how === 'move') {
    const place =
      keys.length > 1
        ? `\`${keys.at(-1)}\` in \`[${alias.path.slice(0, -1).join('.')}]\``
        : `\`[${keys.length === 0 ? top : top}]\``;
    return { message: `${start} It belongs in ${place}.`, ...moved(context, member, from, alias.path) };
  }
  const target = top === table ? `\`${keys.join('.')}\`` : `\`${keys.join('.') || top}\` of \`[${top}]\``;
  const message = `${start} The standard says it with ${target}.`;
  const holder = asTable(context.tree.root.members.get(table)?.node) as Table;
  const key = keys[0] ?? '';
  if (alias.how === 'say' || top !== table)
    return { message, noFix: 'What to write there depends on more than this value.' };
  if (holder.members.has(key))
    return { message, noFix: `\`${key}\` is there already; carry over what it lacks.` };

  const shape = context.registry.describe([table, key])[0]?.shape;
  if (shape !== undefined && member.node !== undefined && fitsWithItems(shape, member.node)) {
    return { message, ...renamed(member, holder, [table], key) };
  }
  const value = rewritten(context, member, alias);
  const changes = [from, [table, key]];
  return {
    message,
    ...fixesOr(
      'The value must take another form there.',
      value === undefined || member.pair?.value === undefined
        ? undefined
        : askFix(
            `Change to \`${key} = ${value}\``,
            [...renameMemberEdits(member, key), replace(member.pair.value.span, value)],
            changes,
          ),
    ),
  };
}

/** The value in the form that the right key takes, where that is certain. */
function rewritten({ tree }: DocumentContext, { node }: Member, alias: Alias): string | undefined {
  if (node === undefined) return undefined;
  const raw = tree.text.slice(node.span.start, node.span.end);
  if (alias.how === 'list') return node.kind === 'string' ? `[${raw}]` : undefined;
  if (alias.how !== 'person') return undefined;
  if (node.kind === 'inline-table') return `[${raw}]`;
  const person = node.kind === 'string' ? personTable(node.value) : undefined;
  return person && `[${person}]`;
}

function renamed(
  member: Member,
  parent: Table,
  path: readonly (string | number)[],
  name: string,
): FixesOrReason {
  if (parent.members.has(name)) return { noFix: `\`${name}\` is there already; keep one of the two.` };
  return fixesOr(
    '',
    askFix(`Rename to \`${name}\``, renameMemberEdits(member, name), [
      [...path, member.name],
      [...path, name],
    ]),
  );
}

function moved(
  context: DocumentContext,
  member: Member,
  from: readonly string[],
  to: readonly string[],
): FixesOrReason {
  const place = to.length > 1 ? `[${to.slice(0, -1).join('.')}]` : 'the top level';
  let node = context.tree.root.members.get(to[0] as string)?.node;
  for (const name of to.slice(1)) node = asTable(node)?.members.get(name)?.node;
  if (node !== undefined) {
    return isSameText(node, member.node)
      ? { fixes: [removeMemberFix(context.tree, from, `Remove it: \`${place}\` says the same`)] }
      : { noFix: `\`${to.at(-1)}\` is in \`${place}\` already; keep one of the two.` };
  }
  const shape = context.registry.describe(to)[0]?.shape;
  if (shape === undefined || member.node === undefined || !fitsWithItems(shape, member.node)) {
    return { noFix: 'The value must take another form there.' };
  }
  return fixesOr(
    'It cannot be moved without touching other lines.',
    moveMemberFix(context.tree, member, from, to, `Move to \`${place}\``),
  );
}

const isSameText = (a: TomlNode, b: TomlNode | undefined): boolean =>
  a.kind === 'string' && b?.kind === 'string' && a.value === b.value;

function innerFinding(
  { member, parent, shape }: UnknownKey,
  where: readonly (string | number)[],
  suggest: (shape: TableShape, word: string) => string | undefined,
  consequence: string,
): Rest {
  const words = pathWords(where.slice(1));
  const keys = shape.keys.map(({ name }) => `\`${name}\``).join(', ');
  const meant = suggest(shape, member.name);
  // Of the readers only one refuses more keys in `readme`.
  const disputed = where[1] === 'readme' ? { severity: 'warning' as const } : {};
  return {
    ...disputed,
    message:
      `${quoted(member.name)} is no key of \`${words}\`, which takes ${keys}` +
      (meant === undefined
        ? `; ${disputed.severity ? 'some readers refuse it' : consequence}.`
        : `. Did you mean \`${meant}\`?`),
    ...(meant === undefined
      ? { noFix: 'No key of this table has a similar name.' }
      : renamed(member, parent, where, meant)),
  };
}

function innerSuggester(): (shape: TableShape, word: string) => string | undefined {
  const known = new Map<TableShape, (word: string) => string | undefined>();
  return (shape, word) => {
    const suggest = known.get(shape) ?? suggester(shape.keys.map(({ name }) => name));
    known.set(shape, suggest);
    return suggest(word);
  };
}
