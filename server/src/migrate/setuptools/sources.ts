import type { MigrationFacts } from '../facts.ts';
import type { LegacyProject } from '../model.ts';
import type { Declined, Leftover, MigrationOptions, Note, SourceName } from '../plan.ts';
import { readSetupPy } from '../setup-py/read.ts';
import type { SetupReading } from '../setup-py/reading.ts';
import { reduceSetupPy } from '../setup-py/reduce.ts';
import type { Script } from '../target/target.ts';
import type { ProjectView } from '../view.ts';
import { readEverywhere } from './environments.ts';
import { isFalsy, type Keyword } from './keywords.ts';
import { mergeReadings } from './merge.ts';
import { setuptoolsProject } from './project.ts';
import { readSetupCfg, type SetupCfg } from './setup-cfg.ts';

/** What setup.py and setup.cfg say together. */
export interface SetuptoolsSources {
  readonly project: LegacyProject;
  readonly cfg: SetupCfg | undefined;
  readonly declined: readonly Declined[];
  readonly leftovers: readonly Leftover[];
  readonly notes: readonly Note[];
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
  _options: MigrationOptions,
  { data, today }: MigrationFacts,
  sources: readonly SourceName[],
): SetuptoolsSources {
  const cfg = readSetupCfg(view);
  const declined: Declined[] = [...(cfg?.declined ?? [])];
  const notes: Note[] = [];
  const leftovers: Leftover[] = [];
  const keywords = new Map<string, Keyword>(cfg?.keywords);
  let reading: SetupReading | undefined;
  let unknownVersion = false;
  if (view.kind('setup.py') === 'file') {
    const readings = readEverywhere(view, readSetupPy, data, today);
    reading = readings[0]?.reading;
    const bad = readings.find(
      ({ isCurrent, reading: one }) => isCurrent && (one.status !== 'read' || one.open !== undefined),
    )?.reading;
    if (bad !== undefined) declined.push(refusal(bad));
    else {
      const merged = mergeReadings(readings);
      declined.push(...merged.declined);
      notes.push(...merged.notes);
      const stays = merged.keywords.has('cmdclass') || merged.keywords.has('ext_modules');
      for (const [name, keyword] of merged.unknown) {
        if (name === 'version' && stays) unknownVersion = true;
        else
          declined.push({
            file: keyword.unknown?.file ?? 'setup.py',
            line: keyword.unknown?.line ?? keyword.line,
            reason: `\`${name}\` is not known without running setup.py: ${keyword.unknown?.reason ?? 'it is computed'}.`,
          });
      }
      for (const [name, keyword] of merged.keywords)
        if (!isFalsy(keyword.value) || !keywords.has(name)) keywords.set(name, keyword);
      for (const unused of reading?.unused ?? [])
        notes.push({
          at: { file: 'setup.py', line: unused.line },
          text: `\`${unused.name}\` is computed here and never passed to \`setup()\`, so the metadata never had it.`,
        });
    }
  }
  if (declined.length > 0)
    return {
      project: { source: 'setup.py', groups: [], packaging: {} },
      cfg,
      declined,
      leftovers,
      notes,
      kept: new Set(),
      script: undefined,
      lineOf: () => undefined,
      reduce: () => undefined,
    };
  const result = setuptoolsProject(view, keywords, sources[0] ?? 'setup.py');
  const kept = new Set(result.kept);
  if (unknownVersion) {
    kept.add('version');
    result.project.version = {
      text: undefined,
      from: { file: 'setup.py', was: 'version', line: reading?.keywords.get('version')?.line ?? 1 },
      source: { kind: 'setup.py', needs: ['cmdclass'] },
    };
  }
  return {
    project: result.project,
    cfg,
    declined: result.declined,
    leftovers: [...leftovers, ...result.leftovers],
    notes,
    kept,
    script:
      reading === undefined
        ? undefined
        : {
            importsOwn: reading.files.some((file) => file.endsWith('.py') && file !== 'setup.py'),
            textEntryPoints: reading.keywords.get('entry_points')?.value?.kind === 'str',
          },
    lineOf: (name) => reading?.keywords.get(name)?.line,
    reduce: (keep) => {
      const text = view.text('setup.py');
      return text === undefined || reading === undefined ? undefined : reduceSetupPy(text, reading, keep);
    },
  };
}

function refusal(reading: SetupReading): Declined {
  const problem = reading.problem ?? reading.open;
  const reason =
    reading.status === 'read'
      ? `\`setup()\` gets arguments that are not known without running it: ${reading.open?.reason ?? ''}.`
      : `setup.py cannot be followed without running it: ${problem?.reason ?? reading.status}.`;
  return { file: 'setup.py', line: problem?.line ?? 1, reason };
}
