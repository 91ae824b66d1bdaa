import { span } from '../text/span.ts';
import { isSpace, shown, skip, skipBack, visible } from './chars.ts';
import type { StandardProblem, StandardRepair } from './problem.ts';

/** The metadata allow no longer label. (core-metadata#project-url-multiple-use) */
export const MAX_LABEL_LENGTH = 32;

/** The label as indexes compare it: without ASCII punctuation and white space, in lower case. (PEP 753) */
export const normalizeLabel = (label: string): string =>
  label.replace(/[!-/:-@[-`{-~\t-\r ]/g, '').toLowerCase();

export interface WellKnownLabel {
  /** The label as people write it: `Issues`. */
  readonly label: string;
  /** Its normalized form. */
  readonly normalized: string;
  /** What it leads to. */
  readonly description: string;
  /** Other normalized labels that indexes treat the same. */
  readonly aliases: readonly string[];
}

/** The living list of well-known labels. (well-known-project-urls#well-known-labels) */
export const wellKnownLabels: readonly WellKnownLabel[] = [
  known('Homepage', 'the home page of the project'),
  known('Source', 'the hosted source code', 'repository', 'sourcecode', 'github'),
  known('Download', 'where this release can be downloaded'),
  known('Changelog', 'the complete list of changes', 'changes', 'whatsnew', 'history'),
  known('Release Notes', 'the curated notes on releases'),
  known('Documentation', 'the documentation', 'docs'),
  known('Issues', 'where bugs are reported', 'bugs', 'issue', 'tracker', 'issuetracker', 'bugtracker'),
  known('Funding', 'how to support the project', 'sponsor', 'donate', 'donation'),
];

function known(label: string, description: string, ...aliases: readonly string[]): WellKnownLabel {
  return { label, normalized: normalizeLabel(label), description, aliases };
}

/** The well-known label that indexes take `label` for; `undefined` when it is just a label. */
export function wellKnownUrl(label: string): WellKnownLabel | undefined {
  const normalized = normalizeLabel(label);
  return wellKnownLabels.find((each) => each.normalized === normalized || each.aliases.includes(normalized));
}

/**
 * The well-known label that says what `label` says. `isAlias`: by a word that no index knows, such as `Bug Reports`;
 * the listed aliases (`Repository`, `Docs`) are known everywhere and count as well-known themselves.
 */
export function wellKnownLabel(
  label: string,
): { readonly label: string; readonly isAlias: boolean } | undefined {
  const listed = wellKnownUrl(label);
  if (listed !== undefined) return { label: listed.label, isAlias: false };
  const meant = synonymOf(label);
  return meant && { label: meant.label, isAlias: true };
}

/** Words that add nothing to the first one: a bug page, tracker or report is where bugs are. */
const FILLERS = new Set([
  'report',
  'page',
  'site',
  'website',
  'url',
  'link',
  'address',
  'repository',
  'repo',
  'tracker',
  'tracking',
  'board',
]);

function synonymOf(label: string): WellKnownLabel | undefined {
  const words = label
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(singular);
  const [first, ...rest] = words;
  if (first === undefined || !rest.every((word) => FILLERS.has(word))) return undefined;
  return wellKnownLabels.find((each) =>
    [each.normalized, ...each.aliases].some((name) => singular(name) === first),
  );
}

const singular = (word: string): string => (word.length > 3 ? word.replace(/s$/, '') : word);

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const HOST_LIKE = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d+)?(?:[/?#]|$)/u;

/** What is wrong with an entry of the URLs: scheme and host it must have. Oracles differ, so all is disputed. */
export function urlProblems(text: string): StandardProblem[] {
  const start = skip(text, 0, text.length, isSpace);
  const end = skipBack(text, start, text.length, isSpace);
  const url = text.slice(start, end);
  if (url === '')
    return say(text, 'url-empty', 0, text.length, 'The URL is empty. Write one, or remove the entry.');
  if (start > 0 || end < text.length) {
    return say(
      text,
      'url-space',
      start > 0 ? 0 : end,
      start > 0 ? start : text.length,
      'There is white space around the URL.',
      url,
    );
  }

  const inside = /[\s<>"{}|\\^`\u0000-\u001f\u007f]/.exec(url);
  const scheme = SCHEME.exec(url)?.[0];
  if (scheme === undefined || (HOST_LIKE.test(url) && !url.startsWith(`${scheme}//`))) {
    const repaired = inside === null && HOST_LIKE.test(url) ? `https://${url}` : undefined;
    const message = `"${shown(url)}" has no scheme such as "https://", so indexes do not make a link of it.`;
    return say(text, 'url-scheme', 0, url.length, message, repaired);
  }
  const rest = url.slice(scheme.length);
  const slashes = /^\/*/.exec(rest)?.[0] ?? '';
  const host = /^[^/?#]*/.exec(rest.slice(slashes.length))?.[0] ?? '';
  if (slashes.length !== 2 && HOST_LIKE.test(rest.slice(slashes.length))) {
    return say(
      text,
      'url-slashes',
      0,
      scheme.length + slashes.length,
      `After "${scheme}" stand two slashes.`,
      `${scheme}//${rest.slice(slashes.length)}`,
    );
  }
  if (slashes.length < 2 || host === '' || slashes.length > 2) {
    return say(
      text,
      'url-host',
      0,
      url.length,
      `"${shown(url)}" names no host: it has the form "https://host/path".`,
    );
  }
  if (inside !== null) {
    const message = `"${shown(inside[0])}" cannot stand in a URL. Write it as its percent code.`;
    return say(text, 'url-character', inside.index, inside.index + inside[0].length, message);
  }
  const hidden = [...host].find(
    (character) => character > '\u007f' && /[/?#@:]/.test(character.normalize('NFKC')),
  );
  if (hidden !== undefined) {
    const at = url.indexOf(hidden);
    const message = `"${hidden}" cannot stand in a host: readers take it for several characters, a separator among them.`;
    return say(text, 'url-character', at, at + hidden.length, message);
  }
  const bracket = host.indexOf('[') < 0 ? host.indexOf(']') : host.indexOf('[');
  if (bracket >= 0 && !/^(?:[^@]*@)?\[[0-9a-f.]*:[0-9a-f:.]*\](?::\d*)?$/i.test(host)) {
    const at = scheme.length + slashes.length + bracket;
    return say(text, 'url-host', at, at + 1, 'Square brackets in a host hold an IPv6 address.');
  }
  return [];
}

function say(
  text: string,
  code: string,
  from: number,
  to: number,
  message: string,
  repaired?: string,
): StandardProblem[] {
  const repair: StandardRepair | undefined =
    repaired === undefined
      ? undefined
      : { title: `Change to "${shown(repaired)}"`, edits: [{ span: span(0, text.length), text: repaired }] };
  return [
    {
      code,
      span: visible(text, from, to),
      message,
      ...(repair && { repair }),
      reference: 'pyproject-toml#urls',
      grade: 'disputed',
    },
  ];
}
