import type { DocumentContext } from './context.ts';

/*
 * What "Add tool section" can add. The catalogue is built by `tables/tool/sections.ts` and handed to the feature by the
 * composition root, since tables and features do not import each other.
 */

/** What a tool is for: it decides which dependency group is the likely one. */
export type ToolPurpose = 'lint' | 'test' | 'security' | 'performance' | 'docs' | 'release';

/** A value to write, before it has a style: strings get the file's quotes, lists its indentation. */
export type SectionValue = string | number | boolean | readonly string[];

/** One table that an added tool gets. */
export interface ToolSection {
  /** `['tool', 'ruff', 'lint']`. */
  readonly path: readonly string[];
  readonly values: readonly (readonly [key: string, value: SectionValue])[];
  /**
   * The table belongs to another tool, too (`markers` of pytest-benchmark in the table of pytest): keys that are missing
   * are added to a table that is there, and lists get the items whose first word they lack.
   */
  readonly shared?: true;
}

/** What is known of the project that a table is adapted to. */
export interface ProjectLayout {
  readonly context: DocumentContext;
  /** Folders and modules that hold the project's own code: `['src']`, `['tidepool']`; empty where nothing is known. */
  readonly sources: readonly string[];
  /** Its packages and modules by the name that code imports. */
  readonly imports: readonly string[];
  /** The same as paths: `src/tidepool`. */
  readonly packages: readonly string[];
  /** The folder of tests, where it is known to be there. */
  readonly tests: string | undefined;
  /** Whether the folder has been looked at: only then is what is not listed above missing. */
  readonly known: boolean;
  /** The oldest minor release of Python that the project runs on: `3.11`. */
  readonly python: string | undefined;
  /** It stands in `requires-python`, where some tools read it themselves. */
  readonly pythonIsStandard: boolean;
  /** The file with the changes of releases, where there is one. */
  readonly changelog: string | undefined;
}

/** A tool that can be added, with or without a table. */
export interface AddableTool {
  /** As people type it: `ruff`, `pytest-cov`. */
  readonly name: string;
  readonly title: string;
  /** One line. */
  readonly docs: string;
  /** The distribution to depend on. */
  readonly distribution: string;
  /** Other distributions that provide it. */
  readonly others?: readonly string[];
  readonly purpose: ToolPurpose;
  /** Where the distribution goes: a dependency group, `requires` of `[build-system]`, or nowhere. */
  readonly place: 'group' | 'build' | 'none';
  sections?(layout: ProjectLayout): readonly ToolSection[];
  /** What to know after it was added, one sentence each. */
  notes?(layout: ProjectLayout): readonly string[];
}

/** Tools that go together. */
export interface ToolPreset {
  readonly name: string;
  readonly docs: string;
  tools(layout: ProjectLayout): readonly string[];
}

export interface ToolCatalogue {
  readonly tools: readonly AddableTool[];
  readonly presets: readonly ToolPreset[];
}
