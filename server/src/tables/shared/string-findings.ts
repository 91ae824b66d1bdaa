import type { Text } from '../../model/text.ts';
import type { Finding, Fix, Severity } from '../../spec/finding.ts';
import type { Grade, StandardProblem } from '../../standards/problem.ts';
import { applyEdits, type Edit, replace } from '../../text/span.ts';
import { quote } from '../../toml/strings.ts';

/** The key path of a value: strings for keys, numbers for items. */
export type Path = readonly (string | number)[];

/** What a standard says of a string, by default: refused is an error, disputed a warning, advice a hint. */
const severityOf: Readonly<Record<Grade, Severity>> = {
  refused: 'error',
  disputed: 'warning',
  advice: 'hint',
};

export interface StringFindingOptions {
  /** The key path of the string, which a fix may change. */
  readonly path: Path;
  /** Where the severity does not follow from the grade. */
  readonly severity?: Severity;
  readonly noFix?: string;
  /** `safe` only where the built metadata stays the same; the default is `ask`. */
  readonly kind?: Fix['kind'];
}

/** A problem inside a string as a finding of the document, its repair as a fix. */
export function stringFinding(text: Text, problem: StandardProblem, options: StringFindingOptions): Finding {
  const fix = problem.repair && {
    kind: options.kind ?? ('ask' as const),
    title: problem.repair.title,
    edits: editsInside(text, problem.repair.edits),
    changes: [options.path],
  };
  return {
    at: text.at(problem.span),
    message: problem.message,
    severity: options.severity ?? severityOf[problem.grade],
    ...(fix === undefined
      ? { noFix: options.noFix ?? 'What was meant cannot be told from the text.' }
      : { fixes: [fix] }),
  };
}

/**
 * Edits of the decoded value as edits of the document. In a string without escapes only the changed part is
 * replaced; otherwise, or where the new text needs an escape, the whole string is written anew in its own style.
 */
export function editsInside(text: Text, edits: readonly Edit[]): readonly Edit[] {
  const plain =
    text.node.map === undefined &&
    !text.node.style.startsWith('multiline') &&
    edits.every((edit) => !/["'\\\u0000-\u001f\u007f]/.test(edit.text));
  if (plain) {
    return edits.map((edit) => ({
      span: { start: text.inner.start + edit.span.start, end: text.inner.start + edit.span.end },
      text: edit.text,
    }));
  }
  const value = applyEdits(text.value, edits);
  return value === undefined ? [] : [rewrite(text, value)];
}

/** Writes another value in place of a string, in its own quote style. */
export const rewrite = (text: Text, value: string): Edit => replace(text.span, quote(value, text.node.style));
