import type { DocumentContext } from '../../spec/context.ts';
import type { ProjectFiles } from '../../spec/host.ts';
import { normalizeName } from '../../standards/names.ts';
import type { Span } from '../../text/span.ts';

/** A place in another file that names an extra or a group. */
export interface ForeignMention {
  readonly file: string;
  /** The text of the file as it was looked at. */
  readonly text: string;
  readonly span: Span;
}

const FILES =
  /^(?:tox\.(?:ini|toml)|action\.ya?ml|noxfile\.py|setup\.cfg|Makefile|GNUmakefile|justfile|\.?Justfile|Taskfile\.ya?ml|(?:.+\.)?Dockerfile(?:\..+)?|Containerfile|\.gitlab-ci\.ya?ml|\.readthedocs\.ya?ml|\.pre-commit-config\.ya?ml|README[^/]*|CONTRIBUTING[^/]*|DEVELOP[^/]*|HACKING[^/]*)$/i;
const WORKFLOWS = '.github/workflows';
const ACTIONS = '.github/actions';
const MOST_FILES = 60;
const LONGEST = 256 * 1024;

/** The files beside a pyproject.toml that may name its groups and extras, as far as they are known. */
export function filesThatName(files: ProjectFiles): readonly string[] {
  const beside = (files.list('') ?? []).filter((name) => FILES.test(name));
  const workflows = files.list('')?.includes('.github') ? (files.list(WORKFLOWS) ?? []) : [];
  const inWorkflows = workflows.filter((name) => /\.ya?ml$/.test(name)).map((name) => `${WORKFLOWS}/${name}`);
  const actions = (files.list('.github')?.includes('actions') ? files.list(ACTIONS) : undefined) ?? [];
  const inActions = actions.flatMap((folder) =>
    (files.list(`${ACTIONS}/${folder}`) ?? [])
      .filter((name) => /^action\.ya?ml$/.test(name))
      .map((name) => `${ACTIONS}/${folder}/${name}`),
  );
  return [...beside, ...inWorkflows, ...inActions].slice(0, MOST_FILES);
}

/** Where other files name an extra or a group: options of installers, `.[extra]`, settings of tox. */
export function foreignMentions(
  { files, project }: DocumentContext,
  kind: 'group' | 'extra',
  name: string,
): readonly ForeignMention[] {
  const own = project.name?.value;
  return filesThatName(files).flatMap((file) => {
    const text = files.text(file);
    if (text === undefined || text.length > LONGEST) return [];
    return mentionsIn(text, kind, own)
      .filter((span) => normalizeName(text.slice(span.start, span.end)) === name)
      .map((span) => ({ file, text, span }));
  });
}

const WORD = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';
const LIST = `${WORD}(?:[ \\t]*,[ \\t]*${WORD})*`;

/** What stands before names: an option and a blank, `=`, or the next string of a list of arguments. */
const option = (names: string): RegExp =>
  new RegExp(`(?<![\\w-])(?:${names})(?:=|[ \\t]+|["'][ \\t]*,[ \\t]*)["']?(${LIST})`, 'g');

const GROUP_OPTIONS = option('--group|--only-group|--no-group|--with|--without|--dependency-group|-G');
const EXTRA_OPTIONS = option('--extra|--extras|-E');
/** `dependency_groups = test, docs` and the same over indented lines. */
const setting = (name: string): RegExp =>
  new RegExp(`^[ \\t]*(?:${name})[ \\t]*=((?:[^\\n#;]*)(?:\\n[ \\t]+[^\\n=\\[]*)*)`, 'gm');
const GROUP_SETTING = setting('dependency_groups');
const EXTRA_SETTING = setting('extras');

/** The names of groups, or of extras of the project called `own`, in the text of any file. */
export function mentionsIn(text: string, kind: 'group' | 'extra', own: string | undefined): readonly Span[] {
  const found = new Map<number, Span>();
  const add = (start: number, end: number): void => {
    for (const match of text.slice(start, end).matchAll(new RegExp(WORD, 'g'))) {
      const at = start + match.index;
      found.set(at, { start: at, end: at + match[0].length });
    }
  };
  for (const match of text.matchAll(kind === 'group' ? GROUP_OPTIONS : EXTRA_OPTIONS)) {
    const end = match.index + match[0].length;
    add(end - (match[1]?.length ?? 0), end);
  }
  if (kind === 'group') {
    // `session.install(*nox.project.dependency_groups(project, "test"))`
    for (const match of text.matchAll(/\bdependency_groups\(([^()\n]*)\)/g)) {
      for (const word of (match[1] as string).matchAll(new RegExp(`["'](${WORD})["']`, 'g'))) {
        const at = match.index + match[0].length - 1 - (match[1] as string).length + word.index + 1;
        add(at, at + (word[1] as string).length);
      }
    }
  }
  for (const match of text.matchAll(kind === 'group' ? GROUP_SETTING : EXTRA_SETTING)) {
    const end = match.index + match[0].length;
    add(end - (match[1]?.length ?? 0), end);
  }
  if (kind === 'extra') {
    for (const match of text.matchAll(/(?:([A-Za-z0-9][\w.-]*)|(?<![\w/])\.\/?)\[([^\]\n[]*)\]/g)) {
      const name = match[1];
      if (name !== undefined && (own === undefined || normalizeName(name) !== normalizeName(own))) continue;
      const end = match.index + match[0].length - 1;
      const inside = match[2] ?? '';
      if (new RegExp(`^[ \\t]*${LIST}[ \\t]*$`).test(inside)) add(end - inside.length, end);
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
