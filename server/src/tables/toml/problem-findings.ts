import type { DocumentContext } from '../../spec/context.ts';
import type { Finding } from '../../spec/finding.ts';
import { locate } from '../../toml/locate.ts';
import type { TomlProblem, TomlProblemCode } from '../../toml/tree.ts';
import { fixesOr, safeFix } from '../shared/fixes.ts';

/** The parser's problems of some kinds as findings; a repair is safe, since the parser offers none that is a guess. */
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
          safeFix(repair.title, repair.edits, [
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
