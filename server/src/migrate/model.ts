import type { SourceName, SourcePlace } from './plan.ts';

/*
 * A project as its sources describe it, whatever their format: what `[project]` can say in its terms, and how the wheel
 * is put together in terms of setuptools, the richest of them.
 */

/** Where a value came from. */
export interface Origin extends SourcePlace {
  /** The key there, such as `install_requires`. */
  readonly was: string;
  /** How it was found, where it was not simply written there. */
  readonly how?: string;
}

/** A value with its origin. */
export interface Known<T> {
  readonly value: T;
  readonly from: Origin;
}

export interface Version {
  /** The version itself, where it can be told. */
  readonly text: string | undefined;
  readonly from: Origin;
  /** Where else it can be read at build time. */
  readonly source?:
    | { readonly kind: 'attr'; readonly attr: string; readonly file: string | undefined }
    | { readonly kind: 'file'; readonly file: string }
    /** `setuptools_scm` with its options. */
    | {
        readonly kind: 'scm';
        readonly options: readonly (readonly [string, ConfigValue])[];
        /** pyproject.toml has its table and its requirement already. */
        readonly isThere?: boolean;
      }
    /** `incremental`, which keeps it in `_version.py` of this package. */
    | { readonly kind: 'incremental'; readonly package: string }
    /** Only setup.py can give it. */
    | { readonly kind: 'setup.py'; readonly needs: readonly string[] };
  /** The source itself reads it there: `attr:`, `file:`. */
  readonly isDynamic?: boolean;
}

export interface Readme {
  readonly from: Origin;
  /** The text, where it can be told. */
  readonly text: string | undefined;
  /** Files whose texts joined by line breaks are the text. */
  readonly files: readonly string[];
  /** The file it was made of, where it was altered on the way. */
  readonly altered?: string;
  readonly contentType: string | undefined;
}

/** A value of a tool's configuration. */
export type ConfigValue =
  | string
  | number
  | boolean
  | readonly ConfigValue[]
  | { readonly [key: string]: ConfigValue };

export interface Person {
  readonly name?: string;
  readonly email?: string;
}

/** What is packed into the wheel, as setuptools says it. */
export interface Packaging {
  readonly packages?: Known<readonly string[]>;
  /** The call that finds `packages`, where that is how they are given. */
  readonly find?: Known<Finder>;
  readonly modules?: Known<readonly string[]>;
  /** Package to folder; `''` is the root of all. */
  readonly packageDir?: Known<ReadonlyMap<string, string>>;
  readonly packageData?: Known<ReadonlyMap<string, readonly string[]>>;
  readonly excludePackageData?: Known<ReadonlyMap<string, readonly string[]>>;
  readonly includePackageData?: Known<boolean>;
  readonly dataFiles?: Known<readonly (readonly [string, readonly string[]])[]>;
  readonly scripts?: Known<readonly string[]>;
  readonly namespaces?: Known<readonly string[]>;
  /** What is packed is left to setup.py and what it calls. */
  readonly isLeft?: boolean;
  /** Settings of setuptools' commands, command to options. */
  readonly commands?: Known<readonly (readonly [string, readonly (readonly [string, ConfigValue])[]])[]>;
}

export interface Finder {
  readonly namespaces: boolean;
  readonly where: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

export interface LegacyProject {
  readonly source: SourceName;
  name?: Known<string>;
  version?: Version;
  description?: Known<string>;
  readme?: Readme;
  authors?: Known<readonly Person[]>;
  maintainers?: Known<readonly Person[]>;
  license?: Known<string>;
  licenseFiles?: Known<readonly string[]>;
  urls?: Known<readonly (readonly [string, string])[]>;
  classifiers?: Known<readonly string[]>;
  keywords?: Known<readonly string[]>;
  platforms?: Known<readonly string[]>;
  requiresPython?: Known<string>;
  dependencies?: Known<readonly string[]>;
  /** Files that setuptools reads the dependencies from. */
  dependencyFiles?: Known<readonly string[]>;
  extras?: Known<readonly (readonly [string, readonly string[]])[]>;
  /** Group to `[name, reference]` pairs. */
  entryPoints?: Known<readonly (readonly [string, readonly (readonly [string, string])[]])[]>;
  /** For `[build-system] requires`, besides the back-end. */
  buildRequires?: Known<readonly string[]>;
  groups: { readonly name: string; readonly items: readonly GroupItem[]; readonly from: Origin }[];
  packaging: Packaging;
  /** Fields besides the version that setup.py goes on supplying. */
  scriptFields?: readonly string[];
}

export type GroupItem = string | { readonly include: string };
