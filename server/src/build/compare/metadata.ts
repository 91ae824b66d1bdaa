import { normalizeName } from '../../standards/names.ts';
import { compareVersions, readVersion } from '../../standards/pep440.ts';
import { parseSpecifierSet } from '../../standards/specifier.ts';
import { canonicalSpecifierSet } from '../../standards/specifier-set.ts';
import type { CompareOptions } from '../compare.ts';
import { type Difference, inShort, listed } from '../difference.ts';
import type { Metadata } from '../metadata.ts';
import { compareLicense } from './license.ts';
import { comparePeople } from './people.ts';
import { compareRequirements } from './requirements.ts';
import { compareUrls } from './urls.ts';

/** What follows from how the file was written. */
const UNCOMPARED = new Set(['metadata-version', 'dynamic', 'generator']);

/** Compares metadata field by field; what only spells the same differently is explained. */
export function compareMetadata(before: Metadata, after: Metadata, options: CompareOptions): Difference[] {
  const done = new Set(UNCOMPARED);
  const found: Difference[] = [];
  const values = (metadata: Metadata, field: string): string[] => [...metadata.all(field)].sort();
  const differs = (field: string): boolean => {
    done.add(field.toLowerCase());
    return values(before, field).join('\0') !== values(after, field).join('\0');
  };
  const add = (field: string, explained: string | undefined | false): void => {
    found.push({
      what: field,
      before: inShort(listed(values(before, field))),
      after: inShort(listed(values(after, field))),
      ...(explained ? { explained } : {}),
    });
  };
  const one = (metadata: Metadata, field: string): string => metadata.first(field) ?? '';
  const both = (field: string): readonly [string, string] => [one(before, field), one(after, field)];
  const equal = (field: string, form: (text: string) => string | undefined): boolean => {
    const [a, b] = both(field).map(form);
    return a !== undefined && a === b;
  };

  if (differs('Name'))
    add('Name', equal('Name', normalizeName) && 'the same name for indexes and installers');
  if (differs('Version')) {
    const [a, b] = both('Version').map(readVersion);
    add('Version', a !== undefined && b !== undefined && compareVersions(a, b) === 0 && 'the same version');
  }
  if (differs('Summary')) add('Summary', equal('Summary', words) && 'white space only');
  const description = compareDescription(before.description, after.description);
  if (description !== undefined) found.push(description);
  if (differs('Description-Content-Type')) {
    const [a, b] = both('Description-Content-Type').map((type) => type.split(';')[0]?.trim().toLowerCase());
    const explained =
      a === b ? 'only parameters of the type' : a === '' ? 'the description had no type before' : undefined;
    add('Description-Content-Type', explained);
  }
  for (const field of ['Home-page', 'Download-URL', 'Project-URL']) done.add(field.toLowerCase());
  found.push(...compareUrls(before, after));
  for (const who of ['Author', 'Maintainer']) {
    done.add(who.toLowerCase()).add(`${who.toLowerCase()}-email`);
    found.push(...comparePeople(before, after, who));
  }
  for (const field of ['License', 'License-Expression', 'Classifier']) done.add(field.toLowerCase());
  found.push(...compareLicense(before, after, options.licences));
  if (differs('Keywords')) {
    const parts = (text: string): string =>
      [...new Set(text.split(/[,\s]+/).filter((word) => word !== ''))].sort().join(' ');
    add('Keywords', equal('Keywords', parts) && 'the same words, separated differently');
  }
  if (differs('Requires-Python')) {
    const set = (text: string): string | undefined => {
      const read = parseSpecifierSet(text);
      return read.problems.some(({ grade }) => grade === 'refused') ? undefined : canonicalSpecifierSet(read);
    };
    add('Requires-Python', equal('Requires-Python', set) && 'the same versions');
  }
  done.add('requires-dist');
  found.push(...compareRequirements(before, after, options.environment));
  if (differs('Provides-Extra')) {
    const names = (metadata: Metadata): string =>
      [...new Set(metadata.all('Provides-Extra').map(normalizeName))].sort().join(' ');
    add('Provides-Extra', names(before) === names(after) && 'the same extras');
  }
  if (differs('License-File')) {
    const base = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
    const now = after.all('License-File').map(base);
    const isKept = before.all('License-File').every((path) => now.includes(base(path)));
    add('License-File', isKept && 'a licence file was added or moved');
  }
  for (const [field, why] of [
    ['Platform', 'pyproject.toml has no key for it, and nothing reads it'],
    ['Requires', 'replaced by Requires-Dist long ago'],
    ['Provides', 'replaced by Provides-Dist long ago'],
    ['Obsoletes', 'replaced by Obsoletes-Dist long ago'],
  ] as const) {
    if (differs(field)) add(field, values(after, field).length === 0 && why);
  }
  // Some back-ends list by themselves what the wheel holds; what a person wrote there says more than that.
  if (differs('Import-Name')) {
    const [none, listing] = [before, after].map((one) => one.all('Import-Name')) as [string[], string[]];
    const names = none.length === 0 ? listing : listing.length === 0 ? none : undefined;
    const isPacked = names?.every((name) => options.modules?.has(name) === true) === true;
    add('Import-Name', isPacked && 'what the wheel holds, which only some back-ends list by themselves');
  }
  for (const field of [...before.fields, ...after.fields])
    if (!done.has(field.toLowerCase()) && differs(field)) add(field, undefined);
  return found;
}

const words = (text: string): string => text.split(/\s+/).join(' ').trim();

function compareDescription(before: string, after: string): Difference | undefined {
  if (before === after) return undefined;
  const lines = (text: string): string =>
    text
      .replaceAll('\t', '        ')
      .trim()
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n');
  // A description in a header field has every line set in.
  const flat = (text: string): string => lines(text).replace(/^[ |]+/gm, '');
  const same = lines(before) === lines(after) || flat(before) === flat(after);
  return {
    what: 'Description',
    before: `${before.length} characters`,
    after: `${after.length} characters${same ? '' : `, the first other line: ${inShort(firstOther(lines(before), lines(after)))}`}`,
    ...(same ? { explained: 'white space only' } : {}),
  };
}

function firstOther(before: string, after: string): string {
  const old = before.split('\n');
  const now = after.split('\n');
  const at = now.findIndex((line, i) => line !== old[i]);
  return at < 0 ? '(it ends earlier)' : (now[at] as string);
}
