import { objectFrom, stringFrom } from '../standards/json.ts';
import { parseSpecifierSet, pythonAdmission } from '../standards/pep440.ts';

/** What is known of the distributions that can be added. */
export interface ToolPackages {
  /** The version that our data was made from, by normalized name. */
  version(distribution: string): string | undefined;
  /** Whether that version runs on a minor release of Python; true where nobody says otherwise. */
  supports(distribution: string, python: string | undefined): boolean;
  /** The Pythons that it runs on, as its metadata says it. */
  pythons(distribution: string): string | undefined;
}

/** Reads `tool-packages.json`. */
export function toolPackagesFrom(json: unknown): ToolPackages {
  const all = new Map(
    Object.entries(objectFrom(objectFrom(json).packages)).map(([name, value]) => {
      const entry = objectFrom(value);
      return [
        name,
        { version: stringFrom(entry.version), pythons: stringFrom(entry.requiresPython) },
      ] as const;
    }),
  );
  return {
    version: (name) => all.get(name)?.version,
    pythons: (name) => all.get(name)?.pythons,
    supports: (name, python) => {
      const pythons = all.get(name)?.pythons;
      return (
        pythons === undefined ||
        python === undefined ||
        pythonAdmission(parseSpecifierSet(pythons), python) !== 'none'
      );
    },
  };
}
