import type { MigrationFacts } from '../facts.ts';
import type { LegacyProject } from '../model.ts';
import type { Declined, Frozen, Leftover, MigrationOptions, Note, SourceName } from '../plan.ts';
import { readSetupPy } from '../setup-py/read.ts';
import type { SetupReading } from '../setup-py/reading.ts';
import { reduceSetupPy } from '../setup-py/reduce.ts';
import type { Script } from '../target/target.ts';
import type { ProjectView } from '../view.ts';
import { completeWith } from './captured.ts';
import { type EnvironmentReading, readEverywhere } from './environments.ts';
import { isFalsy, type Keyword } from './keywords.ts';
import { INERT, type MergedKeywords, mergeReadings } from './merge.ts';
import { readPbr } from './pbr.ts';
import { setuptoolsProject } from './project.ts';
import { placeOf } from './reader.ts';
import { fieldsOfScript } from './script-fields.ts';
import { readSetupCfg, type SetupCfg } from './setup-cfg.ts';

/** What setup.py and setup.cfg say together. */
export interface SetuptoolsSources {
  readonly project: LegacyProject;
  readonly cfg: SetupCfg | undefined;
  readonly declined: readonly Declined[];
  readonly leftovers: readonly Leftover[];
  readonly notes: readonly Note[];
  /** What a run of setup.py supplied. */
  readonly frozen: readonly Frozen[];
  /** Arguments for which setup.py stays. */
  readonly kept: ReadonlySet<string>;
  readonly script: Script | undefined;
  lineOf(keyword: string): number | undefined;
  /** setup.py with nothing but these arguments; `undefined` where it cannot be reduced. */
  reduce(keep: readonly string[]): string | undefined;
}

/** Reads both files. What setup.py passes wins over setup.cfg, as it does for setuptools. */
export function setuptoolsSources(
  view: ProjectView,
  { captured }: MigrationOptions,
  { data, today }: MigrationFacts,
  sources: readonly SourceName[],
): SetuptoolsSources {
  const cfg = readSetupCfg(view, data);
  const declined: Declined[] = [...(cfg?.declined ?? [])];
  const notes: Note[] = [];
  const leftovers: Leftover[] = [];
  const frozen: Frozen[] = [];
  const keywords = new Map<string, Keyword>(cfg?.keywords);
  let reading: SetupReading | undefined;
  const kept = new Set<string>();
  const scriptFields: string[] = [];
  if (view.kind('setup.py') === 'file') {
    const readings = readEverywhere(
      view,
      (seen, environment) => readSetupPy(seen, environment, data),
      data,
      today,
    );
    // What an old Python passes is asked for requirements only.
    reading = readings.find(({ isCurrent }) => isCurrent)?.reading;
    const broken = readings.filter(
      ({ isCurrent, reading: one }) => isCurrent && (one.status !== 'read' || one.open !== undefined),
    );
    const works = readings.filter((one) => one.isCurrent && !broken.includes(one));
    // Where setup.py surely ends with an error there is no wheel, so nothing there can differ.
    const fails = works.length > 0 && broken.every(({ reading: one }) => one.problem?.fails === true);
    const bad = fails ? undefined : broken[0]?.reading;
    if (fails && broken[0] !== undefined) {
      reading = works[0]?.reading;
      notes.push(failureNote(broken[0]));
    }
    if (bad !== undefined && captured === undefined) declined.push(refusal(bad));
    else {
      const merged =
        bad === undefined ? mergeReadings(readings.filter((one) => !broken.includes(one))) : NOTHING;
      const found = new Map(merged.keywords);
      const open = new Map(merged.open);
      if (found.has('cmdclass') || found.has('ext_modules'))
        scriptFields.push(...fieldsOfScript(found, open, kept));
      if (captured !== undefined) {
        const whole = bad === undefined ? undefined : (bad.open ?? bad.problem);
        const completion = completeWith(captured, view, { open, kept, whole }, data);
        declined.push(...completion.declined);
        frozen.push(...completion.frozen);
        for (const [name, keyword] of completion.keywords) found.set(name, keyword);
      } else
        for (const [name, { varies: _, ...one }] of open) {
          // What changes nothing in a wheel is no reason to decline.
          if (!INERT.has(name) || name === 'setup_requires') declined.push(one);
          else leftovers.push({ ...placeOf(one), what: `${name}=…`, why: one.reason.replace(/\.$/, '') });
        }
      for (const name of kept) keywords.delete(name);
      for (const [name, keyword] of found)
        if (!isFalsy(keyword.value) || !keywords.has(name)) keywords.set(name, keyword);
      for (const unused of reading?.unused ?? [])
        notes.push({
          at: { file: 'setup.py', line: unused.line },
          text: `\`${unused.name}\` is computed here and never passed to \`setup()\`, so the metadata never had it.`,
        });
    }
  }
  const asked = keywords.get('pbr');
  keywords.delete('pbr');
  const pbr = asked === undefined || isFalsy(asked.value) ? undefined : readPbr(view, cfg, asked);
  if (pbr !== undefined) {
    for (const name of cfg?.keywords.keys() ?? [])
      if (keywords.get(name) === cfg?.keywords.get(name)) keywords.delete(name);
    for (const [name, keyword] of pbr.keywords) keywords.set(name, keyword);
    declined.push(...pbr.declined);
    kept.add('pbr');
  }
  if (declined.length > 0)
    return {
      project: { source: 'setup.py', groups: [], packaging: {} },
      cfg,
      declined,
      leftovers,
      notes,
      frozen,
      kept: new Set(),
      script: undefined,
      lineOf: () => undefined,
      reduce: () => undefined,
    };
  const result = setuptoolsProject(view, keywords, sources[0] ?? 'setup.py');
  for (const name of result.kept) kept.add(name);
  if (pbr !== undefined) {
    scriptFields.push('version', ...pbr.fields);
    result.project.packaging = { isLeft: true };
    const requires = result.project.buildRequires?.value ?? [];
    if (!requires.some((one) => /^pbr\b/i.test(one)))
      result.project.buildRequires = { value: [...requires, 'pbr'], from: pbr.from };
  }
  if (scriptFields.includes('version'))
    result.project.version = {
      text: undefined,
      from: { file: 'setup.py', was: 'version', line: reading?.keywords.get('version')?.line ?? 1 },
      source: { kind: 'setup.py', needs: [...kept] },
    };
  const others = scriptFields.filter((name) => name !== 'version');
  if (others.length > 0) result.project.scriptFields = others;
  return {
    project: result.project,
    cfg,
    declined: result.declined,
    leftovers: [...leftovers, ...result.leftovers],
    notes,
    frozen,
    kept,
    script:
      reading === undefined
        ? undefined
        : {
            importsOwn:
              pbr?.importsOwn === true ||
              reading.files.some((file) => file.endsWith('.py') && file !== 'setup.py'),
            textEntryPoints: reading.keywords.get('entry_points')?.value?.kind === 'str',
          },
    lineOf: (name) => reading?.keywords.get(name)?.line,
    reduce: (keep) => {
      const text = view.text('setup.py');
      return text === undefined || reading === undefined ? undefined : reduceSetupPy(text, reading, keep);
    },
  };
}

const NOTHING: MergedKeywords = { keywords: new Map(), open: new Map() };

const failureNote = ({ environment, reading }: EnvironmentReading): Note => ({
  at: { file: 'setup.py', line: reading.problem?.line ?? 1 },
  text: `Under Python ${environment.python} on ${environment.platformSystem} nothing can be built: ${reading.problem?.reason}. What setup.py passes elsewhere is taken.`,
});

function refusal(reading: SetupReading): Declined {
  const problem = reading.problem ?? reading.open;
  const reason =
    reading.status === 'read'
      ? `\`setup()\` gets arguments that are not known without running it: ${reading.open?.reason ?? ''}.`
      : `setup.py cannot be followed without running it: ${problem?.reason ?? reading.status}.`;
  return { file: 'setup.py', line: problem?.line ?? 1, reason };
}
