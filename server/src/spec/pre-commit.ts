import { normalizeName } from '../standards/names.ts';
import type { ProjectFiles } from './host.ts';

const FILES = ['.pre-commit-config.yaml', '.pre-commit-config.yml'];
/** `- repo: <address>` begins an entry; `rev:` in it names the release. */
const ENTRY = /^[ \t]*(-?)[ \t]*(repo|rev):[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#]+))/gm;
/** What repositories are called that only bring the hooks of a tool. */
const AROUND = /^mirrors-|-pre-commit(?:-mirror)?$|-mirror$/g;

/**
 * The releases of tools that pre-commit runs, by normalized name of the distribution: `rev: v0.8.0` of
 * `astral-sh/ruff-pre-commit` is Ruff 0.8.0. A branch or a hash says nothing.
 */
export function preCommitReleases(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let name: string | undefined;
  let release: string | undefined;
  for (const [, dash, key, ...values] of text.matchAll(ENTRY)) {
    if (dash !== '') [name, release] = [undefined, undefined];
    const value = values.find((one) => one !== undefined) ?? '';
    if (key === 'repo') name = nameOf(value);
    else release = /^v?(\d+(?:\.\d+)+)$/.exec(value)?.[1];
    if (name !== undefined && release !== undefined) found.set(name, release);
  }
  return found;
}

function nameOf(address: string): string | undefined {
  const last = address
    .replace(/(?:\.git)?\/*$/, '')
    .split(/[/:]/)
    .at(-1);
  return last === undefined || last === '' ? undefined : normalizeName(last.replace(AROUND, ''));
}

const known = new WeakMap<ProjectFiles, ReadonlyMap<string, string>>();

/** The release of a distribution that the project's pre-commit runs. */
export function preCommitRelease(files: ProjectFiles, distribution: string): string | undefined {
  const before = known.get(files);
  if (before !== undefined) return before.get(distribution);
  if (FILES.some((file) => files.kind(file) === 'unknown')) return undefined;
  const file = FILES.find((one) => files.kind(one) === 'file');
  const text = file === undefined ? '' : files.text(file);
  if (text === undefined) return undefined;
  const releases = preCommitReleases(text);
  known.set(files, releases);
  return releases.get(distribution);
}
