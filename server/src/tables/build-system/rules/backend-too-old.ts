import { admittedSteps, type Behaviour, type BehaviourStep, type Situation } from '../../../spec/backends.ts';
import type { DocumentContext } from '../../../spec/context.ts';
import type { DeclaredBackend } from '../../../spec/declared-backend.ts';
import type { Fix } from '../../../spec/finding.ts';
import { defineRule } from '../../../spec/rule.ts';
import {
  compareVersions,
  isEmptySet,
  isSubsetOf,
  lowerBound,
  parseSpecifierSet,
  readVersion,
} from '../../../standards/pep440.ts';
import type { Requirement } from '../../../standards/pep508.ts';
import { isRefused } from '../../../standards/problem.ts';
import type { Span } from '../../../text/span.ts';
import { askFix, type FixesOrReason } from '../../shared/fixes.ts';
import { requiresPython } from '../../shared/requires-python.ts';
import { editsInside } from '../../shared/string-findings.ts';
import { listed } from '../../shared/words.ts';

export const backendTooOld = defineRule({
  id: 'build-system/backend-too-old',
  summary: 'The build requirement admits releases of the back-end that cannot read this file.',
  why:
    'Front-ends take the newest release that `requires` admits, but caches, constraints and old Pythons lead to older ' +
    'ones. Some of those do not fail: setuptools before 61 does not know `[project]` and builds `UNKNOWN-0.0.0` without ' +
    'an error. The first release that reads what the file uses belongs in the bound.',
  severity: 'warning',
  reference: 'pyproject-toml#pyproject-build-system-table',
  examples: {
    bad: '[build-system]\nrequires = ["setuptools>=45"]\nbuild-backend = "setuptools.build_meta"\n\n[project]\nname = "tool"\nversion = "1.0"\n',
    fixed:
      '[build-system]\nrequires = ["setuptools>=61.0.0"]\nbuild-backend = "setuptools.build_meta"\n\n[project]\nname = "tool"\nversion = "1.0"\n',
    good: '[build-system]\nrequires = ["setuptools>=61.0"]\nbuild-backend = "setuptools.build_meta"\n\n[project]\nname = "tool"\nversion = "1.0"\n',
  },

  *check(context) {
    const { backend } = context;
    if (backend?.required === undefined || isRefused(backend.required.requirement.problems)) return;
    const { text, requirement } = backend.required;
    if (requirement.url !== undefined) return;

    const lacks = usedSituations(context).flatMap((used) => lackOf(used, backend, requirement) ?? []);
    const [worst] = [...lacks].sort((a, b) => rank(b) - rank(a));
    if (worst === undefined) return;
    const releases = [...lacks].sort((a, b) => byRelease(b.from, a.from)).map(({ from }) => from);

    const name = backend.backend.package;
    const bound = requirement.specifiersSpan;
    yield {
      at: text.at(bound.start < bound.end ? bound : (requirement.name?.span ?? bound)),
      message:
        `\`${name}\` reads ${listed(lacks.filter(({ from }) => from === worst.from).map(({ words }) => words))} since ${worst.from}: ` +
        (worst.never
          ? `every release that this requirement admits ${worst.does}.`
          : `older releases, which this requirement admits, ${worst.doesMany}.`),
      severity:
        worst.never && worst.stops
          ? 'error'
          : worst.never || worst.situation === 'project-table'
            ? 'warning'
            : 'hint',
      ...raise(context, backend, requirement, [...new Set(releases)]),
    };
  },
});

interface Used {
  readonly situation: Situation;
  readonly words: string;
}

/** What the file uses that older back-ends do not know. */
function usedSituations({ project }: DocumentContext): readonly Used[] {
  if (project.table === undefined) return [];
  const used: Used[] = [{ situation: 'project-table', words: '`[project]`' }];
  if (project.license?.kind === 'string')
    used.push({ situation: 'license-expression', words: '`license` as a string' });
  if (project.member('license-files')?.node?.kind === 'array')
    used.push({ situation: 'license-files', words: '`license-files`' });
  for (const key of ['import-names', 'import-namespaces'] as const) {
    if (project.member(key) !== undefined) used.push({ situation: key, words: `\`${key}\`` });
  }
  return used;
}

interface Lack extends Used {
  /** The first release that reads it, and all later ones do. */
  readonly from: string;
  /** No release that is admitted reads it. */
  readonly never: boolean;
  readonly stops: boolean;
  readonly does: string;
  readonly doesMany: string;
}

/** The first release from which on every one reads it; `undefined` where the newest does not, or all do. */
function firstReader(steps: readonly BehaviourStep[]): string | undefined {
  const last = steps.findLastIndex(({ does }) => !reads(does));
  return last < 0 ? undefined : steps[last + 1]?.from;
}

const reads = (does: Behaviour): boolean => does === 'accepts' || does === 'warns';

function lackOf(used: Used, { backend }: DeclaredBackend, requirement: Requirement): Lack | undefined {
  const fact = backend.fact(used.situation);
  const from = fact && firstReader(fact.steps);
  if (fact === undefined || from === undefined) return undefined;
  const admitted = admittedSteps(fact, requirement.specifiers);
  const bad = admitted.find(({ does }) => !reads(does));
  if (bad === undefined) return undefined;
  const never = admitted.every(({ does }) => !reads(does));
  const bound = lowerBound(requirement.specifiers);
  // Without a lower bound the newest release is meant: nobody promised that old ones work.
  if (!never && bound === undefined) return undefined;
  // `>=77` names the line in which 77.0.1 was the first: only where `[project]` itself is lost does 77.0.0 matter.
  const series =
    bound?.specifier.operator === '>=' && `${from}.`.startsWith(`${bound.specifier.versionText}.`);
  if (!never && series && used.situation !== 'project-table') return undefined;
  const [does, doesMany] = words[bad.does] ?? ['does not read it', 'do not read it'];
  return {
    ...used,
    from,
    never,
    stops: bad.does === 'refuses' || bad.does === 'crashes',
    does,
    doesMany,
  };
}

const words: Partial<Record<Behaviour, readonly [string, string]>> = {
  refuses: ['refuses it', 'refuse it'],
  crashes: ['fails on it', 'fail on it'],
  ignores: ['leaves it out of the metadata without a word', 'leave it out of the metadata without a word'],
  'builds-unknown': [
    'builds a package `UNKNOWN-0.0.0` without an error',
    'build a package `UNKNOWN-0.0.0` without an error',
  ],
  'writes-legacy': ['writes only the old field', 'write only the old field'],
};

const rank = ({ never, situation }: Lack): number =>
  (never ? 2 : 0) + (situation === 'project-table' ? 1 : 0);

/** Raises the bound to the newest of the releases that runs on all Pythons of the project. */
function raise(
  context: DocumentContext,
  { backend, required }: DeclaredBackend,
  requirement: Requirement,
  releases: readonly string[],
): FixesOrReason {
  const wanted = requiresPython(context.project)?.set;
  const runs = releases.find((release) => {
    const python = backend.pythonOfRelease[release];
    return (
      python === undefined || wanted === undefined || isSubsetOf(wanted, parseSpecifierSet(python)) !== false
    );
  });
  if (runs === undefined || required === undefined) {
    const release = releases.at(-1) ?? '';
    return {
      noFix: `\`${backend.package}\` ${release} needs Python ${backend.pythonOfRelease[release]}, and \`requires-python\` admits others: raise that first.`,
    };
  }
  return { fixes: [boundFix(required.text, requirement, runs)] };
}

function byRelease(a: string, b: string): number {
  const [left, right] = [readVersion(a), readVersion(b)];
  return left === undefined || right === undefined ? 0 : compareVersions(left, right);
}

function boundFix(
  text: NonNullable<DeclaredBackend['required']>['text'],
  requirement: Requirement,
  release: string,
): Fix {
  const bound = lowerBound(requirement.specifiers)?.specifier;
  const replaced: { span: Span; text: string } =
    bound === undefined
      ? { span: requirement.specifiersSpan, text: `>=${release}` }
      : bound.operator === '>='
        ? { span: bound.versionSpan, text: release }
        : { span: bound.span, text: `>=${release}` };
  const { span } = replaced;
  const written = requirement.text.slice(0, span.start) + replaced.text + requirement.text.slice(span.end);
  const { start } = requirement.specifiersSpan;
  const after = requirement.specifiersSpan.end + written.length - requirement.text.length;
  // An upper bound below the release leaves nothing: then the whole set gives way.
  const contradicts = isEmptySet(parseSpecifierSet(written, start, after));
  const edit =
    contradicts || bound === undefined
      ? { span: requirement.specifiersSpan, text: `>=${release}` }
      : replaced;
  return askFix(`Require \`>=${release}\``, editsInside(text, [edit]), [
    ['build-system', 'requires', text.index],
  ]);
}
