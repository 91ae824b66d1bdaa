import { evaluateMarker, type MarkerEnvironment } from '../../standards/marker-evaluate.ts';
import { formatComparison } from '../../standards/marker-format.ts';
import type { Marker, MarkerNode } from '../../standards/marker-tree.ts';
import { normalizeName } from '../../standards/names.ts';
import { parseRequirement } from '../../standards/pep508.ts';
import { canonicalSpecifierSet } from '../../standards/specifier-set.ts';
import { type Difference, listed } from '../difference.ts';
import type { Metadata } from '../metadata.ts';

interface Key {
  /** Name, extras, versions and address. */
  readonly base: string;
  /** The parts of the marker that name an extra. */
  readonly extra: string;
  readonly marker: string;
  readonly read: Marker | undefined;
  readonly text: string;
  readonly extraName: string;
}

/**
 * Compares the requirements. What setup.py took or left by a condition on the interpreter that built may have become a
 * marker that says the same for every interpreter.
 */
export function compareRequirements(
  before: Metadata,
  after: Metadata,
  environment: MarkerEnvironment | undefined,
): Difference[] {
  const [oldText, newText] = [before, after].map((one) => [...one.all('Requires-Dist')].sort()) as [
    string[],
    string[],
  ];
  if (oldText.join('\0') === newText.join('\0')) return [];
  const [old, now] = [keysOf(oldText), keysOf(newText)];
  const lost = [...old].filter(([id]) => !now.has(id)).map(([, key]) => key);
  const added = [...now].filter(([id]) => !old.has(id)).map(([, key]) => key);
  if (lost.length + added.length === 0)
    return [difference(oldText, newText, 'the same requirements, written differently')];

  const holds = ({ read, extraName }: Key): boolean | undefined => {
    if (read === undefined) return true;
    if (environment === undefined) return undefined;
    const truth = evaluateMarker(read, { ...environment, extra: extraName });
    return typeof truth === 'boolean' ? truth : undefined;
  };
  const used = new Set<Key>();
  const missing = lost.filter((key) => {
    const match = added.find(
      (one) =>
        !used.has(one) &&
        one.base === key.base &&
        one.extra === key.extra &&
        key.marker === '' &&
        one.marker !== '' &&
        holds(one) === true,
    );
    if (match !== undefined) used.add(match);
    return match === undefined;
  });
  const invented = added.filter((key) => !used.has(key) && !(key.marker !== '' && holds(key) === false));
  if (missing.length + invented.length === 0)
    return [difference(oldText, newText, 'a condition of setup.py became a marker')];
  return [
    difference(
      missing.map(({ text }) => text),
      invented.map(({ text }) => text),
    ),
  ];
}

const difference = (before: readonly string[], after: readonly string[], explained?: string): Difference => ({
  what: 'Requires-Dist',
  before: listed(before.filter((one) => explained === undefined || !after.includes(one))),
  after: listed(after.filter((one) => explained === undefined || !before.includes(one))),
  ...(explained === undefined ? {} : { explained }),
});

function keysOf(lines: readonly string[]): Map<string, Key> {
  const keys = new Map<string, Key>();
  for (const text of lines) {
    const { name, extras, specifiers, url, marker } = parseRequirement(text);
    const base = [
      normalizeName(name?.text ?? text),
      [...new Set(extras.map((extra) => normalizeName(extra.text)))].sort().join(','),
      canonicalSpecifierSet(specifiers),
      url?.text ?? '',
    ].join('|');
    const parts = marker?.root === undefined ? [] : markerParts(marker.root);
    const isExtra = (part: string): boolean => part.startsWith('extra ');
    const extraParts = parts.filter(isExtra);
    const key = {
      base,
      extra: extraParts.join(' & '),
      marker: parts.filter((part) => !isExtra(part)).join(' & '),
      read: marker,
      text,
      extraName: /"([^"]*)"/.exec(extraParts[0] ?? '')?.[1] ?? '',
    };
    keys.set(`${key.base}|${key.extra}|${key.marker}`, key);
  }
  return keys;
}

/** Deeper markers than any tool writes are compared as they are. */
const DEEPEST = 20;

/** The conditions that must all hold, sorted, so that order and needless parentheses make no difference. */
function markerParts(root: MarkerNode, depth = 0): string[] {
  if (root.kind === 'comparison') return [formatComparison(root)];
  if (depth > DEEPEST) return [`(${root.span.start}-${root.span.end})`];
  const groups: string[][] = [[]];
  root.items.forEach((item, i) => {
    if (i > 0 && root.joins[i - 1] === 'or') groups.push([]);
    groups.at(-1)?.push(...markerParts(item, depth + 1));
  });
  const sorted = groups.map((group) => [...new Set(group)].sort());
  if (sorted.length === 1) return sorted[0] as string[];
  return [
    `(${sorted
      .map((group) => group.join(' & '))
      .sort()
      .join(' | ')})`,
  ];
}
