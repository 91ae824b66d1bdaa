import type { ProjectView } from '../view.ts';

const MOST = 20_000;
const NEVER = /(^|\/)(__pycache__|\.git|\.hg|\.svn)(\/|$)|\.py[co]$|(^|\/)\.DS_Store$/;

/** All files below a folder, without what no build takes; `undefined` where there are too many. */
export function filesBelow(view: ProjectView, folder: string): readonly string[] | undefined {
  const found: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const name of view.list(next)) {
      const path = next === '' ? name : `${next}/${name}`;
      if (NEVER.test(path)) continue;
      const kind = view.kind(path);
      if (kind === 'folder') waiting.push(path);
      else if (kind === 'file') found.push(path);
      if (found.length + waiting.length > MOST) return undefined;
    }
  }
  return found;
}
