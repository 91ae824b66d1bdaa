import { SOMEWHERE } from './values.ts';

/** Where the project lies: several folders deep, none of them known. */
export const ROOT = `/${SOMEWHERE}a/${SOMEWHERE}b/${SOMEWHERE}c/${SOMEWHERE}d/${SOMEWHERE}e`;

export const isAbsolute = (path: string): boolean => path.startsWith('/');

/** `os.path.join` of POSIX. */
export function join(first: string, ...rest: readonly string[]): string {
  let path = first;
  for (const part of rest) {
    if (part.startsWith('/')) path = part;
    else path += path === '' || path.endsWith('/') ? part : `/${part}`;
  }
  return path;
}

/** `os.path.normpath` of POSIX. */
export function normalize(path: string): string {
  if (path === '') return '.';
  const start = path.startsWith('//') && !path.startsWith('///') ? '//' : path.startsWith('/') ? '/' : '';
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..' || (start === '' && steps.length === 0) || steps.at(-1) === '..') steps.push(step);
    else if (steps.length > 0) steps.pop();
  }
  return start + steps.join('/') || '.';
}

export function splitPath(path: string): [string, string] {
  const at = path.lastIndexOf('/') + 1;
  const head = path.slice(0, at);
  return [/^\/*$/.test(head) ? head : head.replace(/\/+$/, ''), path.slice(at)];
}

export function splitExtension(path: string): [string, string] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  if (dot <= 0 || /^\.+$/.test(name.slice(0, dot))) return [path, ''];
  return [path.slice(0, path.length - name.length + dot), name.slice(dot)];
}

export function relative(path: string, start: string): string {
  const from = start.split('/').filter((step) => step !== '');
  const to = path.split('/').filter((step) => step !== '');
  let same = 0;
  while (same < from.length && same < to.length && from[same] === to[same]) same++;
  const steps = [...from.slice(same).map(() => '..'), ...to.slice(same)];
  return steps.length === 0 ? '.' : steps.join('/');
}
