import { changedLines } from '../../text/diff.ts';
import { applyEdits, type Edit } from '../../text/span.ts';
import { parseToml } from '../../toml/parse.ts';
import type { TomlDocument } from '../../toml/tree.ts';

/** One change of a document; no edit where it cannot be made, `undefined` where nothing is to be done. */
export type Step = (doc: TomlDocument) => readonly Edit[] | undefined;

/** Several changes, each made on the text that the one before left, as edits of whole lines; none where one of them fails. */
export function stepwise(tree: TomlDocument, steps: readonly Step[]): readonly Edit[] {
  let doc = tree;
  for (const step of steps) {
    const edits = step(doc);
    if (edits === undefined) continue;
    const next = edits.length === 0 ? undefined : applyEdits(doc.text, edits);
    if (next === undefined) return [];
    // What is there of TOML 1.1 stays, whatever version the document is checked for.
    doc = parseToml(next, { version: '1.1' });
  }
  return changedLines(tree.text, doc.text);
}
