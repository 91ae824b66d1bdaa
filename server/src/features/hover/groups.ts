import type { Found, Spot } from './spot.ts';
export const contentsWords = (_ctx: unknown, _group: string): string | undefined => undefined;
export const includeHover = (_spot: Spot): Found | undefined => undefined;
