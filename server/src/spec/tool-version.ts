import { normalizeName } from '../standards/names.ts';
import {
  compareVersions,
  formatVersion,
  lowerBound,
  readVersion,
  type Version,
} from '../standards/pep440.ts';
import { isRefused } from '../standards/problem.ts';
import type { DocumentContext } from './context.ts';
import { preCommitRelease } from './pre-commit.ts';
import { requiredNames, requirementPlaces } from './required-names.ts';

/** The release of a distribution that a project uses, and how that is known. */
export interface ToolVersion {
  readonly version: Version;
  readonly text: string;
  /** The distribution whose release it is. */
  readonly distribution: string;
  /**
   * `environment`, `lock` and `pre-commit` name the very release, `requirement` the oldest one that is admitted.
   */
  readonly from: 'environment' | 'lock' | 'pre-commit' | 'requirement';
}

/**
 * The release that the project uses of a tool, given by the distributions that provide it: the one in its environment (by
 * the name of its `dist-info`; nothing is run), else the one in a lock file, else the one that pre-commit runs, else
 * the lower bound of the requirement. `undefined` where none of them says.
 */
export function toolVersion(
  context: DocumentContext,
  { packages }: { readonly packages: readonly string[] },
): ToolVersion | undefined {
  for (const name of packages) {
    const installed = context.files.installed?.(name);
    const version = installed === undefined ? undefined : readVersion(installed.version);
    if (installed !== undefined && version !== undefined)
      return { version, text: formatVersion(version), distribution: name, from: installed.from };
    const hooked = preCommitRelease(context.files, name);
    const release = hooked === undefined ? undefined : readVersion(hooked);
    if (release !== undefined)
      return { version: release, text: formatVersion(release), distribution: name, from: 'pre-commit' };
    const required = requiredVersion(context, name);
    if (required !== undefined) return required;
  }
  return undefined;
}

function requiredVersion(context: DocumentContext, name: string): ToolVersion | undefined {
  const kinds = requirementPlaces.filter((kind) => requiredNames(context, kind).has(name));
  let lowest: Version | undefined;
  for (const { requirement } of context.requirementsIn(...kinds)) {
    if (requirement.name === undefined || normalizeName(requirement.name.text) !== name) continue;
    if (isRefused(requirement.problems)) continue;
    const bound = lowerBound(requirement.specifiers)?.version;
    // A requirement without a bound admits every release: none is known to be used.
    if (bound === undefined) return undefined;
    if (lowest === undefined || compareVersions(bound, lowest) < 0) lowest = bound;
  }
  return lowest && { version: lowest, text: formatVersion(lowest), distribution: name, from: 'requirement' };
}
