import type { DocumentContext } from '../../../spec/context.ts';
import { requiredNames, requirementPlaces } from '../../../spec/required-names.ts';
import type { ToolSpec } from '../../../spec/tool.ts';
import { toolVersion as find, type ToolVersion } from '../../../spec/tool-version.ts';
import { normalizeName } from '../../../standards/names.ts';
import {
  compareVersions,
  parseSpecifierSet,
  rangesOfSet,
  readVersion,
  type SpecifierSet,
} from '../../../standards/pep440.ts';
import { isRefused } from '../../../standards/problem.ts';
import { before, intersect, rangeOf } from '../../../standards/version-ranges.ts';
import { lookup } from '../../../toml/paths.ts';

/** The release of a tool that the project uses; found once for a document. */
export const toolVersion = (context: DocumentContext, tool: ToolSpec): ToolVersion | undefined =>
  context.facts.of(`version/${tool.name}`, () => find(context, tool));

/** Whether every requirement of a tool keeps a release and all later ones out: `flit_core>=3,<4` keeps out 4.0. */
export function keepsOut(context: DocumentContext, tool: ToolSpec, from: string | undefined): boolean {
  return keepsAllOut(context, tool, () => from);
}

/** Whether every requirement of a tool keeps out the release that our data speak of, and all later ones. */
export function keepsProvedOut(context: DocumentContext, tool: ToolSpec): boolean {
  return keepsAllOut(context, tool, (distribution) => provedVersion(context, tool, distribution));
}

/** The release of one of the distributions of a tool that it was proved with. */
function provedVersion(
  { data }: DocumentContext,
  { name, tier }: ToolSpec,
  distribution: string,
): string | undefined {
  const verified = tier === 'verified' ? data.verified(name) : undefined;
  return verified?.versions === undefined ? verified?.version : verified.versions[distribution];
}

function keepsAllOut(
  context: DocumentContext,
  tool: ToolSpec,
  from: (distribution: string) => string | undefined,
): boolean {
  const isOut = (set: SpecifierSet, distribution: string): boolean => {
    const text = from(distribution);
    const version = text === undefined ? undefined : readVersion(text);
    if (version === undefined) return false;
    return intersect(rangesOfSet(set), rangeOf(before(version), undefined)).length === 0;
  };
  const own = ownVersion(context, tool);
  if (own !== undefined && isOut(own, tool.packages[0] ?? tool.name)) return true;
  const kinds = requirementPlaces.filter((kind) =>
    tool.packages.some((name) => requiredNames(context, kind).has(name)),
  );
  const sets = context
    .requirementsIn(...kinds)
    .flatMap(({ requirement: { name, problems, specifiers } }) =>
      name !== undefined && tool.packages.includes(normalizeName(name.text)) && !isRefused(problems)
        ? [{ specifiers, distribution: normalizeName(name.text) }]
        : [],
    );
  return sets.length > 0 && sets.every(({ specifiers, distribution }) => isOut(specifiers, distribution));
}

/** The versions of itself that a tool is told to run as; a bare version is that one. */
function ownVersion(
  { tree }: DocumentContext,
  { ownVersion: key, tables }: ToolSpec,
): SpecifierSet | undefined {
  const path = tables[0]?.path;
  const node = key === undefined || path === undefined ? undefined : lookup(tree.root, [...path, key]);
  if (node?.kind !== 'string') return undefined;
  const set = parseSpecifierSet(/^\s*\d/.test(node.value) ? `==${node.value.trim()}` : node.value);
  return isRefused(set.problems) ? undefined : set;
}

/**
 * The release that a project has (installed or locked), where it is older than a version of the data, or the oldest one
 * that its requirement admits where that keeps this version out. A lower bound alone does not tell: most use a newer
 * release.
 */
export function olderThan(
  context: DocumentContext,
  tool: ToolSpec,
  than: string | undefined,
): ToolVersion | undefined {
  const version = than === undefined ? undefined : readVersion(than);
  if (version === undefined) return undefined;
  const used = toolVersion(context, tool);
  if (used === undefined || compareVersions(used.version, version) >= 0) return undefined;
  return used.from !== 'requirement' || keepsOut(context, tool, than) ? used : undefined;
}

/** The release that a project uses, where it is newer than the one that our data speak of. */
export function newerThanData(context: DocumentContext, tool: ToolSpec): ToolVersion | undefined {
  const used = toolVersion(context, tool);
  const proved = used === undefined ? undefined : provedVersion(context, tool, used.distribution);
  const version = proved === undefined ? undefined : readVersion(proved);
  return used !== undefined && version !== undefined && compareVersions(used.version, version) > 0
    ? used
    : undefined;
}

/** Whether the project is known to use a release or a later one, also by the lower bound of its requirement. */
export function usesAtLeast(context: DocumentContext, tool: ToolSpec, release: string): boolean {
  const version = readVersion(release);
  const used = toolVersion(context, tool);
  return used !== undefined && version !== undefined && compareVersions(used.version, version) >= 0;
}
