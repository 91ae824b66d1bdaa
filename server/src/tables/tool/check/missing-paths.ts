import type { DocumentContext } from '../../../spec/context.ts';
import type { Finding } from '../../../spec/finding.ts';
import type { CodeWord } from './code-words.ts';

/** Whether a path is certainly not there: one inside the project, without wildcards, in a folder that has been looked at. */
export function isMissing({ files }: DocumentContext, written: string): boolean {
  if (/[*?[\]{}$%]|^[/~\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(written)) return false;
  const path = written.replaceAll('\\', '/').replace(/^(?:\.\/)+|\/+$/g, '');
  return path !== '' && path !== '.' && files.kind(path) === 'missing';
}

/** Reports the paths of a setting that do not exist; where nothing has been made yet, nothing is said. */
export function* missingPaths(
  context: DocumentContext,
  words: Iterable<CodeWord>,
  says: (path: string) => string,
): Generator<Finding> {
  for (const word of words) {
    if (!isMissing(context, word.value)) continue;
    // A folder without any other folder or module holds no project yet.
    const names = context.files.list('') ?? [];
    if (!names.some((name) => name.endsWith('.py') || context.files.kind(name) === 'folder')) return;
    yield { at: word.at, message: says(word.value) };
  }
}
