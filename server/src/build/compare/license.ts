import type { LicenseClassifiers } from '../../standards/license-classifiers.ts';
import { type Licences, parseLicenseExpression } from '../../standards/spdx.ts';
import { type Difference, inShort, listed } from '../difference.ts';
import type { Metadata } from '../metadata.ts';

/** What is known of licences. */
export interface LicenseFacts {
  readonly licences: Licences;
  readonly classifiers: LicenseClassifiers;
}

const isLicense = (classifier: string): boolean => classifier.startsWith('License ::');

/**
 * Compares the licence and the classifiers. An expression in place of the free text and of the licence classifiers is
 * explained where each of its licences is one that these may mean. (PEP 639)
 */
export function compareLicense(before: Metadata, after: Metadata, facts?: LicenseFacts): Difference[] {
  const found: Difference[] = [];
  const expression = after.first('License-Expression');
  const [old, now] = [before, after].map((metadata) => metadata.first('License') ?? '') as [string, string];
  const said = before.all('Classifier').filter(isLicense);
  const isNew = expression !== undefined && before.first('License-Expression') === undefined;
  if (isNew) {
    const fits = facts !== undefined && isFitting(expression, said, old, facts);
    const free = old === '' ? [] : [inShort(old)];
    found.push({
      what: 'License',
      before: listed([...said, ...free]),
      after: expression,
      ...(fits ? { explained: 'the same licence as an SPDX expression' } : {}),
    });
  } else {
    if (old !== now) {
      const isSpace = words(old) === words(now);
      found.push({
        what: 'License',
        before: inShort(old),
        after: inShort(now),
        ...(isSpace ? { explained: 'white space only' } : {}),
      });
    }
    if (before.first('License-Expression') !== expression)
      found.push({
        what: 'License-Expression',
        before: before.first('License-Expression') ?? '',
        after: expression ?? '',
      });
  }

  // Beside an expression the classifiers of licences may not stand.
  const counts = [...before.all('Classifier')].filter((one) => expression === undefined || !isLicense(one));
  const rest = [...after.all('Classifier')].filter((one) => expression === undefined || !isLicense(one));
  if (counts.sort().join('\0') !== rest.sort().join('\0')) {
    const isSame = [...new Set(counts)].join('\0') === [...new Set(rest)].join('\0');
    found.push({
      what: 'Classifier',
      before: listed(counts.filter((one) => isSame || !rest.includes(one))),
      after: listed(rest.filter((one) => isSame || !counts.includes(one))),
      ...(isSame ? { explained: 'one that stood twice stands once' } : {}),
    });
  }
  const added = after.all('Classifier').filter((one) => isLicense(one) && !said.includes(one));
  if (expression !== undefined && added.length > 0)
    found.push({ what: 'Classifier', before: '', after: listed(added) });
  return found;
}

function isFitting(
  expression: string,
  classifiers: readonly string[],
  text: string,
  { licences, classifiers: table }: LicenseFacts,
): boolean {
  const { operands, problems } = parseLicenseExpression(expression, licences);
  if (problems.length > 0 || operands.length === 0) return false;
  const meant = new Set<string>();
  for (const classifier of classifiers) {
    const entry = table.find(classifier);
    for (const id of [entry?.certain, entry?.reference, ...(entry?.candidates ?? [])])
      if (id !== undefined) meant.add(id.toLowerCase());
  }
  const short = text.slice(0, 300);
  for (const form of [short, ...short.split('\n').slice(0, 5)]) {
    const guess = licences.guess(form.trim());
    for (const id of [guess.certain, guess.likely, ...guess.candidates])
      if (id !== undefined) meant.add(id.toLowerCase());
  }
  const words = `${short} ${classifiers.join(' ')}`.toLowerCase();
  return operands.every(({ text: id, isReference }) => {
    if (meant.has(id.toLowerCase())) return true;
    if (isReference) return /proprietary|public domain|commercial|other/.test(words);
    const family = /^[A-Za-z]+/.exec(id)?.[0].toLowerCase() ?? '';
    // A family alone, such as "BSD" or "GPLv3", leaves open which one; a number that is said must fit.
    const version = /\d+(?:\.\d+)*/.exec(id)?.[0].replace(/\.0$/, '');
    const mention = new RegExp(`(?<![a-z])${family}(?![a-z])(?:[ -]?v?([0-9.]+))?`).exec(
      words.replaceAll(/gplv/g, 'gpl '),
    );
    if (mention === null) return false;
    const stated = mention[1]?.replace(/\.0$|\.$/, '');
    return stated === undefined || stated === '' || version === undefined || version.startsWith(stated);
  });
}

const words = (text: string): string => text.split(/\s+/).join(' ').trim();
