import { admittedSteps, type Situation } from '../../spec/backends.ts';
import type { DocumentContext } from '../../spec/context.ts';
import type { Path } from '../../spec/registry.ts';
import {
  ANY_VERSION,
  compareVersions,
  isSubsetOf,
  lowerBound,
  parseSpecifierSet,
  readVersion,
  type SpecifierSet,
} from '../../standards/pep440.ts';
import { isRefused } from '../../standards/problem.ts';
import type { Edit } from '../../text/span.ts';
import { setKey } from '../../toml/edit.ts';
import { requiresPython } from './requires-python.ts';
import { editsInside } from './string-findings.ts';

/** What has to change so that the declared back-end does as wanted. */
export interface BackendRaise {
  readonly edits: readonly Edit[];
  readonly changes: readonly Path[];
  /** The new requirement, for the title: `setuptools>=77.0.3`; `undefined` when the bound is high enough. */
  readonly requirement: string | undefined;
  /** The new requires-python, where that has to rise too: `>=3.9`. */
  readonly python: string | undefined;
  /** Whether an upper bound of the back-end had to go. */
  readonly dropsUpperBound: boolean;
}

/**
 * Plans to raise the lower bound of the declared back-end to the first release that accepts `situation` (and, where
 * requires-python admits Pythons for which that release does not exist, requires-python too). `undefined` where the
 * back-end is not known, does not accept it at all, or was not measured: then nothing can be promised.
 */
export function raiseBackend(context: DocumentContext, situation: Situation): BackendRaise | undefined {
  const { backend } = context;
  const fact = backend?.backend.fact(situation);
  if (backend === undefined || fact === undefined || fact.now !== 'accepts') return undefined;

  const required = backend.required;
  if (required !== undefined && isRefused(required.requirement.problems)) return undefined;
  const specifiers = required?.requirement.specifiers ?? ANY_VERSION;
  const nothing = {
    edits: [],
    changes: [],
    requirement: undefined,
    python: undefined,
    dropsUpperBound: false,
  };
  const steps = admittedSteps(fact, specifiers);
  if (required !== undefined && steps.length > 0 && steps.every(({ does }) => does === 'accepts'))
    return nothing;

  const release = releaseFor(fact.from, backend.backend.requirement);
  if (release === undefined) return nothing;
  const python = pythonFor(context, backend.backend.pythonOfRelease[release]);
  // Front-ends without `[build-system]` take the newest setuptools: there is no bound to raise.
  if (required === undefined) {
    return { ...nothing, edits: python.edits, changes: python.changes, python: python.floor };
  }

  const { set, dropsUpperBound } = raised(specifiers, release);
  const { text, requirement } = required;
  const at = specifiers.specifiers.length === 0 ? endOfName(requirement) : requirement.specifiersSpan;
  return {
    edits: [...editsInside(text, [{ span: at, text: set }]), ...python.edits],
    changes: [['build-system', 'requires', text.index], ...python.changes],
    requirement: `${requirement.name?.text ?? backend.backend.package}${set}`,
    python: python.floor,
    dropsUpperBound,
  };
}

const endOfName = (requirement: {
  name?: { span: { end: number } } | undefined;
  extrasSpan?: { end: number } | undefined;
}) => {
  const end = requirement.extrasSpan?.end ?? requirement.name?.span.end ?? 0;
  return { start: end, end };
};

/** The first release that does it, or the recommended lower bound where that is in the same line of releases. */
function releaseFor(from: string | undefined, recommended: string): string | undefined {
  if (from === undefined) return undefined;
  const bound = lowerBound(parseSpecifierSet(recommended.replace(/^[A-Za-z0-9._-]+/, '')));
  const first = readVersion(from);
  if (bound === undefined || first === undefined) return from;
  return compareVersions(bound.version, first) >= 0 ? bound.specifier.versionText : from;
}

function raised(specifiers: SpecifierSet, release: string): { set: string; dropsUpperBound: boolean } {
  const kept = specifiers.specifiers.filter(
    ({ operator }) => operator === '<' || operator === '<=' || operator === '!=',
  );
  const written = (list: typeof kept): string =>
    [`>=${release}`, ...list.map(({ operator, versionText }) => operator + versionText)].join(',');
  const all = written(kept);
  const version = readVersion(release);
  const limits = kept.filter(({ operator }) => operator !== '!=');
  const tooLow = limits.some(
    ({ version: limit }) =>
      limit === undefined || version === undefined || compareVersions(limit, version) <= 0,
  );
  return tooLow
    ? { set: written(kept.filter(({ operator }) => operator === '!=')), dropsUpperBound: true }
    : { set: all, dropsUpperBound: false };
}

/** Nothing where requires-python lies within the Pythons of the release; else the edit that raises it. */
function pythonFor(
  { project, tree }: DocumentContext,
  ofRelease: string | undefined,
): { edits: readonly Edit[]; changes: readonly Path[]; floor: string | undefined } {
  const bound = ofRelease === undefined ? undefined : lowerBound(parseSpecifierSet(ofRelease));
  if (bound === undefined) return { edits: [], changes: [], floor: undefined };

  const floor = `>=${bound.specifier.versionText}`;
  const changes: readonly Path[] = [['project', 'requires-python']];
  const required = requiresPython(project);
  if (required === undefined) {
    return { edits: setKey(tree, ['project'], 'requires-python', `"${floor}"`), changes, floor };
  }
  if (isSubsetOf(required.set, parseSpecifierSet(floor)) === true)
    return { edits: [], changes: [], floor: undefined };
  const lowest = lowerBound(required.set);
  const edits =
    lowest === undefined
      ? editsInside(required.text, [
          { span: { start: 0, end: 0 }, text: required.set.specifiers.length === 0 ? floor : `${floor},` },
        ])
      : editsInside(required.text, [{ span: lowest.specifier.span, text: floor }]);
  return { edits, changes, floor };
}
