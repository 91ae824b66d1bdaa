import type { DocumentContext } from '../../../spec/context.ts';
import type { ProjectFiles } from '../../../spec/host.ts';

/** Files in which projects name the tools that they use. */
const FILES =
  /^(requirements[\w.-]*\.(txt|in)|constraints[\w.-]*\.txt|setup\.(py|cfg)|tox\.(ini|toml)|noxfile\.py|hatch\.toml|Pipfile|environment[\w.-]*\.ya?ml|pixi\.toml|\.pre-commit-config\.ya?ml|prek\.toml|\.gitlab-ci\.yml|\.travis\.yml|azure-pipelines\.yml|Makefile|GNUmakefile|justfile|Justfile|\.justfile|Taskfile\.ya?ml|tasks\.py|dodo\.py|Dockerfile|package\.json|mise\.toml|\.mise\.toml|\.tool-versions|lefthook\.ya?ml|trunk\.yaml)$/;
const FOLDERS = ['requirements', '.github/workflows', '.github/actions', '.circleci', 'ci', '.ci', 'scripts'];
const MOST_FILES = 60;

/** Whether a key of a document, or the beginning of a string, names one of some distributions (normalized names). */
export const isNamed = ({ document }: DocumentContext, names: readonly string[]): boolean =>
  names.some((name) => {
    const pattern = patterns.get(name) ?? patternOf(name);
    patterns.set(name, pattern);
    return pattern.test(document.text);
  });

/** One search for a name costs much less than a list of all names of a large document. */
const patterns = new Map<string, RegExp>();
const patternOf = (name: string): RegExp => {
  const written = name.split('-').join('[-_.]+');
  // The name first: what stands before it is looked at only where it was found.
  return new RegExp(`${written}(?<=(?:["']|^)\\s*${written})(?=["'\\s=<>~!;[@,])`, 'im');
};

/** Whether a file around the document names a distribution; `unknown` while one of them was not looked at yet. */
export function filesMention(files: ProjectFiles, names: readonly string[]): boolean | 'unknown' {
  const key = names.join(' ');
  const answers = known.get(files) ?? new Map<string, boolean | 'unknown'>();
  known.set(files, answers);
  const answer = answers.get(key) ?? lookForMention(files, names);
  // What is unknown may be known a moment later.
  if (answer !== 'unknown') answers.set(key, answer);
  return answer;
}

/** A snapshot of files never changes, so neither does what it says. */
const known = new WeakMap<ProjectFiles, Map<string, boolean | 'unknown'>>();

function lookForMention(files: ProjectFiles, names: readonly string[]): boolean | 'unknown' {
  const paths = filesOfTools(files);
  if (paths === 'unknown') return 'unknown';
  const word = new RegExp(`(?<![\\w-])(?:${names.map(loose).join('|')})(?![\\w])`, 'i');
  for (const path of paths.slice(0, MOST_FILES)) {
    const kind = files.kind(path);
    if (kind === 'unknown') return 'unknown';
    if (kind !== 'file') continue;
    const text = files.text(path);
    if (text === undefined || word.test(text)) return true;
  }
  return paths.length > MOST_FILES ? 'unknown' : false;
}

/** The files in which tools may be named. */
function filesOfTools(files: ProjectFiles): readonly string[] | 'unknown' {
  const root = files.list('');
  // Only at the root of a repository are all files to be seen: a part of it may be checked from above.
  if (root === undefined || !root.includes('.git')) return 'unknown';
  const paths = root.filter((name) => FILES.test(name));
  for (const folder of FOLDERS) {
    if (!root.includes(folder.split('/')[0] as string)) continue;
    if (files.kind(folder) === 'unknown') return 'unknown';
    paths.push(...(files.list(folder) ?? []).map((name) => `${folder}/${name}`));
  }
  return paths;
}

/** What a pattern matches in the files in which tools are named, as far as they are known. */
export function matchesInFiles(files: ProjectFiles, pattern: RegExp): readonly string[] {
  const paths = filesOfTools(files);
  if (paths === 'unknown') return [];
  return paths.slice(0, MOST_FILES).flatMap((path) => files.text(path)?.match(pattern) ?? []);
}

/** A normalized name as people write it. */
const loose = (name: string): string => name.split('-').join('[-_.]');
