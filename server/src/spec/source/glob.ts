import { matchGlob } from '../../standards/globs.ts';
import type { ProjectFiles } from '../host.ts';

/** Folders that one pattern may look into. */
const MOST_FOLDERS = 60;
const DEEPEST = 6;

/** The files that a glob of the standard matches, up to a few; `undefined` where not enough has been looked at to say. */
export function filesMatching(files: ProjectFiles, pattern: string, most = 1): readonly string[] | undefined {
  const steps = pattern.split('/').filter((step) => step !== '' && step !== '.');
  let plainSteps = 0;
  while (plainSteps < steps.length - 1 && !/[*?[]/.test(steps[plainSteps] as string)) plainSteps++;
  const base = steps.slice(0, plainSteps).join('/');
  const last = steps.at(-1) ?? '';
  if (steps.length === plainSteps + 1 && !/[*?[]/.test(last)) {
    const kind = files.kind(steps.join('/'));
    return kind === 'unknown' ? undefined : kind === 'file' ? [steps.join('/')] : [];
  }
  const found: string[] = [];
  let unknown = false;
  let looked = 0;
  const waiting = [base];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (looked++ >= MOST_FOLDERS) return undefined;
    const names = files.list(folder);
    if (names === undefined) {
      if (files.kind(folder) === 'unknown') unknown = true;
      continue;
    }
    for (const name of names) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const kind = files.kind(path);
      if (kind === 'unknown') unknown = true;
      if (kind === 'file' && matchGlob(pattern, path)) found.push(path);
      if (found.length >= most) return found;
      const depth = path.split('/').length;
      const mayHold = pattern.includes('**') ? depth <= DEEPEST : depth < steps.length;
      const isHidden = name === '.git' || name === 'node_modules' || name === '.venv';
      if (kind === 'folder' && mayHold && !isHidden && fits(steps, path)) waiting.push(path);
    }
  }
  return found.length === 0 && unknown ? undefined : found;
}

/** Whether something below a folder can match: its names fit the first parts of the pattern. */
function fits(steps: readonly string[], folder: string): boolean {
  const names = folder.split('/');
  for (const [i, name] of names.entries()) {
    const step = steps[i];
    if (step === undefined) return false;
    if (step === '**') return true;
    if (!matchGlob(step, name)) return false;
  }
  return true;
}
