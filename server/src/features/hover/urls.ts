import type { Page } from '../docs/markdown.ts';
import type { Found, Spot } from './spot.ts';
export const labelPage = (_ctx: unknown, _path: unknown): Page | undefined => undefined;
export const urlHover = (_spot: Spot): Found | undefined => undefined;
