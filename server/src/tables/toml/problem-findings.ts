import type { DocumentContext } from '../../spec/context.ts';
import type { Finding } from '../../spec/finding.ts';
import { locate } from '../../toml/locate.ts';
import type { TomlProblem, TomlProblemCode } from '../../toml/tree.ts';
import { askFix, fixesOr, safeFix } from '../shared/fixes.ts';

/**
 * Problems whose repair can mean nothing else: a bracket or comma that is missing or too much, and the same value in the
 * older spelling. Where text has to be taken for a string or a key, the person decides.
 */
const certain: ReadonlySet<TomlProblemCode> = new Set([
  'unclosed-array',
  'unclosed-inline-table',
  'unclosed-header',
  'missing-comma',
  'extra-comma',
  'toml-1.1',
]);

/** The parser's problems of some kinds as findings, with its repairs. */
export function* problemFindings(
  { tree }: DocumentContext,
  wanted: (code: TomlProblemCode) => boolean,
  noFix = 'What was meant cannot be told from the text.',
): Iterable<Finding> {
  for (const problem of tree.problems) {
    if (!wanted(problem.code)) continue;
    const { repair } = problem;
    yield {
      at: visible(tree.text, problem),
      message: problem.message,
      ...(problem.related === undefined
        ? {}
        : { related: [{ at: problem.related.span, message: problem.related.message }] }),
      ...fixesOr(
        noFix,
        repair &&
          (certain.has(problem.code) ? safeFix : askFix)(repair.title, repair.edits, [
            locate(tree, repair.edits[0]?.span.start ?? problem.span.start).path,
          ]),
      ),
    };
  }
}

/** The span of a problem; where that is empty, as at the end of the file, the character beside it. */
function visible(text: string, { span }: TomlProblem): TomlProblem['span'] {
  if (span.start < span.end || text.length === 0) return span;
  const inside = span.start < text.length && text[span.start] !== '\n' && text[span.start] !== '\r';
  return inside
    ? { start: span.start, end: span.start + 1 }
    : { start: Math.max(0, span.start - 1), end: Math.max(1, span.start) };
}
