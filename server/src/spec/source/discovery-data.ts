import { objectFrom, stringsFrom } from '../../standards/json.ts';

/** What setuptools passes over in a flat layout, as patterns of names, and the modules of Python itself. */
export interface DiscoveryData {
  readonly packages: readonly string[];
  readonly modules: readonly string[];
  /** What it leaves out however it is asked to find packages. */
  readonly never: readonly string[];
  readonly standardLibrary: ReadonlySet<string>;
}

/** Reads `discovery.json`. */
export function discoveryFrom(json: unknown): DiscoveryData {
  const data = objectFrom(json);
  return {
    packages: stringsFrom(data.packages),
    modules: stringsFrom(data.modules),
    never: stringsFrom(data.never),
    standardLibrary: new Set(stringsFrom(data.standardLibrary)),
  };
}
