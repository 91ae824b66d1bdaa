import { applyEdits, type Edit } from '../text/span.ts';
import { parseToml } from './parse.ts';
import { type Style, styleOf } from './style.ts';
import type { TomlDocument, TomlVersion } from './tree.ts';

/** A text that is changed step by step; each step sees the text that the one before left. */
export interface Draft {
  readonly doc: TomlDocument;
  readonly style: Style;
  apply(edits: readonly Edit[]): boolean;
}

export function draftOf(text: string, version: TomlVersion): Draft {
  let doc = parseToml(text, { version });
  const style = styleOf(doc);
  return {
    style,
    get doc() {
      return doc;
    },
    apply(edits) {
      const next = edits.length === 0 ? undefined : applyEdits(doc.text, edits);
      if (next === undefined) return false;
      doc = parseToml(next, { version });
      return true;
    },
  };
}
