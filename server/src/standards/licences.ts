import { closest } from './closest.ts';
import { listFrom, objectFrom, stringFrom } from './json.ts';
import { type LicenceGuess, licenceNames } from './licence-guess.ts';

/** A licence of the SPDX list. */
export interface Licence {
  readonly id: string;
  readonly name: string;
  readonly url: string | undefined;
  readonly osiApproved: boolean;
  /** Still accepted, but replaced by a clearer identifier. */
  readonly deprecated: boolean;
  /** In the SPDX list, but not yet in the copy that the reference implementation refuses by. */
  readonly newer: boolean;
}

/** An exception of the SPDX list, for the right of `WITH`. */
export interface LicenceException {
  readonly id: string;
  readonly deprecated: boolean;
  readonly newer: boolean;
}

/** The SPDX lists, looked up without regard to letter case as the standard orders. */
export interface Licences {
  readonly all: readonly Licence[];
  readonly exceptions: readonly LicenceException[];
  /** The version of the SPDX list that the reference implementation knows, and its own. */
  readonly reference: { readonly packaging: string; readonly spdx: string };
  find(id: string): Licence | undefined;
  findException(id: string): LicenceException | undefined;
  /** The exception a person most likely meant. */
  nearException(id: string): string | undefined;
  /** What a person most likely meant by free text such as `Apache 2.0` or `GPLv3`. */
  guess(text: string): LicenceGuess;
  /** The identifiers that replace a deprecated one; empty when the data names none. */
  successors(id: string): readonly string[];
}

/** Reads the data file `licenses.json`; parts of another shape are left out. */
export function licencesFrom(json: unknown): Licences {
  const data = objectFrom(json);
  const all = listFrom(data.licenses).flatMap(licenceFrom);
  const exceptions = listFrom(data.exceptions).flatMap(exceptionFrom);
  const reference = objectFrom(data.reference);
  const byId = new Map(all.map((licence) => [licence.id.toLowerCase(), licence]));
  const exceptionById = new Map(exceptions.map((exception) => [exception.id.toLowerCase(), exception]));
  let names: ReturnType<typeof licenceNames> | undefined;

  return {
    all,
    exceptions,
    reference: {
      packaging: stringFrom(reference.packaging) ?? '',
      spdx: stringFrom(reference.spdx) ?? '',
    },
    find: (id) => byId.get(id.toLowerCase()),
    findException: (id) => exceptionById.get(id.toLowerCase()),
    nearException: (id) =>
      closest(
        id,
        exceptions.map((exception) => exception.id),
      ),
    guess(text) {
      names ??= licenceNames(all);
      return names.guess(text);
    },
    successors(id) {
      const plain = id.replace(/\+$/, '');
      const endings = plain === id ? ['-only', '-or-later'] : ['-or-later'];
      return endings.flatMap((ending) => byId.get((plain + ending).toLowerCase())?.id ?? []);
    },
  };
}

function licenceFrom(json: unknown): Licence[] {
  const entry = objectFrom(json);
  const id = stringFrom(entry.id);
  if (id === undefined) return [];
  return [
    {
      id,
      name: stringFrom(entry.name) ?? id,
      url: stringFrom(entry.url),
      osiApproved: entry.osi === true,
      deprecated: entry.deprecated === true,
      newer: entry.newer === true,
    },
  ];
}

function exceptionFrom(json: unknown): LicenceException[] {
  const entry = objectFrom(json);
  const id = stringFrom(entry.id);
  return id === undefined ? [] : [{ id, deprecated: entry.deprecated === true, newer: entry.newer === true }];
}
