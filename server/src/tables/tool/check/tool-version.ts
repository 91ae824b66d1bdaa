import type { DocumentContext } from '../../../spec/context.ts';
import type { ToolSpec } from '../../../spec/tool.ts';
import { toolVersion as find, type ToolVersion } from '../../../spec/tool-version.ts';
import { compareVersions, readVersion } from '../../../standards/pep440.ts';

const known = new WeakMap<DocumentContext, Map<ToolSpec, ToolVersion | undefined>>();

/** The release of a tool that the project uses; found once for a document. */
export function toolVersion(context: DocumentContext, tool: ToolSpec): ToolVersion | undefined {
  const versions = known.get(context) ?? new Map<ToolSpec, ToolVersion | undefined>();
  known.set(context, versions);
  if (!versions.has(tool)) versions.set(tool, find(context, tool));
  return versions.get(tool);
}

/**
 * The release that a project has (installed or locked), where it is older than a version of the data. A lower bound alone
 * does not tell: most use a newer release.
 */
export function olderThan(
  context: DocumentContext,
  tool: ToolSpec,
  than: string | undefined,
): ToolVersion | undefined {
  const version = than === undefined ? undefined : readVersion(than);
  if (version === undefined) return undefined;
  const used = toolVersion(context, tool);
  return used !== undefined && used.from !== 'requirement' && compareVersions(used.version, version) < 0
    ? used
    : undefined;
}

/** The release that a project uses, where it is newer than the one that our data speak of. */
export function newerThanData(context: DocumentContext, tool: ToolSpec): ToolVersion | undefined {
  const used = toolVersion(context, tool);
  const proved = tool.tier === 'verified' ? context.data.verified(tool.name)?.version : undefined;
  const version = proved === undefined ? undefined : readVersion(proved);
  return used !== undefined && version !== undefined && compareVersions(used.version, version) > 0
    ? used
    : undefined;
}
