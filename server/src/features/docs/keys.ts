import { referenceUrl } from '../../spec/reference.ts';
import type { Described, Path } from '../../spec/registry.ts';
import { writeKey } from '../../toml/strings.ts';
import { code, heading, link, type Page, plain, render } from './markdown.ts';

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
    details: [deprecation(described)],
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
