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
  | 'module-pattern'
  | 'regex'
  | 'template'
  | 'rule-code';

export interface StringShape {
  readonly type: 'string';
  readonly language?: Language;
  readonly values?: readonly Choice[];
  /** Of a template: the names that it may have in braces. */
  readonly fields?: readonly Choice[];
  /** Regular expressions, one of which a string matches that is none of `values`. */
  readonly patterns?: readonly string[];
  /** Other strings are right too: `values` and `patterns` only suggest. */
  readonly open?: true;
  /** Strings that are not right, whatever else is. */
  readonly except?: readonly string[];
}

export interface ScalarShape {
  readonly type: 'integer' | 'float' | 'number' | 'boolean' | 'datetime' | 'any';
  /** The only values that are right. */
  readonly values?: readonly (number | boolean)[];
  readonly min?: number;
  readonly max?: number;
}

export interface ArrayShape {
  readonly type: 'array';
  readonly items: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface TableShape {
  readonly type: 'table';
  readonly keys: readonly KeySpec[];
  /** What keys mean that are not listed and match a regular expression; the first that matches counts. */
  readonly patterns?: readonly PatternSpec[];
  /** What keys that are not listed mean (the names of extras, groups, scripts); absent: they are unknown keys. */
  readonly rest?: RestSpec;
  /** Unknown keys are nobody's fault here. */
  readonly open?: true;
  /** Plug-ins add keys of their own: an unknown key may be right. */
  readonly extensible?: true;
  /** Keys that must not be there: they tell this kind of table from others. */
  readonly forbidden?: readonly string[];
  /** Fewer keys say nothing. */
  readonly minKeys?: number;
  /** The tool knows no other keys, but its published schema lets others pass: they are worth a warning at most. */
  readonly disputed?: true;
  /** `line-length` and `line_length` are the same key. */
  readonly sameSeparators?: true;
}

/** Keys whose names match a regular expression. */
export interface PatternSpec extends RestSpec {
  readonly pattern: string;
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
  /** Older releases of the tool took it: since when not, and what to write. */
  readonly removed?: string;
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
  readonly deprecated?: KeyEnd;
  /** The tool does not read it any more. */
  readonly removed?: KeyEnd;
  readonly default?: string;
  /** A right value as TOML, where the shape alone does not tell one: `">=0.5"`. */
  readonly example?: string;
  /** The value to insert on completion, as TOML with `‸` for the cursor: `">=‸"`. Without it the shape decides. */
  readonly snippet?: string;
  /** Share of real projects that state it, 0 to 1: the order of completion after the required ones. */
  readonly common?: number;
}

/** How the time of a key ends; `successor` is a key path below the table of the tool, or a key of the same table. */
export interface KeyEnd {
  readonly since?: string;
  readonly message: string;
  readonly successor?: string;
  /** A rule of the tool reports it, so the general one does not. */
  readonly reportedBy?: string;
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
