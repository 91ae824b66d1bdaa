import { parseMarkerSyntax } from './marker-parser.ts';
import { comparisonProblems } from './marker-problems.ts';
import { comparisonsOf, type Marker } from './marker-tree.ts';
import { MOST_PROBLEMS, type StandardProblem } from './problem.ts';

/**
 * Reads an environment marker (dependency-specifiers#environment-markers) as `Marker()` of the reference
 * implementation does, and looks at each comparison for what it can come to. Offsets are those of `text`, of which the
 * part from `from` to `to` is read.
 */
export function parseMarker(text: string, from = 0, to: number = text.length): Marker {
  const marker = parseMarkerSyntax(text, from, to);
  const found: StandardProblem[] = [];
  for (const comparison of comparisonsOf(marker).slice(0, 10 * MOST_PROBLEMS)) {
    if (found.length >= MOST_PROBLEMS) break;
    found.push(...comparisonProblems(text, comparison));
  }
  return found.length === 0 ? marker : { ...marker, problems: [...marker.problems, ...found] };
}
