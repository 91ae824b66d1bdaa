import { fnmatchcase } from '../../standards/fnmatch.ts';
import type { ProjectView } from '../view.ts';
import { filesBelow } from './layout-files.ts';

/** The files that MANIFEST.in names, in the order of its commands. */
export function manifestFiles(view: ProjectView): ReadonlySet<string> {
  const found = new Set<string>();
  const all = filesBelow(view, '') ?? [];
  for (const raw of (view.text('MANIFEST.in') ?? '').replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    const [command, ...words] = raw.replace(/#.*/, '').trim().split(/\s+/);
    if (command === undefined || command === '') continue;
    for (const file of all) {
      const verdict = names(command, words, file);
      if (verdict === true) found.add(file);
      else if (verdict === false) found.delete(file);
    }
  }
  return found;
}

/** Whether a command takes a file in (`true`), out (`false`), or says nothing of it. */
function names(command: string, words: readonly string[], file: string): boolean | undefined {
  const base = file.slice(file.lastIndexOf('/') + 1);
  const [first = '', ...rest] = words.map((word) => word.replace(/^\.\//, '').replace(/\/+$/, ''));
  const below = first === '.' || first === '' || file.startsWith(`${first}/`);
  const whole = (pattern: string): boolean => {
    const [wanted, steps] = [pattern.split('/'), file.split('/')];
    return wanted.length === steps.length && wanted.every((one, i) => fnmatchcase(steps[i] as string, one));
  };
  const inFolder = (pattern: string): boolean => fnmatchcase(base, pattern);
  switch (command) {
    case 'include':
      return [first, ...rest].some(whole) || undefined;
    case 'exclude':
      return [first, ...rest].some(whole) ? false : undefined;
    case 'recursive-include':
      return (below && rest.some(inFolder)) || undefined;
    case 'recursive-exclude':
      return below && rest.some(inFolder) ? false : undefined;
    case 'global-include':
      return [first, ...rest].some(inFolder) || undefined;
    case 'global-exclude':
      return [first, ...rest].some(inFolder) ? false : undefined;
    case 'graft':
      return below || undefined;
    case 'prune':
      return below ? false : undefined;
    default:
      return undefined;
  }
}
