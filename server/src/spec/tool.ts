import type { DocumentContext } from './context.ts';
import type { Data } from './data.ts';
import type { Rule } from './rule.ts';
import type { TableShape } from './shape.ts';

/** What a tool was seen to do with something that it does not take. */
export type ToolBehaviour = 'refuses' | 'warns' | 'ignores' | 'unknown';

/** One table below `[tool]` that a tool reads. */
export interface ToolTable {
  /** `['tool', 'pytest', 'ini_options']`. */
  readonly path: readonly string[];
  /** What it is, in two to five words: `settings of the linter`. */
  readonly title: string;
  /** Our own words, Markdown. */
  readonly docs: string;
  readonly reference?: string;
  /** The keys: see `schemaTable` and `dataTable` in `tool-shape.ts`. */
  readonly shape: TableShape | ((data: Data) => TableShape);
  /** Values are written as in an ini file: text is as good as a number or truth value. */
  readonly textValues?: true;
  /** Share of real projects that have it, 0 to 1. */
  readonly common?: number;
  /** Lines to insert below the header on completion, with `‸` for the cursor. */
  readonly snippet?: string;
}

/** A file of the tool's own that holds the same settings. */
export interface ConfigFile {
  /** Relative to the folder of pyproject.toml. */
  readonly file: string;
  /** The line that makes the tool read it, as `[tool:pytest]` in `setup.cfg`; absent: the file alone is enough. */
  readonly section?: string;
  /**
   * `instead`: the table is not read while the file is there. `over`: both are read, the file wins. `under`: both are
   * read, the table wins. `both`: both are read, and what they list counts together. `shadowed`: the file is not read
   * while the table is there.
   */
  readonly precedence: 'instead' | 'over' | 'under' | 'both' | 'shadowed';
}

/** Everything known about one tool; one folder below `tables/tool/`, one line in `tables/tool/tools.ts`. */
export interface ToolSpec {
  /** The name of its data files and rules: `ruff`. */
  readonly name: string;
  /** As people write it: `Ruff`, `pytest`. */
  readonly title: string;
  /** What it is and does, our own words, one to three sentences. */
  readonly docs: string;
  readonly link: string;
  /** The distributions that provide it, normalized; the first is the one to add. */
  readonly packages: readonly string[];
  /** People install it beside their projects (uv, Poetry): that it is no dependency means nothing. */
  readonly standalone?: true;
  /**
   * `verified`: both directions proved by running it (`npm run verify:tools`). `schema`: from the schema package.
   * `documented`: from its documentation or its option parser, not run.
   */
  readonly tier: 'verified' | 'schema' | 'documented';
  /** Its releases bring new keys, of which a schema hears later: a key that is not known here may be one. */
  readonly growing?: true;
  readonly tables: readonly ToolTable[];
  /** Nobody maintains it any more. */
  readonly archived?: { readonly since?: string; readonly message: string; readonly successor?: string };
  /** How to run it on the project, as an argument array. */
  readonly run?: readonly string[];
  /** How to print the settings it ends up with. */
  readonly showSettings?: readonly string[];
  readonly configFiles?: readonly ConfigFile[];
  /**
   * The key, in the table or one right below it, whose value names plug-ins: with another one than its own (those whose
   * names begin with `own`) no key is unknown for certain.
   */
  readonly plugIns?: { readonly key: string; readonly own: string };
  /** The key of its first table that says which of its own versions may be used: `required-version`. */
  readonly ownVersion?: string;
  /** The tool puts values of the environment where a string has `$NAME` or `${NAME…}`, before it looks at it. */
  readonly expandsVariables?: true;
  /** Whether a project makes the tool put more names into its templates than are known. */
  readonly putsInMore?: (context: DocumentContext) => boolean;
  /** Rules of this tool alone: `ruff/moved-to-lint`. */
  readonly rules?: readonly Rule[];
  /** The name of its catalogue of rule codes, for strings of language `rule-code`. */
  readonly codes?: string;
  /** People write the names of its rules in lists, not their codes: `unused-import`. */
  readonly codesByName?: true;
}

export const defineTool = (tool: ToolSpec): ToolSpec => Object.freeze(tool);

/** The kinds of fault whose treatment by a tool is measured. */
export type ToolFault = 'unknownKey' | 'wrongType' | 'badValue' | 'missingKey';

/** What running a tool showed. */
export interface VerifiedTool {
  readonly version: string;
  /** The release of each distribution that provides it, where there are several: of PDM and of its back-end. */
  readonly versions?: Readonly<Record<string, string>>;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly cases: number;
  /** What it does as a rule. */
  readonly does: Readonly<Partial<Record<ToolFault, ToolBehaviour>>>;
  /** Key paths (`*` for indexes and for names that the project chooses) where it does something else. */
  readonly except: Readonly<Record<string, Readonly<Partial<Record<ToolFault, ToolBehaviour>>>>>;
}
