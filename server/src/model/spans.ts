import type { Span } from '../text/span.ts';

/** A span to mark: the part, or the whole where the part has no width (nothing would be seen). */
export const normalizedSpan = (part: Span, whole: Span): Span => (part.start < part.end ? part : whole);
