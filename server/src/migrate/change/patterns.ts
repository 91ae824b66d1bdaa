import type { TargetName } from '../plan.ts';

/** How a back-end reads the patterns of what it leaves out. */
interface Reading {
  /** Whether a pattern counts from the project's folder on: always, or where it begins with or has a slash. */
  readonly from: 'project' | 'any folder' | 'any folder without a slash';
  /** What a pattern from the project's folder on means: a folder with all in it, or only what has this very path. */
  readonly fixed: 'whole folders' | 'paths';
  /** Whether `*` means names that begin with a point too. */
  readonly hidden: boolean;
}

const READINGS: Partial<Record<TargetName, Reading>> = {
  // Lines of a .gitignore.
  hatchling: { from: 'any folder without a slash', fixed: 'whole folders', hidden: true },
  'uv-build': { from: 'any folder', fixed: 'paths', hidden: true },
  // Python's `glob`, and `Path.glob`.
  'pdm-backend': { from: 'project', fixed: 'whole folders', hidden: false },
  'poetry-core': { from: 'project', fixed: 'whole folders', hidden: true },
};

/**
 * What a pattern of a back-end leaves out, given a path from the project's folder on; `undefined` for a form that is not
 * followed. What is found in a folder that is left out is left out with it.
 */
export function leavesOut(pattern: string, backend: TargetName): ((path: string) => boolean) | undefined {
  const reading = READINGS[backend];
  if (reading === undefined || /[[\]{}!\\]/.test(pattern)) return undefined;
  if (reading.fixed === 'paths' && pattern.endsWith('/')) return undefined;
  const plain = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
  const steps = plain.replace(/^\//, '').split('/');
  if (steps.some((step) => step === '' || step === '..' || (step.includes('**') && step !== '**')))
    return undefined;
  const isFixed =
    reading.from === 'project' ||
    plain.startsWith('/') ||
    (reading.from === 'any folder without a slash' && steps.length > 1);
  const name = reading.hidden ? '[^/]+' : '[^/.][^/]*';
  const parts = steps.map((step, i) => {
    if (step === '**') return i === steps.length - 1 ? `${name}(?:/${name})*` : `(?:${name}/)*`;
    const start = !reading.hidden && /^[*?]/.test(step) ? '(?!\\.)' : '';
    const text = step
      .replace(/[.+^$()|]/g, '\\$&')
      .replaceAll('*', '[^/]*')
      .replaceAll('?', '[^/]');
    return `${start}${text}${i === steps.length - 1 ? '' : '/'}`;
  });
  const matcher = new RegExp(
    `^${isFixed ? '' : '(?:[^/]+/)*'}${parts.join('')}${isFixed && reading.fixed === 'paths' ? '' : '(?:/.*)?'}$`,
  );
  return (path) => matcher.test(path);
}

/** Whether a pattern stands for files that may come later, too. */
export const isOpen = (pattern: string): boolean =>
  /[*?]/.test(pattern) || !pattern.replace(/\/+$/, '').includes('/');
