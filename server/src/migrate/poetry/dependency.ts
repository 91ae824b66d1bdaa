import { parseMarker } from '../../standards/marker.ts';
import type { ConfigValue } from '../model.ts';
import { fieldsIn, isRecord, isText, textsIn } from '../plain.ts';
import { pythonMarker, specifierSet } from './constraint.ts';

/** A dependency of Poetry as requirements, one for each of its constraints. */
export interface PoetryDependency {
  readonly requirements: readonly string[];
  readonly isOptional: boolean;
  /** What only Poetry reads: `source`, `develop`. */
  readonly own: readonly (readonly [string, ConfigValue])[];
  /** Why it cannot be a requirement. */
  readonly problem: string | undefined;
}

const OWN = new Set(['source', 'develop', 'allow-prereleases', 'allows-prereleases', 'allow_prereleases']);

/** Reads `name = "^1.2"`, `name = { … }` or a list of those. */
export function readDependency(name: string, value: ConfigValue): PoetryDependency {
  const all = Array.isArray(value) ? (value as readonly ConfigValue[]) : [value];
  const read = all.map((one) => requirement(name, one));
  const own = all.flatMap((one) => fieldsIn(one)).filter(([key]) => OWN.has(key));
  return {
    requirements: read.flatMap((one) => ('text' in one ? [one.text] : [])),
    isOptional: all.some((one) => isRecord(one) && one.optional === true),
    own,
    problem: read.flatMap((one) => ('problem' in one ? [one.problem] : []))[0],
  };
}

function requirement(
  name: string,
  value: ConfigValue,
): { readonly text: string } | { readonly problem: string } {
  if (isText(value)) return constrained(name, '', value, []);
  if (!isRecord(value)) return { problem: 'it is neither a version nor a table' };
  const { git, url, path, version, markers, python, platform } = value;
  const extras = textsIn(value.extras);
  const brackets = extras.length === 0 ? '' : `[${extras.join(',')}]`;
  const conditions: string[] = [];
  if (isText(python)) {
    const marker = pythonMarker(python);
    if (marker === undefined) return { problem: `\`python = "${python}"\` cannot be read` };
    if (marker !== '') conditions.push(marker);
  }
  if (isText(platform)) conditions.push(`sys_platform == "${platform}"`);
  if (isText(markers)) conditions.push(markers);
  if (path !== undefined || value.file !== undefined)
    return { problem: 'a path is no requirement that others could install' };
  if (isText(git)) {
    const revision = [value.rev, value.tag, value.branch].find(isText);
    const address = /^[\w.-]+@[\w.-]+:/.test(git) ? `ssh://${git.replace(':', '/')}` : git;
    const inside = isText(value.subdirectory) ? `#subdirectory=${value.subdirectory}` : '';
    return {
      text: withConditions(
        `${name}${brackets} @ git+${address}${revision === undefined ? '' : `@${revision}`}${inside}`,
        conditions,
        ' ',
      ),
    };
  }
  if (isText(url)) return { text: withConditions(`${name}${brackets} @ ${url}`, conditions, ' ') };
  return constrained(name, brackets, isText(version) ? version : '*', conditions);
}

function constrained(
  name: string,
  brackets: string,
  version: string,
  conditions: readonly string[],
): { readonly text: string } | { readonly problem: string } {
  const set = specifierSet(version);
  if (set === undefined)
    return { problem: `"${version}" is no set of versions that a requirement can state` };
  return { text: withConditions(`${name}${brackets}${set}`, conditions, '') };
}

function withConditions(text: string, conditions: readonly string[], gap: string): string {
  if (conditions.length === 0) return text;
  const parts = conditions.length === 1 ? conditions : conditions.map(bracketed);
  return `${text}${gap}; ${parts.join(' and ')}`;
}

function bracketed(marker: string): string {
  const { root } = parseMarker(marker, 0, marker.length);
  return root?.kind === 'list' && root.joins.includes('or') ? `(${marker})` : marker;
}
