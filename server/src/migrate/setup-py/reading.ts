import type { Span } from '../../text/span.ts';
import type { SyntaxFault } from '../python/syntax.ts';

/** For which Python a setup.py is read. Environment variables are taken as absent, the command as a build. */
export interface SetupEnvironment {
  /** `3.11` */
  readonly python: string;
  /** `linux`, `win32`, `darwin` */
  readonly sysPlatform: string;
  /** `posix`, `nt` */
  readonly osName: string;
  /** `Linux`, `Windows`, `Darwin` */
  readonly platformSystem: string;
  readonly implementation: string;
  /** `x86_64`; unknown where not given. */
  readonly platformMachine?: string;
}

/** What a program can ask of its environment that is not the same for all who build it. */
export type Asked = 'python' | 'platform';

/** A value of the program, as plain data. */
export type PythonValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'str'; readonly value: string; readonly files: readonly string[] }
  /** One character a byte. */
  | { readonly kind: 'bytes'; readonly value: string }
  | {
      readonly kind: 'list' | 'tuple' | 'set';
      readonly items: readonly PythonValue[];
      /** The list is what this call found, unchanged. */
      readonly found?: FoundPackages;
    }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [PythonValue, PythonValue])[] }
  /** A class, function or object of a library: only its source is known. */
  | { readonly kind: 'object'; readonly type: string; readonly source: string; readonly line: number };

/** A call of `find_packages` or `find_namespace_packages`. */
export interface FoundPackages {
  readonly namespaces: boolean;
  readonly where: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** How a value depends on a file of the project. */
export interface FileUse {
  readonly path: string;
  /**
   * `verbatim`: the value is the file's text. `trimmed`: but for white space at its ends. `attribute`: a plain assignment in
   * a module has it. `within`: it stands in the file. `altered`: it was computed from the file.
   */
  readonly how: 'verbatim' | 'trimmed' | 'attribute' | 'within' | 'altered';
  /** For `attribute`: the name it is assigned to, as `attr:` of setuptools reads it. */
  readonly attribute?: string;
}

/** One keyword argument of the `setup()` call. */
export interface SetupKeyword {
  readonly name: string;
  readonly line: number;
  readonly span: Span;
  readonly state: 'known' | 'unknown';
  /** What it is, where it is known. */
  readonly value: PythonValue | undefined;
  /** Why it is not known, and the line where that begins. */
  readonly unknown: { readonly reason: string; readonly line: number; readonly file: string } | undefined;
  /** The files of the project the value was read from. */
  readonly files: readonly FileUse[];
}

/** What setup.py computes and does not pass on, though it looks like a field. */
export interface UnusedValue {
  readonly name: string;
  readonly line: number;
  readonly value: PythonValue;
}

export interface SetupReading {
  /**
   * `read`: the call was reached. `partial`: it was not, and what stands literally in it was read alone. `none`: there is no
   * call. `several`: more than one call would run. `syntax`: the file is no Python 3. `missing`: there is no such file, or
   * its text cannot be decoded.
   */
  readonly status: 'read' | 'partial' | 'none' | 'several' | 'syntax' | 'missing';
  /** Why it is not `read`; `fails` where a run under this Python surely ends without calling `setup()`. */
  readonly problem: { readonly reason: string; readonly line: number; readonly fails?: true } | undefined;
  readonly keywords: ReadonlyMap<string, SetupKeyword>;
  /** Keywords may be passed that are not seen: `setup(**something_unknown)`. */
  readonly open: { readonly reason: string; readonly line: number } | undefined;
  /** The call as it is written. */
  readonly call: (Span & { readonly line: number }) | undefined;
  readonly unused: readonly UnusedValue[];
  readonly faults: readonly SyntaxFault[];
  /** What the program asked of its environment on the way: under another one that answers the same it does the same. */
  readonly asked: ReadonlySet<Asked>;
  /** All files of the project that were read on the way. */
  readonly files: readonly string[];
  /** Modules of other distributions that were imported, and whether a build without more requirements would have them. */
  readonly imports: readonly {
    readonly module: string;
    readonly line: number;
    readonly available: boolean | undefined;
  }[];
}
