import { alternatives } from '../../spec/alternatives.ts';
import { referenceUrl } from '../../spec/reference.ts';
import type { Described, Path } from '../../spec/registry.ts';
import { writeKey } from '../../toml/strings.ts';
import { code, heading, link, list, type Page, plain, render } from './markdown.ts';

/** A key path as people write it: quotes where a bare key cannot stand, `[]` for an item of an array. */
export function pathText(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += '[]';
    else text += (text === '' ? '' : '.') + writeKey(step);
  }
  return text;
}

/** The page about a key or table; what is known about the place may be added by the caller. */
export function keyPage(described: Described, path: Path): Page {
  const { key, rest, table } = described;
  const about = table ?? key ?? rest;
  return {
    title: heading(plain(pathText(path)), about?.title ?? ''),
    body: [about?.docs],
    details: [allowedWords(described), deprecation(described), removal(described)],
    footer: [
      key?.required === true ? 'Required' : undefined,
      key?.default === undefined ? undefined : `Default ${code(key.default)}`,
      ...sinceAndLink(key?.since, about?.reference),
    ],
  };
}

/** The page about a key or table, as Markdown. */
export const keyDocs = (described: Described, path: Path): string => render(keyPage(described, path));

function deprecation({ key }: Described): string | undefined {
  const deprecated = key?.deprecated;
  if (deprecated === undefined) return undefined;
  return `**Deprecated${deprecated.since === undefined ? '' : ` since ${deprecated.since}`}.** ${deprecated.message}`;
}

function removal({ key }: Described): string | undefined {
  const removed = key?.removed;
  if (removed === undefined) return undefined;
  return `**Removed${removed.since === undefined ? '' : ` in ${removed.since}`}.** ${removed.message}`.trim();
}

const MOST_VALUES = 10;

/** What a value may be, where the type alone does not say it: the words to choose from, the bounds of a number. */
function allowedWords({ key, shape }: Described): string | undefined {
  if (key === undefined) return undefined;
  const all = alternatives(shape);
  const inList = all.flatMap((one) => (one.type === 'array' ? alternatives(one.items) : [one]));
  const words = inList.flatMap((one) =>
    one.type === 'string' && one.language === undefined
      ? (one.values ?? []).filter(({ removed }) => removed === undefined)
      : [],
  );
  const isOpen = inList.some((one) => one.type === 'string' && one.open === true);
  if (words.length > 0 && words.length <= MOST_VALUES)
    return `${isOpen ? 'For example' : 'One of'} ${list(
      words.map(({ value }) => code(value, 40)),
      'or',
    )}.`;
  for (const one of all) {
    if (one.type !== 'integer' && one.type !== 'number') continue;
    if (one.min !== undefined && one.max !== undefined) return `From ${one.min} to ${one.max}.`;
    if (one.min !== undefined) return `At least ${one.min}.`;
    if (one.max !== undefined) return `At most ${one.max}.`;
  }
  return undefined;
}

/** Since when, and the link; in one where the link is to that very proposal. */
function sinceAndLink(
  since: string | undefined,
  reference: string | undefined,
): readonly (string | undefined)[] {
  const target = referenceLink(reference);
  if (since === undefined) return [target];
  if (reference?.split('#')[0] === since) return [`Since ${target}`];
  return [`Since ${since}`, target];
}

/** The link to a section of a standard, or to the documentation of a tool. */
export function referenceLink(reference: string | undefined): string | undefined {
  if (reference === undefined) return undefined;
  const pep = /^PEP \d+/.exec(reference)?.[0];
  const label = pep ?? (reference.includes('://') ? 'Documentation' : 'Specification');
  return link(`${label} ↗`, referenceUrl(reference));
}
