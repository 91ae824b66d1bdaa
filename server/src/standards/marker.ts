import { parseMarkerSyntax } from './marker-parser.ts';
import type { Marker } from './marker-tree.ts';

/**
 * Reads an environment marker (dependency-specifiers#environment-markers) as `Marker()` of the reference
 * implementation does. Offsets are those of `text`, of which the part from `from` to `to` is read.
 */
export function parseMarker(text: string, from = 0, to: number = text.length): Marker {
  return parseMarkerSyntax(text, from, to);
}
