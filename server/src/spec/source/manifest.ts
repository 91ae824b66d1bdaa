import { matchGlob, matchName } from '../../standards/globs.ts';
import { withFolders } from '../../standards/ignore-patterns.ts';

/**
 * The line of a MANIFEST.in that takes a file out of the source distribution while one beside it stays; `undefined` where
 * there is none, or a line is written in a way that is not followed here.
 */
export function manifestLeavesOut(
  text: string | undefined,
  file: string,
  beside: string,
): string | undefined {
  let leaving: string | undefined;
  for (const line of (text ?? '').split(/\r?\n/)) {
    const [command = '', ...words] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (command === '') continue;
    const takes = /[\\[{]/.test(line) ? undefined : commands[command];
    if (takes === undefined) return undefined;
    const isExclusion = command === 'prune' || command.endsWith('exclude');
    if (isExclusion && takes(words, beside)) return undefined;
    if (takes(words, file)) leaving = isExclusion ? line.trim() : undefined;
  }
  return leaving;
}

type Takes = (words: readonly string[], path: string) => boolean;

const fromTop: Takes = (patterns, path) => patterns.some((one) => matchGlob(one, path));
const anywhere: Takes = (patterns, path) =>
  patterns.some((one) =>
    one.includes('/') ? matchGlob(`**/${one}`, path) : matchName(one, path.split('/').at(-1) as string),
  );
/** A folder `.` is no folder for setuptools. */
const below: Takes = ([folder = '', ...patterns], path) =>
  folder !== '.' && patterns.some((one) => matchGlob(`${folder}/**/${one}`, path));
const folders: Takes = (patterns, path) =>
  patterns.some((one) =>
    withFolders(path)
      .slice(1)
      .some((folder) => matchGlob(one, folder)),
  );

const commands: Readonly<Record<string, Takes | undefined>> = {
  include: fromTop,
  exclude: fromTop,
  'global-include': anywhere,
  'global-exclude': anywhere,
  'recursive-include': below,
  'recursive-exclude': below,
  graft: folders,
  prune: folders,
};
