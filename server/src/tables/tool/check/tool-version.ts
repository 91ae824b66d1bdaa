import type { DocumentContext } from '../../../spec/context.ts';
import type { ProjectFiles } from '../../../spec/host.ts';
import type { ToolSpec } from '../../../spec/tool.ts';
import { normalizeName } from '../../../standards/names.ts';
import {
  compareVersions,
  formatVersion,
  lowerBound,
  readVersion,
  type Version,
} from '../../../standards/pep440.ts';
import { isRefused } from '../../../standards/problem.ts';

/** The release of a tool that a project uses, and how that is known. */
export interface ToolVersion {
  readonly version: Version;
  readonly text: string;
  /** `environment` and `lock` name the very release, `requirement` the oldest one that is admitted. */
  readonly from: 'environment' | 'lock' | 'requirement';
}

const ENVIRONMENTS = ['.venv', 'venv', 'env'];
const LOCKS = ['uv.lock', 'poetry.lock', 'pdm.lock', 'pylock.toml'];
const known = new WeakMap<DocumentContext, Map<ToolSpec, ToolVersion | undefined>>();

/**
 * The release of a tool that the project uses: the one installed in its environment (by the name of its `dist-info`; nothing
 * is run), else the one in a lock file, else the lower bound of the requirement. `undefined` where none of them says.
 */
export function toolVersion(context: DocumentContext, tool: ToolSpec): ToolVersion | undefined {
  const versions = known.get(context) ?? new Map<ToolSpec, ToolVersion | undefined>();
  known.set(context, versions);
  if (!versions.has(tool)) versions.set(tool, find(context, tool));
  return versions.get(tool);
}

function find(context: DocumentContext, { packages }: ToolSpec): ToolVersion | undefined {
  for (const name of packages) {
    const found =
      versionOf(installed(context.files, name), 'environment') ??
      versionOf(locked(context.files, name), 'lock') ??
      required(context, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function versionOf(text: string | undefined, from: ToolVersion['from']): ToolVersion | undefined {
  const version = text === undefined ? undefined : readVersion(text);
  return version && { version, text: formatVersion(version), from };
}

/** `ruff-0.17.5.dist-info` beside the packages of an environment in the project's folder. */
function installed(files: ProjectFiles, name: string): string | undefined {
  for (const folder of ENVIRONMENTS) {
    if (files.kind(folder) !== 'folder') continue;
    const pythons = (files.list(`${folder}/lib`) ?? []).filter((one) => one.startsWith('python'));
    for (const place of [
      ...pythons.map((one) => `${folder}/lib/${one}/site-packages`),
      `${folder}/Lib/site-packages`,
    ]) {
      for (const entry of files.list(place) ?? []) {
        const [, distribution, version] = /^([^-]+)-([^-]+)\.dist-info$/.exec(entry) ?? [];
        if (distribution !== undefined && normalizeName(distribution) === name) return version;
      }
    }
  }
  return undefined;
}

function locked(files: ProjectFiles, name: string): string | undefined {
  const entry = new RegExp(
    `\\[\\[packages?\\]\\]\\r?\\nname = ["']${name.split('-').join('[-_.]')}["']\\r?\\nversion = ["']([^"'\\r\\n]+)["']`,
    'i',
  );
  for (const file of LOCKS) {
    const version = files.kind(file) === 'file' ? entry.exec(files.text(file) ?? '')?.[1] : undefined;
    if (version !== undefined) return version;
  }
  return undefined;
}

function required({ requirements }: DocumentContext, name: string): ToolVersion | undefined {
  let lowest: Version | undefined;
  for (const { requirement } of requirements) {
    if (requirement.name === undefined || normalizeName(requirement.name.text) !== name) continue;
    if (isRefused(requirement.problems)) continue;
    const bound = lowerBound(requirement.specifiers)?.version;
    // A requirement without a bound admits every release: none is known to be used.
    if (bound === undefined) return undefined;
    if (lowest === undefined || compareVersions(bound, lowest) < 0) lowest = bound;
  }
  return lowest && { version: lowest, text: formatVersion(lowest), from: 'requirement' };
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
