/** What a value is allowed to be: one description for completion, hover, type checks and colours. */
export type Shape = StringShape | ScalarShape | ArrayShape | TableShape | OneOfShape;

/** The little languages that live in strings; each has its completion, hover, check and colour. */
export type Language =
  | 'distribution-name'
  | 'version'
  | 'specifier-set'
  | 'requirement'
  | 'extra-name'
  | 'group-name'
  | 'license-expression'
  | 'classifier'
  | 'object-reference'
  | 'script-name'
  | 'entry-point-group'
  | 'url'
  | 'url-label'
  | 'email'
  | 'keyword'
  | 'content-type'
  | 'path'
  | 'glob'
  | 'dynamic-field'
  | 'build-backend'
  | 'import-name'
  | 'regex';

export interface StringShape {
  readonly type: 'string';
  readonly language?: Language;
  readonly values?: readonly Choice[];
  /** Other strings are right too: `values` only suggests. */
  readonly open?: true;
}

export interface ScalarShape {
  readonly type: 'integer' | 'float' | 'number' | 'boolean' | 'datetime' | 'any';
}

export interface ArrayShape {
  readonly type: 'array';
  readonly items: Shape;
}

export interface TableShape {
  readonly type: 'table';
  readonly keys: readonly KeySpec[];
  /** What keys that are not listed mean (the names of extras, groups, scripts); absent: they are unknown keys. */
  readonly rest?: RestSpec;
  /** Unknown keys are nobody's fault here. */
  readonly open?: true;
}

export interface OneOfShape {
  readonly type: 'one-of';
  readonly of: readonly Shape[];
}

/** A value that may be written, with a word on what it does. */
export interface Choice {
  readonly value: string;
  readonly docs?: string;
  readonly deprecated?: string;
}

/** Everything known about one key. */
export interface KeySpec {
  readonly name: string;
  readonly shape: Shape;
  /** What it is, in two to five words: `specifier set`. */
  readonly title: string;
  /** What it means and what to write, our own words, Markdown. */
  readonly docs: string;
  /** A specification page and section (`pyproject-toml#name`), `PEP 735`, or an address for tools. */
  readonly reference?: string;
  readonly required?: true;
  /** The standard or the version of the tool that brought it: `PEP 621`, `0.2.0`. */
  readonly since?: string;
  readonly deprecated?: { readonly since?: string; readonly message: string; readonly successor?: string };
  readonly default?: string;
  /** The value to insert on completion, as TOML with `‸` for the cursor: `">=‸"`. Without it the shape decides. */
  readonly snippet?: string;
  /** Share of real projects that state it, 0 to 1: the order of completion after the required ones. */
  readonly common?: number;
}

/** The keys of a table whose names the project chooses. */
export interface RestSpec {
  readonly keyTitle: string;
  readonly keyLanguage?: Language;
  readonly shape: Shape;
  readonly title: string;
  readonly docs: string;
  readonly reference?: string;
}

/** A table of pyproject.toml, listed once in the registry. */
export interface TableSpec {
  /** `['project']`, `['tool', 'ruff']`. */
  readonly path: readonly string[];
  readonly title: string;
  readonly docs: string;
  readonly reference?: string;
  /** The keys; a function for tables whose data is read when it is first needed. */
  readonly shape: TableShape | ((data: import('./data.ts').Data) => TableShape);
  /** Share of real projects that have it, 0 to 1. */
  readonly common?: number;
  /** Lines to insert below the header on completion, with `‸` for the cursor. */
  readonly snippet?: string;
}
