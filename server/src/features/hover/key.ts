import { textOf } from '../../model/text.ts';
import type { DocumentContext } from '../../spec/context.ts';
import type { Described, Path } from '../../spec/registry.ts';
import { normalizeName, sameName } from '../../standards/names.ts';
import { parseSpecifierSet, readVersion } from '../../standards/pep440.ts';
import { parseLicenseExpression } from '../../standards/spdx.ts';
import { lookup, type Place } from '../../toml/paths.ts';
import { keyPage } from '../docs/keys.ts';
import { licenceLine } from '../docs/licences.ts';
import { code, count, listUpTo } from '../docs/markdown.ts';
import { globWords } from './globs.ts';
import { contentsWords } from './groups.ts';
import { COMMAND_GROUPS, referenceWords } from './object-reference.ts';
import { requiresPythonWords } from './requires-python.ts';
import type { Found } from './spot.ts';
import { labelPage, synonymWords } from './urls.ts';
import { versionWords } from './version.ts';

/** A part of a key or header: what the key means, and what the project has there. */
export function keyHover(
  ctx: DocumentContext,
  place: Extract<Place, { kind: 'key' | 'header' }>,
): Found | undefined {
  const { part, path } = place;
  if (part === undefined) return undefined;
  const described = ctx.registry.describe(path)[0];
  if (described === undefined || (described.key ?? described.rest ?? described.table) === undefined)
    return undefined;
  const page = labelPage(ctx, path) ?? keyPage(described, path);
  const glob = described.rest?.keyLanguage === 'glob' ? globWords(ctx, path, String(path.at(-1))) : undefined;
  return {
    span: part.span,
    page: { ...page, details: [glob?.text, ...here(ctx, path, described), ...(page.details ?? [])] },
    ...(glob?.pending ? { pending: true } : {}),
  };
}

/** What the project has at the key, a line each. */
function here(ctx: DocumentContext, path: Path, described: Described): readonly (string | undefined)[] {
  const [table, field, name] = path;
  if (table === 'tool') return described.table === undefined ? [] : toolLines(ctx, String(field));
  if (table === 'dependency-groups') return path.length === 2 ? groupLines(ctx, String(field)) : [];
  if (table !== 'project') return [];
  if (path.length === 2) return [fieldLine(ctx, String(field))];
  if (field === 'optional-dependencies' && path.length === 3) return extraLines(ctx, String(name));
  if (field === 'urls' && path.length === 3) return [synonymWords(String(name))];
  if (field === 'entry-points' && path.length === 3 && COMMAND_GROUPS.has(String(name))) {
    return [
      `Commands belong in \`[project.${COMMAND_GROUPS.get(String(name))}]\`; the specification tells back-ends to refuse them here.`,
    ];
  }
  if (described.rest !== undefined && ['scripts', 'gui-scripts', 'entry-points'].includes(String(field))) {
    const text = textOf(lookup(ctx.tree.root, path))?.value;
    return [text === undefined ? undefined : referenceWords(path, text)];
  }
  return [];
}

/** How what is known of a tool was proved, and whether it is still maintained. */
function toolLines({ registry, data }: DocumentContext, name: string): readonly (string | undefined)[] {
  const tool = registry.toolOf(name);
  if (tool === undefined) return [];
  const verified = tool.tier === 'verified' ? data.verified(tool.name) : undefined;
  const { archived, title } = tool;
  return [
    archived === undefined
      ? undefined
      : `**Not maintained${archived.since === undefined ? '' : ` since ${archived.since}`}.** ${archived.message}`,
    verified === undefined
      ? `Its keys come from its ${tool.tier === 'schema' ? 'schema' : 'documentation'}; it was not run to prove them.`
      : `Its keys were proved by running ${title} ${verified.version}.`,
  ];
}

/** The value of a field of `[project]` in words. */
function fieldLine(ctx: DocumentContext, field: string): string | undefined {
  const { project } = ctx;
  const text = project.text(field)?.value;
  if (field === 'optional-dependencies') return names('Here', project.extras);
  if (text === undefined) return undefined;
  if (field === 'name') return `Installed with ${code(`pip install ${normalizeName(text)}`)}.`;
  if (field === 'requires-python') return requiresPythonWords(ctx, parseSpecifierSet(text));
  if (field === 'version') {
    const version = readVersion(text);
    return version === undefined ? undefined : `${code(text)}: ${lowerFirst(versionWords(version))}`;
  }
  if (field !== 'license') return undefined;
  const { operands, root } = parseLicenseExpression(text, ctx.data.licences);
  const [only] = operands;
  return root?.kind === 'licence' && only !== undefined ? `Here: ${licenceLine(only)}.` : undefined;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const names = (lead: string, entries: readonly { readonly name: string }[]): string | undefined =>
  entries.length === 0
    ? undefined
    : `${lead}: ${listUpTo(
        8,
        entries.map(({ name }) => code(name, 40)),
      )}.`;

/** How an extra is installed, and what it brings. */
function extraLines(ctx: DocumentContext, extra: string): readonly (string | undefined)[] {
  const found = ctx.project.extras.find(({ name }) => sameName(name, extra));
  const own = ctx.project.name?.value;
  const items = found?.items.map(({ value }) => code(value, 60)) ?? [];
  return [
    own === undefined ? undefined : `Installed with ${code(`pip install '${own}[${extra}]'`)}.`,
    items.length === 0
      ? 'Nothing in it: asking for it changes nothing.'
      : `${count(items.length, 'requirement')}: ${listUpTo(5, items)}.`,
  ];
}

/** How a group is installed, and what it resolves to. */
const groupLines = (ctx: DocumentContext, group: string): readonly (string | undefined)[] => [
  contentsWords(ctx, group),
  `Installed with ${code(`pip install --group ${group}`)} (pip 25.1 and later) or ${code(`uv sync --group ${group}`)}.`,
];
