import type { DocumentContext } from '../../spec/context.ts';
import type { Marker, MarkerComparison, MarkerOperand } from '../../standards/markers.ts';
import { comparisonsOf } from '../../standards/markers.ts';
import { touches } from '../../text/span.ts';
import { code, heading } from '../docs/markdown.ts';
import { markerNamePage } from '../docs/markers.ts';
import { pythonSentence } from '../docs/pythons.ts';
import type { Focus } from './spot.ts';

export { markerWords } from './marker-words.ts';

/** The part of a marker at an offset: a variable, a value, or the comparison as a whole. */
export function markerFocus(ctx: DocumentContext, marker: Marker, at: number): Focus | undefined {
  const comparison = comparisonsOf(marker).find(({ span }) => touches(span, at));
  if (comparison === undefined) return undefined;
  for (const operand of [comparison.left, comparison.right]) {
    if (!touches(operand.span, at)) continue;
    const focus = operandFocus(ctx, operand, comparison);
    if (focus !== undefined) return focus;
  }
  return { span: comparison.span, title: heading(code(written(comparison)), 'environment marker') };
}

function operandFocus(
  ctx: DocumentContext,
  operand: MarkerOperand,
  comparison: MarkerComparison,
): Focus | undefined {
  if (operand.kind === 'variable') {
    const page = markerNamePage(operand.written) ?? markerNamePage(operand.name);
    return page === undefined
      ? undefined
      : { span: operand.span, title: page.title, body: [...(page.body ?? []), ...(page.details ?? [])] };
  }
  const other = operand === comparison.left ? comparison.right : comparison.left;
  if (other.kind !== 'variable' || other.name !== 'python_version') return undefined;
  const sentence = pythonSentence(ctx, operand.value);
  return sentence === undefined
    ? undefined
    : {
        span: operand.span,
        title: heading(code(written(comparison)), 'environment marker'),
        body: [sentence],
      };
}

const written = ({ left, operator, right }: MarkerComparison): string =>
  `${operandText(left)} ${operator} ${operandText(right)}`;

const operandText = (operand: MarkerOperand): string =>
  operand.kind === 'variable' ? operand.written : JSON.stringify(operand.value);
