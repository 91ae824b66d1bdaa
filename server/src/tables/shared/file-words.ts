import type { Situation } from '../../spec/backends.ts';
import type { DocumentContext } from '../../spec/context.ts';
import { declaredBehaviour } from '../../spec/declared-behaviour.ts';

/** What the declared back-end does where a file is missing, as a sentence; what most do where it was not tried. */
export function missingFileWords(context: DocumentContext, situation: Situation, lost: string): string {
  const behaviour = declaredBehaviour(context, situation);
  if (behaviour === undefined) return 'Most back-ends refuse to build without it.';
  const { name, now } = behaviour;
  if (now.does === 'refuses' || now.does === 'crashes') return `${name} refuses to build without it.`;
  if (now.does === 'warns') return `${name} warns, and builds ${lost}.`;
  return `${name} says nothing, and builds ${lost}.`;
}

/** A path as the file system knows it; `undefined` for one that leads out of the project. */
export function insidePath(path: string): string | undefined {
  if (path === '' || /^[/~\\]|^[A-Za-z]:|[\0\r\n]/.test(path)) return undefined;
  const steps = path.split('/').filter((step) => step !== '' && step !== '.');
  return steps.length === 0 || steps.includes('..') ? undefined : steps.join('/');
}
