import { lookup } from '../toml/paths.ts';
import { type Existing, projectIn, readPyproject } from './existing.ts';
import type { MigrationFacts } from './facts.ts';
import { fromFlit, isFlit } from './from-flit.ts';
import { hasPipfile, withPipfile } from './from-pipfile.ts';
import { fromPoetry, isPoetry } from './from-poetry.ts';
import { judge } from './judge.ts';
import { setupPyUses } from './other-uses.ts';
import type {
  Declined,
  FileChange,
  Leftover,
  MigrationOptions,
  MigrationPlan,
  Note,
  SourceName,
} from './plan.ts';
import { declinedPlan, nothingPlan } from './plans.ts';
import { otherSections, withoutTaken, withoutTakenBesidePbr } from './setup-cfg-file.ts';
import { type SetuptoolsSources, setuptoolsSources } from './setuptools/sources.ts';
import { targetNamed } from './target/targets.ts';
import { withTools } from './tools/with-tools.ts';
import type { ProjectView } from './view.ts';
import { withRequirements } from './with-requirements.ts';
import { writePyproject } from './write-pyproject.ts';

/** Plans a migration: reads the sources, writes nothing. Never throws; the work is bounded. */
export function planMigration(
  view: ProjectView,
  options: MigrationOptions,
  facts: MigrationFacts,
): MigrationPlan {
  const existing = readPyproject(view);
  if (existing.problem !== undefined) return declinedPlan([], [existing.problem]);
  const plan = mainPlan(view, existing, options, facts);
  const wanted =
    options.from === undefined
      ? plan.status === 'nothing' && existing.text === undefined
      : options.from.includes('requirements');
  const isAsked = (name: SourceName): boolean => options.from?.includes(name) === true;
  let result = wanted ? withRequirements(plan, view, existing, options) : plan;
  if (isAsked('pipfile') || (plan.status === 'nothing' && existing.text === undefined && hasPipfile(view)))
    result = withPipfile(result, view, existing, options);
  return isAsked('tools') ? withTools(result, view, existing, facts.registry()) : result;
}

function mainPlan(
  view: ProjectView,
  existing: Existing,
  options: MigrationOptions,
  facts: MigrationFacts,
): MigrationPlan {
  if (projectIn(existing)) return nothingPlan([]);
  const has = (name: SourceName): boolean => options.from === undefined || options.from.includes(name);
  const unclear = builderUnclear(view, existing, options);
  if (unclear !== undefined) return declinedPlan([], [unclear]);
  if (has('poetry') && isPoetry(existing)) return fromPoetry(view, existing, options, facts);
  if (has('flit') && isFlit(existing)) return fromFlit(view, existing, options, facts);
  const sources = sourcesOf(view, options);
  return sources.length === 0 ? nothingPlan([]) : fromSetuptools(view, options, facts, sources);
}

/** Why it is not told which of two descriptions counts: without their own back-end, builds run setup.py. */
function builderUnclear(
  view: ProjectView,
  existing: Existing,
  { from }: MigrationOptions,
): Declined | undefined {
  const tool = isPoetry(existing) ? 'poetry' : isFlit(existing) ? 'flit' : undefined;
  if (tool === undefined || from?.includes(tool) !== from?.includes('setup.py')) return undefined;
  const backend = lookup(existing.doc.root, ['build-system', 'build-backend']);
  const isOwn = backend?.kind === 'string' && backend.value.includes(tool);
  if (view.kind('setup.py') !== 'file' || isOwn) return undefined;
  return {
    file: 'pyproject.toml',
    reason: `[tool.${tool}] describes the project, but builds run setup.py, as [build-system] names no back-end of it; say which counts with \`--from ${tool}\` or \`--from setup.py\`.`,
  };
}

function sourcesOf(view: ProjectView, { from }: MigrationOptions): readonly SourceName[] {
  const has = (name: SourceName): boolean => from === undefined || from.includes(name);
  const found: SourceName[] = [];
  if (has('setup.py') && view.kind('setup.py') === 'file') found.push('setup.py');
  if (has('setup.cfg') && /^\s*\[(metadata|options)\]/m.test(view.text('setup.cfg') ?? ''))
    found.push('setup.cfg');
  return found;
}

function fromSetuptools(
  view: ProjectView,
  options: MigrationOptions,
  facts: MigrationFacts,
  sources: readonly SourceName[],
): MigrationPlan {
  const { data } = facts;
  const read: SetuptoolsSources = setuptoolsSources(view, options, facts, sources);
  const { project } = read;
  const declined: Declined[] = [...read.declined];
  if (declined.length > 0) return declinedPlan(sources, declined);
  const existing = readPyproject(view);
  const name = options.backend ?? 'setuptools';
  const target = targetNamed(name);
  const staysWhole =
    view.kind('setup.py') === 'file' && ((options.setupPy ?? 'keep') === 'keep' || read.kept.size > 0);
  const result = target.write({
    project,
    view,
    data,
    options,
    kept: read.kept,
    script: staysWhole ? read.script : undefined,
  });
  declined.push(...result.declined, ...judge(project, data));
  if (read.kept.size > 0 && name !== 'setuptools')
    declined.push({
      file: 'setup.py',
      reason: `${name} does not run setup.py, which ${[...read.kept].join(', ')} ${read.kept.size === 1 ? 'needs' : 'need'}.`,
    });
  const written = declined.length > 0 ? undefined : writePyproject(existing, result, facts);
  if (written !== undefined && 'problem' in written) declined.push(written.problem);
  if (written === undefined || 'problem' in written || declined.length > 0)
    return declinedPlan(sources, declined);

  const leftovers: Leftover[] = [...read.leftovers, ...result.leftovers];
  const notes: Note[] = [...read.notes, ...result.notes];
  const files: FileChange[] = [
    existing.text === undefined
      ? { path: 'pyproject.toml', after: written.text }
      : { path: 'pyproject.toml', before: existing.text, after: written.text },
  ];
  const script = scriptAfter(view, options, read, leftovers, notes, declined);
  if (declined.length > 0) return declinedPlan(sources, declined);
  if (script !== undefined) files.push(script);
  const config = view.text('setup.cfg');
  if (config !== undefined && read.cfg !== undefined) {
    const hasPbr = read.kept.has('pbr');
    leftovers.push(...otherSections(read.cfg.ini, 'setup.cfg', hasPbr));
    if ((options.setupPy ?? 'keep') !== 'keep' && sources.includes('setup.cfg')) {
      const after = hasPbr ? withoutTakenBesidePbr(config) : withoutTaken(config);
      if (after !== config)
        files.push({ path: 'setup.cfg', before: config, ...(after === undefined ? {} : { after }) });
    }
  }
  notes.push(
    ...setupPyUses(
      view,
      files.some(({ path, after }) => path === 'setup.py' && after === undefined),
    ),
  );
  return {
    status: 'migrated',
    sources,
    backend: name,
    files,
    fields: written.fields,
    leftovers,
    notes,
    declined: [],
    choices: result.choices,
    frozen: read.frozen,
  };
}

function scriptAfter(
  view: ProjectView,
  { setupPy = 'keep', backend = 'setuptools' }: MigrationOptions,
  read: SetuptoolsSources,
  leftovers: Leftover[],
  notes: Note[],
  declined: Declined[],
): FileChange | undefined {
  const text = view.text('setup.py');
  if (text === undefined) return undefined;
  const kept = [...read.kept];
  if (setupPy === 'keep') {
    if (backend === 'setuptools')
      notes.push({ text: 'setup.py stays as it is; builds take the fields from pyproject.toml.' });
    return undefined;
  }
  if (kept.length === 0) return { path: 'setup.py', before: text };
  const places = kept.map((name) => ({
    file: 'setup.py',
    ...(read.lineOf(name) === undefined ? {} : { line: read.lineOf(name) as number }),
    what: `${name}=…`,
  }));
  if (setupPy === 'delete') {
    declined.push(
      ...places.map(({ what, ...place }) => ({
        ...place,
        reason: `\`${what}\` needs setup.py; use \`--setup-py minimal\`.`,
      })),
    );
    return undefined;
  }
  const reduced = read.reduce(kept);
  leftovers.push(
    ...places.map((place) => ({
      ...place,
      why:
        reduced === undefined
          ? 'it stays in setup.py, which could not be reduced'
          : 'it stays in a reduced setup.py',
    })),
  );
  return reduced === undefined || reduced === text
    ? undefined
    : { path: 'setup.py', before: text, after: reduced };
}
