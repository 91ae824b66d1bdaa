import { listFrom, objectFrom, stringFrom, stringsFrom } from '../standards/json.ts';
import { compareVersions, readVersion, type Version } from '../standards/pep440.ts';
import type { SpecifierSet } from '../standards/specifier.ts';
import { rangesOfSet } from '../standards/specifier-set.ts';
import { before, intersect, rangeOf } from '../standards/version-ranges.ts';

/**
 * What a back-end was seen to do with a project. `accepts`: builds, and the metadata say it. `ignores`: builds, and
 * nothing of it is in the metadata although it should. `drops`: builds, and loses other data because of it.
 * `writes-legacy`: builds, and writes an older field instead. `writes-as-is`: builds, and writes invalid text into the
 * metadata. `builds-unknown`: builds a project named
 * `UNKNOWN`, or version 0.0.0.
 */
export type Behaviour =
  | 'accepts'
  | 'warns'
  | 'refuses'
  | 'crashes'
  | 'ignores'
  | 'drops'
  | 'writes-legacy'
  | 'writes-as-is'
  | 'builds-unknown';

/** One span of releases in which a back-end does the same. */
export interface BehaviourStep {
  /** The first release that does so; `undefined` for the oldest one tried. */
  readonly from: string | undefined;
  readonly does: Behaviour;
  /** What the back-end itself says, shortened; only where it warns or refuses. */
  readonly says: string | undefined;
}

/** How a back-end's treatment of one situation went through its releases, oldest first; never empty. */
export interface BackendFact {
  readonly steps: readonly BehaviourStep[];
  /** What the newest release does. */
  readonly now: Behaviour;
  /** The first release of the last step; `undefined` when every release tried does the same. */
  readonly from: string | undefined;
  /** What releases before `from` do. */
  readonly before: BehaviourStep | undefined;
}

/** The situations in which back-ends differ; the comment says what `accepts` means where it is not plain. */
export const situations = [
  /** Reads `[project]` at all. */
  'project-table',
  /** A licence string becomes `License-Expression`. */
  'license-expression',
  /** A list of globs becomes `License-File`. */
  'license-files',
  /** With a licence string alone, the file `LICENSE` becomes `License-File`, though no `license-files` names it. */
  'license-files-default',
  'license-table-text',
  'license-table-file',
  /** Free text such as `MIT License` as licence string. */
  'license-free-text',
  /** Lower-case identifiers: written in normal form. */
  'license-lower-case',
  'license-deprecated-id',
  'license-expression-and-classifier',
  'license-files-and-table',
  'license-files-no-match',
  'license-files-parent',
  'license-file-missing',
  'console-scripts-entry-point',
  'console-scripts-beside-scripts',
  'unknown-classifier',
  'deprecated-classifier',
  'private-classifier',
  'readme-missing',
  'readme-unknown-extension',
  'readme-content-type-invalid',
  'unknown-project-key',
  'unknown-build-system-key',
  'unknown-top-level-table',
  'name-missing',
  'name-invalid',
  'version-missing',
  'version-invalid',
  'version-static-and-dynamic',
  'dynamic-name',
  'dynamic-unknown-field',
  /** `dynamic = ["version"]` that nothing supplies. */
  'dynamic-version-unsupplied',
  'dynamic-description-unsupplied',
  'dynamic-dependencies-unsupplied',
  /** PEP 808: the field is both given and listed in `dynamic`. */
  'partly-dynamic-dependencies',
  'partly-dynamic-optional-dependencies',
  'partly-dynamic-classifiers',
  'partly-dynamic-scripts',
  'partly-dynamic-urls',
  'requires-python-invalid',
  'requirement-invalid',
  'optional-requirement-invalid',
  'marker-invalid',
  'extra-name-invalid',
  'dependency-groups-invalid',
  'dependency-groups-cycle',
  'url-invalid',
  'url-label-long',
  'description-lines',
  'keyword-comma',
  'keywords-string',
  'author-name-comma',
  'author-email-invalid',
  'author-empty',
  'script-reference-invalid',
  'script-name-invalid',
  'entry-point-reference-invalid',
  'import-names',
  'import-namespaces',
  /** A file `py.typed` that no table names comes into the wheel with its package. */
  'typed-marker',
] as const;

export type Situation = (typeof situations)[number];

/** A build back-end and what is known about it. */
export interface Backend {
  /** The normalized name of the package that `requires` names. */
  readonly package: string;
  /** The strings for `build-backend`, the usual one first. */
  readonly modules: readonly string[];
  /** The tables below `[tool]` that it reads, such as `setuptools`. */
  readonly tables: readonly string[];
  /** The newest release tried; `undefined` for a back-end that was not run. */
  readonly newest: string | undefined;
  /** What to write into `requires` today. */
  readonly requirement: string;
  /** The Pythons for which the named releases exist: `{ '77.0.1': '>=3.9' }`. */
  readonly pythonOfRelease: Readonly<Record<string, string>>;
  /** For each field that may be dynamic, the key paths whose presence supplies it; a field without entry is not known. */
  readonly suppliers: Readonly<Record<string, readonly string[]>>;
  /** `undefined` where it was not measured: then nothing may be claimed. */
  fact(situation: Situation): BackendFact | undefined;
}

/** All known back-ends. */
export interface Backends {
  /** Where the data come from, with date and interpreter. */
  readonly source: string;
  readonly all: readonly Backend[];
  /** By package name, normalized. */
  byName(name: string): Backend | undefined;
  /** By the `build-backend` string, with or without an object after `:`. */
  byModule(module: string): Backend | undefined;
}

/** Reads the data file `backends.json`; parts of another shape are left out. */
export function backendsFrom(json: unknown): Backends {
  const data = objectFrom(json);
  const all = listFrom(data.backends).flatMap(backendFrom);
  const modules = new Map(
    all.flatMap((backend) => backend.modules.map((module) => [module, backend] as const)),
  );
  return {
    source: stringFrom(data.source) ?? '',
    all,
    byName: (name) => all.find((backend) => backend.package === name),
    byModule: (module) => modules.get(module.replace(/\s/g, '')),
  };
}

function backendFrom(json: unknown): Backend[] {
  const entry = objectFrom(json);
  const name = stringFrom(entry.package);
  if (name === undefined) return [];
  const facts = new Map(
    Object.entries(objectFrom(entry.facts)).flatMap(([situation, steps]) => {
      const fact = factFrom(steps);
      return fact === undefined ? [] : [[situation, fact] as const];
    }),
  );
  return [
    {
      package: name,
      modules: stringsFrom(entry.modules),
      tables: stringsFrom(entry.tables),
      newest: stringFrom(entry.newest),
      requirement: stringFrom(entry.requirement) ?? name,
      pythonOfRelease: Object.fromEntries(
        Object.entries(objectFrom(entry.pythonOfRelease)).flatMap(([release, python]) =>
          typeof python === 'string' ? [[release, python]] : [],
        ),
      ),
      suppliers: Object.fromEntries(
        Object.entries(objectFrom(entry.suppliers)).map(([field, paths]) => [field, stringsFrom(paths)]),
      ),
      fact: (situation) => facts.get(situation),
    },
  ];
}

function factFrom(json: unknown): BackendFact | undefined {
  const steps = listFrom(json).flatMap((item): BehaviourStep[] => {
    const entry = objectFrom(item);
    const does = stringFrom(entry.does);
    return does === undefined
      ? []
      : [{ from: stringFrom(entry.from), does: does as Behaviour, says: stringFrom(entry.says) }];
  });
  const last = steps.at(-1);
  return last && { steps, now: last.does, from: last.from, before: steps.at(-2) };
}

/** The step that holds for one release. */
export function behaviourAt(fact: BackendFact, release: Version): BehaviourStep {
  let found = fact.steps[0] as BehaviourStep;
  for (const step of fact.steps) {
    const from = step.from === undefined ? undefined : readVersion(step.from);
    if (from !== undefined && compareVersions(from, release) <= 0) found = step;
  }
  return found;
}

/**
 * The steps that a requirement's specifier set admits, oldest first: the last is what a build uses today, the first is
 * what it may meet at the lower bound. All steps for an empty set of specifiers; none where the set admits no release.
 */
export function admittedSteps(fact: BackendFact, specifiers: SpecifierSet): readonly BehaviourStep[] {
  const answers = admitted.get(specifiers) ?? new Map<BackendFact, readonly BehaviourStep[]>();
  admitted.set(specifiers, answers);
  const answer = answers.get(fact) ?? findAdmitted(fact, specifiers);
  answers.set(fact, answer);
  return answer;
}

/** Sets are kept from one state of a document to the next, so this is asked again at every keystroke. */
const admitted = new WeakMap<SpecifierSet, Map<BackendFact, readonly BehaviourStep[]>>();

function findAdmitted(fact: BackendFact, specifiers: SpecifierSet): readonly BehaviourStep[] {
  const wanted = rangesOfSet(specifiers);
  return fact.steps.filter((step, i) => {
    const low = cutOf(step.from);
    const high = cutOf(fact.steps[i + 1]?.from);
    return intersect(rangeOf(low, high), wanted).length > 0;
  });
}

const cutOf = (release: string | undefined) => {
  const version = release === undefined ? undefined : readVersion(release);
  return version && before(version);
};
