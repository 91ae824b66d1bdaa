import type { Shape } from './shape.ts';

/** The shapes a value may have, alternatives unfolded. */
export function alternatives(shape: Shape): readonly Shape[] {
  return shape.type === 'one-of' ? shape.of.flatMap(alternatives) : [shape];
}
