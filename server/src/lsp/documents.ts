import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { PyprojectDocument } from '../model/document.ts';
import { LONGEST_DOCUMENT } from '../spec/limits.ts';
import { type LineIndex, lineIndex } from '../text/lines.ts';
import type { TomlVersion } from '../toml/tree.ts';
import { applyChanges, type Converter, converter, type Encoding } from './convert.ts';
import { isServed } from './served.ts';
import { type Typing, typingIn } from './typing.ts';

/** One state of one open document. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  /** Another number for every state of every document. */
  readonly serial: number;
  readonly served: boolean;
  readonly tooLong: boolean;
  /** Where the person types, if the last change was typing. */
  readonly typing: Typing | undefined;
  /** The document of the engine, made when first asked for. */
  parsed(toml: TomlVersion): PyprojectDocument;
  readonly at: Converter;
}

/** The documents that the client holds open, in step with it. */
export interface Documents {
  get(uri: string): OpenDocument | undefined;
  all(): Iterable<OpenDocument>;
  /** How many are open. */
  readonly size: number;
  open(uri: string, version: number, text: string): OpenDocument;
  /** Makes a document that the client may open next; what is found out about it stays for that moment if the text is the same. */
  prepare(uri: string, text: string): OpenDocument;
  /** Applies changes; a document that was never opened is an error of the client and changes nothing. */
  change(
    uri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ): OpenDocument | undefined;
  close(uri: string): void;
}

/** Makes the engine's document; `earlier` is the last state of it that was made. */
export type Parse = (
  uri: string,
  text: string,
  toml: TomlVersion,
  earlier: PyprojectDocument | undefined,
) => PyprojectDocument;

/** An empty set of documents; `parse` makes the engine's document, `now` is a clock in milliseconds. */
export function createDocuments(encoding: Encoding, parse: Parse, now: () => number): Documents {
  const open = new Map<string, DocumentState>();
  const prepared = new Map<string, DocumentState>();
  let serial = 0;
  // Of documents that nobody looked at lately only the text is kept.
  let recent: DocumentState[] = [];
  const used = (one: DocumentState): void => {
    if (recent.at(-1) === one) return;
    recent = [...recent.filter((other) => other !== one && isHeld(other)), one];
    if (recent.length > MOST_PARSED) recent.shift()?.release();
  };
  const isHeld = (one: DocumentState): boolean => open.get(one.uri) === one || prepared.get(one.uri) === one;

  const state = (
    into: Map<string, DocumentState>,
    uri: string,
    version: number,
    lines: LineIndex,
    typing?: Typing,
    earlier?: PyprojectDocument,
  ): DocumentState => {
    serial += 1;
    const made = new DocumentState({ uri, version, lines, serial, typing }, encoding, parse, used, earlier);
    into.set(uri, made);
    return made;
  };

  return {
    get: (uri) => open.get(uri),
    all: () => open.values(),
    get size() {
      return open.size;
    },
    open(uri, version, text) {
      const known = prepared.get(uri);
      prepared.delete(uri);
      if (known?.text !== text) return state(open, uri, version, lineIndex(text));
      const made = state(open, uri, version, known.lines);
      made.takeOver(known);
      return made;
    },
    prepare: (uri, text) => state(prepared, uri, 0, lineIndex(text)),
    change(uri, version, changes) {
      const before = open.get(uri);
      if (before === undefined) return undefined;
      const { lines, applied } = applyChanges(before.lines, changes, encoding);
      return state(open, uri, version, lines, typingIn(applied, now()), before.latest);
    },
    close(uri) {
      recent = recent.filter((one) => one.uri !== uri);
      open.delete(uri);
    },
  };
}

/** So many documents are kept as they were read; a person looks at fewer at a time. */
const MOST_PARSED = 6;

/** A class for the reason that stands at `LazyDocument` in the model. */
class DocumentState implements OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly lines: LineIndex;
  readonly serial: number;
  readonly typing: Typing | undefined;
  readonly served: boolean;
  readonly tooLong: boolean;
  readonly #encoding: Encoding;
  readonly #parse: Parse;
  readonly #used: (state: DocumentState) => void;
  #parsed: { readonly toml: TomlVersion; readonly document: PyprojectDocument } | undefined;
  #at: Converter | undefined;
  #earlier: PyprojectDocument | undefined;

  constructor(
    state: Pick<DocumentState, 'uri' | 'version' | 'lines' | 'serial' | 'typing'>,
    encoding: Encoding,
    parse: Parse,
    used: (state: DocumentState) => void,
    earlier: PyprojectDocument | undefined,
  ) {
    this.#used = used;
    this.#earlier = earlier;
    this.uri = state.uri;
    this.version = state.version;
    this.text = state.lines.text;
    this.lines = state.lines;
    this.serial = state.serial;
    this.typing = state.typing;
    this.served = isServed(state.uri, this.text);
    this.tooLong = this.text.length > LONGEST_DOCUMENT;
    this.#encoding = encoding;
    this.#parse = parse;
  }

  parsed(toml: TomlVersion): PyprojectDocument {
    if (this.#parsed?.toml !== toml) {
      this.#parsed = { toml, document: this.#parse(this.uri, this.text, toml, this.#earlier) };
      this.#earlier = undefined;
    }
    this.#used(this);
    return this.#parsed.document;
  }

  /** Takes over what was made of the same text. */
  takeOver(other: DocumentState): void {
    this.#parsed = other.#parsed;
  }

  /** Forgets what can be made from the text again. */
  release(): void {
    this.#parsed = undefined;
    this.#at = undefined;
  }

  /** The engine's document of this state, or of the last one before it that was made. */
  get latest(): PyprojectDocument | undefined {
    return this.#parsed?.document ?? this.#earlier;
  }

  get at(): Converter {
    this.#at ??= converter(this.lines, this.#encoding);
    return this.#at;
  }
}
