import { type LineIndex, lineIndex } from '../text/lines.ts';
import type { Change } from '../toml/changes.ts';
import { parseToml } from '../toml/parse.ts';
import { reparseToml } from '../toml/reparse.ts';
import type { TomlDocument, TomlVersion } from '../toml/tree.ts';

/** One state of one pyproject.toml: never changes; an edit makes a new one. */
export interface PyprojectDocument {
  /** How the caller names it: an address or a path; only compared and shown. */
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly tree: TomlDocument;
  /** Where the tree was made from that of an earlier state: which, and what the edit concerns. Known once `tree` was read. */
  readonly edited: Edited | undefined;
}

export interface Edited {
  /** The earlier tree, which is used up: only to be compared. */
  readonly from: TomlDocument;
  readonly change: Change | undefined;
}

/**
 * Makes a document; it is parsed when its tree is first read. Where `earlier` is an earlier state of it, what both have in
 * common is taken from there: the tree of that one is parsed anew should anybody read it again.
 */
export function pyprojectDocument(
  uri: string,
  text: string,
  toml: TomlVersion = '1.0',
  earlier?: PyprojectDocument,
): PyprojectDocument {
  return new LazyDocument(uri, text, toml, earlier instanceof LazyDocument ? earlier : undefined);
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
  #earlier: LazyDocument | undefined;
  edited: Edited | undefined;

  constructor(uri: string, text: string, toml: TomlVersion, earlier: LazyDocument | undefined) {
    this.uri = uri;
    this.text = text;
    this.#toml = toml;
    this.#earlier = earlier;
    this.edited = undefined;
  }

  get tree(): TomlDocument {
    if (this.#tree !== undefined) return this.#tree;
    const tree = this.#edit() ?? parseToml(this.text, { version: this.#toml });
    this.#tree = tree;
    this.#earlier = undefined;
    return tree;
  }

  /** The tree made from that of the earlier state, which gives it away. */
  #edit(): TomlDocument | undefined {
    const earlier = this.#earlier;
    if (earlier === undefined || earlier.#toml !== this.#toml) return undefined;
    const from = earlier.#tree;
    if (from === undefined) return undefined;
    const made = reparseToml(from, this.text);
    if (made === undefined) return undefined;
    earlier.#tree = undefined;
    this.edited = { from, change: made.change };
    return made.tree;
  }

  get lines(): LineIndex {
    this.#lines ??= lineIndex(this.text);
    return this.#lines;
  }
}
