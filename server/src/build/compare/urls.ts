import { type Difference, listed } from '../difference.ts';
import type { Metadata } from '../metadata.ts';

const FIELDS: readonly (readonly [string, string])[] = [
  ['Home-page', 'homepage'],
  ['Download-URL', 'download'],
];
/** Labels under which indexes show the same link. (well-known-project-urls) */
const ALIASES: Readonly<Record<string, string>> = { home: 'homepage', downloadurl: 'download' };

/** Compares the links: `Home-page` and `Download-URL` are written as `Project-URL` today. */
export function compareUrls(before: Metadata, after: Metadata): Difference[] {
  const written = (metadata: Metadata): string[] =>
    ['Home-page', 'Download-URL', 'Project-URL'].flatMap((field) =>
      metadata.all(field).map((value) => (field === 'Project-URL' ? value : `${field}: ${value}`)),
    );
  const [oldText, newText] = [written(before).sort(), written(after).sort()];
  if (oldText.join('\0') === newText.join('\0')) return [];
  const [old, now] = [urls(before), urls(after)];
  const isSame = [...old].every((one) => now.has(one)) && [...now].every((one) => old.has(one));
  const addressesOf = (all: ReadonlySet<string>): Set<string> =>
    new Set([...all].map((one) => one.slice(one.indexOf('\0') + 1)));
  // Two labels for one address may have become one.
  const isFewer =
    [...now].every((one) => old.has(one)) && [...addressesOf(old)].every((one) => addressesOf(now).has(one));
  return [
    {
      what: 'links',
      before: listed(oldText),
      after: listed(newText),
      ...(isSame || isFewer ? { explained: 'the same links, as Project-URL' } : {}),
    },
  ];
}

function urls(metadata: Metadata): Set<string> {
  const found = new Set<string>();
  const add = (label: string, url: string): void => {
    found.add(`${label}\0${url.trim().replace(/\/+$/, '')}`);
  };
  for (const [field, label] of FIELDS)
    for (const url of metadata.all(field)) if (url.trim() !== 'UNKNOWN') add(label, url);
  for (const line of metadata.all('Project-URL')) {
    const comma = line.indexOf(',');
    const label = line
      .slice(0, comma)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
    add(ALIASES[label] ?? label, line.slice(comma + 1));
  }
  return found;
}
