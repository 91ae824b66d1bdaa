import { objectFrom, stringFrom, stringsFrom } from './json.ts';

/** What a `License ::` classifier says about the licence. */
export interface LicenseOfClassifier {
  /** The one SPDX identifier that the classifier names; only then may a tool translate it by itself. (PEP 639) */
  readonly certain: string | undefined;
  /** What PEP 639 lets a person choose instead, such as `LicenseRef-Proprietary`, with a warning. */
  readonly reference: string | undefined;
  /** The identifiers it may mean, the likeliest first, for a person to choose from. */
  readonly candidates: readonly string[];
}

export interface LicenseClassifiers {
  readonly source: string;
  /** `undefined` for what is no licence classifier of the list. */
  find(classifier: string): LicenseOfClassifier | undefined;
  /** The classifiers that name exactly this identifier. */
  of(id: string): readonly string[];
}

/** Reads the data file `license-classifiers.json`; parts of another shape are left out. */
export function licenseClassifiersFrom(json: unknown): LicenseClassifiers {
  const data = objectFrom(json);
  const found = new Map<string, LicenseOfClassifier>();
  const ofId = new Map<string, string[]>();
  for (const [classifier, value] of Object.entries(objectFrom(data.classifiers))) {
    const entry = objectFrom(value);
    const certain = stringFrom(entry.certain);
    const candidates = certain === undefined ? stringsFrom(entry.candidates) : [certain];
    found.set(classifier, { certain, reference: stringFrom(entry.reference), candidates });
    if (certain !== undefined) ofId.set(certain, [...(ofId.get(certain) ?? []), classifier]);
  }
  return {
    source: stringFrom(data.source) ?? '',
    find: (classifier) => found.get(classifier),
    of: (id) => ofId.get(id) ?? [],
  };
}

/** What several licence classifiers say together. */
export interface LicenseOfClassifiers {
  /** The one identifier that follows without doubt. */
  readonly certain: string | undefined;
  readonly candidates: readonly string[];
}

/**
 * The licence of a project by its classifiers alone. Several that are no parents of each other leave open whether all
 * apply or one may be chosen, so nothing is certain then. (PEP 639)
 */
export function licenseOfClassifiers(
  classifiers: readonly string[],
  table: LicenseClassifiers,
): LicenseOfClassifiers | undefined {
  const named = [...new Set(classifiers.filter((text) => text.startsWith('License ::')))];
  const own = named.filter((text) => !named.some((other) => other.startsWith(`${text} ::`)));
  if (own.length === 0) return undefined;

  const found = own.map((text) => table.find(text));
  const candidates = [
    ...new Set(
      found.flatMap((entry) =>
        entry?.reference === undefined ? (entry?.candidates ?? []) : [entry.reference],
      ),
    ),
  ];
  return { certain: own.length === 1 ? found[0]?.certain : undefined, candidates };
}
