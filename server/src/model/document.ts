import { type LineIndex, lineIndex } from '../text/lines.ts';
import { parseToml } from '../toml/parse.ts';
import type { TomlDocument, TomlVersion } from '../toml/tree.ts';
import { lazy } from './lazy.ts';

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
  const tree = lazy(() => parseToml(text, { version: toml }));
  const lines = lazy(() => lineIndex(text));
  return {
    uri,
    text,
    get tree() {
      return tree();
    },
    get lines() {
      return lines();
    },
  };
}
