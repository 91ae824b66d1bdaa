import { type LineIndex, lineIndex } from '../text/lines.ts';
import { parseToml } from '../toml/parse.ts';
import type { TomlDocument, TomlVersion } from '../toml/tree.ts';

/** One state of one pyproject.toml: never changes; an edit makes a new one. */
export interface PyprojectDocument {
  /** How the caller names it: an address or a path; only compared and shown. */
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly tree: TomlDocument;
}

/** Makes a document; it is parsed when its tree is first read. */
export function pyprojectDocument(uri: string, text: string, toml: TomlVersion = '1.0'): PyprojectDocument {
  return new LazyDocument(uri, text, toml);
}

/**
 * A class, because getters in an object literal cost: the engine makes a hidden class for each such object, which lives on
 * and keeps a whole tree from being collected after each keystroke.
 */
class LazyDocument implements PyprojectDocument {
  readonly uri: string;
  readonly text: string;
  readonly #toml: TomlVersion;
  #tree: TomlDocument | undefined;
  #lines: LineIndex | undefined;

  constructor(uri: string, text: string, toml: TomlVersion) {
    this.uri = uri;
    this.text = text;
    this.#toml = toml;
  }

  get tree(): TomlDocument {
    this.#tree ??= parseToml(this.text, { version: this.#toml });
    return this.#tree;
  }

  get lines(): LineIndex {
    this.#lines ??= lineIndex(this.text);
    return this.#lines;
  }
}
