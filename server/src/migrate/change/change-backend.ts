import type { DocumentContext } from '../../spec/context.ts';
import { normalizeName } from '../../standards/names.ts';
import { parseRequirement } from '../../standards/pep508.ts';
import { type Draft, draftOf } from '../../toml/draft.ts';
import { removeItem, removeMember, setKeys } from '../../toml/edit.ts';
import { lookup, memberAt } from '../../toml/paths.ts';
import { quote } from '../../toml/strings.ts';
import { asTable } from '../../toml/tree.ts';
import type { MigrationFacts } from '../facts.ts';
import { isRecord, plainValue } from '../plain.ts';
import {
  type Declined,
  type Leftover,
  type MigrationOptions,
  type MigrationPlan,
  type Note,
  type TargetName,
  targetNames,
} from '../plan.ts';
import { declinedPlan, EMPTY_PLAN, nothingPlan } from '../plans.ts';
import { lineOf, parsePython } from '../python/parse.ts';
import { LICENCES } from '../target/folders.ts';
import { setuptoolsTables } from '../target/from-layout.ts';
import { asPatterns } from '../target/layout.ts';
import { folderTargets } from '../target/targets.ts';
import { type NewTable, writeTables } from '../toml.ts';
import type { ProjectView } from '../view.ts';
import type { Built, BuiltProject } from './built.ts';
import { dataFilesTable } from './data-files.ts';
import { folderReaders } from './folders.ts';
import { readSetuptools } from './setuptools.ts';
import { readVersionSource, writeVersionSource } from './version.ts';

const FILE = 'pyproject.toml';
/** Build requirements that belong to a back-end and go with it. */
const HELPERS: Readonly<Record<string, RegExp>> = {
  setuptools: /^(setuptools|wheel|setuptools-scm)$/,
  hatchling: /^(hatchling|hatch-vcs)$/,
  'flit-core': /^flit-core$/,
  'pdm-backend': /^pdm-backend$/,
  'poetry-core': /^poetry-core$/,
  'uv-build': /^uv-build$/,
};

/** Plans to build a project that has `[project]` with another back-end: what is packed, and where the version stands. */
export function changeBackend(
  context: DocumentContext,
  view: ProjectView,
  options: MigrationOptions,
  { data }: MigrationFacts,
): MigrationPlan {
  const wanted = options.backend;
  const now = targetNames.find((name) => name === context.backend?.backend.package);
  const text = context.tree.text;
  const draft = draftOf(text, '1.0');
  const lineAt = (path: readonly string[]): { line?: number } => {
    const start = memberAt(draft.doc.root, path)?.pair?.span.start;
    return start === undefined ? {} : { line: lineOf(text, start) };
  };
  const no = (reason: string, path: readonly string[] = ['build-system', 'build-backend']): Declined => ({
    file: FILE,
    ...lineAt(path),
    reason,
  });
  if (wanted === undefined || wanted === now) return nothingPlan([]);
  if (now === undefined)
    return declinedPlan([], [no('The back-end of today is none whose settings are known.')]);
  const tool = data.backends.byName(now)?.tables[0] ?? now;
  const settings = plainValue(lookup(context.tree.root, ['tool', tool]));
  const project: BuiltProject = { context, view, settings: isRecord(settings) ? settings : {} };
  const built =
    now === 'setuptools'
      ? readSetuptools(project)
      : (folderReaders[now]?.(project) ?? `${now} is not followed.`);
  if (typeof built === 'string') return declinedPlan([], [no(built)]);

  const declined: Declined[] = [...refusedFields(context, wanted, no)];
  const plugins = context.buildSystem.requires.filter(({ value }) => {
    const name = normalizeName(parseRequirement(value).name?.text ?? '');
    return HELPERS[now]?.test(name) !== true;
  });
  for (const { value } of plugins)
    declined.push(
      no(`The build also requires "${value}", which may be a plug-in of ${now}; take it out first.`, [
        'build-system',
        'requires',
      ]),
    );
  const own =
    wanted === 'setuptools'
      ? setuptoolsTables(built.layout, view)
      : folderTargets
          .find(({ name }) => name === wanted)
          ?.tables(built.layout, asPatterns(built.layout.extra, view), context.project.name?.value, view);
  const tables: NewTable[] = [];
  if (typeof own === 'string') declined.push(no(own));
  else tables.push(...(own ?? []));
  if (built.data !== undefined && built.data.size > 0) {
    const table = dataFilesTable(built.data, wanted, view);
    if (typeof table === 'string') declined.push(no(table));
    else tables.push(table);
  }

  const taken = [...built.taken];
  const requires = [data.backends.byName(wanted)?.requirement ?? wanted];
  const notes: Note[] = (built.layout.open ?? []).map((pattern) => ({
    at: { file: FILE },
    text: `What "${pattern}" leaves out today is named; files that come later are not.`,
  }));
  const copied: { field: string; value: string }[] = [];
  let isFromGit = false;
  for (const { value: field } of context.project.dynamic) {
    if (field === 'version') {
      const found = readVersionSource(
        now,
        project,
        built,
        plainValue(lookup(context.tree.root, ['tool', 'setuptools_scm'])),
      );
      if (typeof found === 'string') {
        declined.push(no(found, ['project', 'dynamic']));
        continue;
      }
      taken.push(...found.taken);
      isFromGit = found.source.kind === 'scm';
      if (options.version === 'static' && found.source.kind !== 'scm') {
        copied.push({ field, value: found.source.text });
        continue;
      }
      const written = writeVersionSource(wanted, found.source, built.layout, view);
      if (typeof written === 'string') declined.push(no(written, ['project', 'dynamic']));
      else {
        tables.push(...written.tables);
        requires.push(...written.requires);
      }
    } else if (field === 'description' && now === 'flit-core') {
      const value = docstring(view, built);
      if (value === undefined)
        declined.push(
          no('The description is not known: the module has no docstring.', ['project', 'dynamic']),
        );
      else {
        copied.push({ field, value });
        notes.push({ text: `The description is copied from the module: only flit-core reads it there.` });
      }
    } else
      declined.push(no(`\`${field}\` is dynamic, and ${wanted} does not supply it.`, ['project', 'dynamic']));
  }
  if (built.versionFile !== undefined && !isFromGit)
    declined.push(no(`The build writes the version into ${built.versionFile}; ${wanted} does not.`));
  const licences = licenceFiles(
    context,
    view,
    data.backends.byName(now)?.fact('license-files-default')?.now === 'accepts',
    data.backends.byName(wanted)?.fact('license-files-default')?.now === 'accepts',
  );
  if (declined.length > 0) return declinedPlan([], declined);

  const problem = apply(draft, { taken, copied, tables, requires, backend: BACKENDS[wanted], licences });
  if (problem !== undefined) return declinedPlan([], [no(problem)]);
  const leftovers: Leftover[] = built.sdist.map((path) => ({
    file: FILE,
    ...lineAt(path),
    what: `[${path.join('.')}]`,
    why: `it is for the sdist of ${now}; write what ${wanted} has for it`,
  }));
  if (now === 'setuptools' && view.kind('MANIFEST.in') === 'file')
    leftovers.push({
      file: 'MANIFEST.in',
      what: 'MANIFEST.in',
      why: `only setuptools reads it; the sdist of ${wanted} takes what it takes`,
    });
  return {
    ...EMPTY_PLAN,
    status: 'migrated',
    sources: [],
    replaces: now,
    backend: wanted,
    files: [{ path: FILE, before: text, after: draft.doc.text }],
    fields: tables.flatMap(({ path, entries }) =>
      entries.map(({ key }) => ({
        key: [...path, key].join('.'),
        was: `tool.${tool}`,
        from: { file: FILE },
      })),
    ),
    leftovers,
    notes,
    declined: [],
  };
}

const BACKENDS: Readonly<Record<TargetName, string>> = {
  setuptools: 'setuptools.build_meta',
  hatchling: 'hatchling.build',
  'flit-core': 'flit_core.buildapi',
  'pdm-backend': 'pdm.backend',
  'uv-build': 'uv_build',
  'poetry-core': 'poetry.core.masonry.api',
};

/** What stands in `[project]` and the new back-end would refuse or change. */
function* refusedFields(
  { project, tree }: DocumentContext,
  wanted: TargetName,
  no: (reason: string, path?: readonly string[]) => Declined,
): Iterable<Declined> {
  for (const group of ['console_scripts', 'gui_scripts']) {
    const path = ['project', 'entry-points', group];
    if (lookup(tree.root, path) !== undefined && wanted !== 'setuptools')
      yield no(
        `${wanted} refuses [${path.join('.')}]; move its entries to [project.${group === 'gui_scripts' ? 'gui-scripts' : 'scripts'}] first.`,
        path,
      );
  }
  if (wanted === 'poetry-core' && project.classifiers.length === 0)
    yield no('poetry-core adds classifiers by itself to a project that has none; add one first.', [
      'project',
      'name',
    ]);
  for (const field of ['import-names', 'import-namespaces'])
    if (project.member(field) !== undefined && (wanted === 'setuptools' || wanted === 'poetry-core'))
      yield no(`${wanted} does not write \`${field}\`.`, ['project', field]);
}

/** The licence files that the old back-end ships by itself and the new one does not. */
function licenceFiles(
  { project }: DocumentContext,
  view: ProjectView,
  before: boolean,
  after: boolean,
): readonly string[] {
  if (
    !before ||
    after ||
    project.member('license-files') !== undefined ||
    asTable(project.member('license')?.node) !== undefined
  )
    return [];
  return view.list('').filter((name) => LICENCES.test(name) && view.kind(name) === 'file');
}

function docstring(view: ProjectView, { layout }: Built): string | undefined {
  const file = layout.modules[0] ?? `${layout.folders[0]}/__init__.py`;
  const [first] = parsePython(view.text(file) ?? '').body;
  if (first?.kind !== 'expression' || first.value.kind !== 'constant' || first.value.value.type !== 'str')
    return undefined;
  const line = first.value.value.value.trim().split(/\r?\n/)[0]?.trim();
  return line === '' ? undefined : line;
}

interface Change {
  readonly taken: Built['taken'];
  readonly copied: readonly { readonly field: string; readonly value: string }[];
  readonly tables: readonly NewTable[];
  readonly requires: readonly string[];
  readonly backend: string;
  readonly licences: readonly string[];
}

function apply(
  draft: Draft,
  { taken, copied, tables, requires, backend, licences }: Change,
): string | undefined {
  const { style } = draft;
  for (const path of taken) {
    if (lookup(draft.doc.root, path) === undefined) continue;
    if (!draft.apply(removeMember(draft.doc, path)))
      return `\`${path.join('.')}\` could not be taken out of its place.`;
    // A table that has nothing left says nothing.
    for (let length = path.length - 1; length > 1; length--) {
      const above = path.slice(0, length);
      if (asTable(lookup(draft.doc.root, above))?.members.size === 0)
        draft.apply(removeMember(draft.doc, above));
    }
  }
  for (const { field, value } of copied) {
    const list = lookup(draft.doc.root, ['project', 'dynamic']);
    if (list?.kind !== 'array') return '`dynamic` is no list.';
    const index = list.items.findIndex((item) => item.kind === 'string' && item.value === field);
    const edits =
      list.items.length === 1
        ? removeMember(draft.doc, ['project', 'dynamic'])
        : removeItem(draft.doc, list, index);
    if (
      !draft.apply(edits) ||
      !draft.apply(setKeys(draft.doc, ['project'], [{ key: field, value: quote(value, style.quotes) }]))
    )
      return `\`${field}\` could not be written.`;
  }
  if (
    licences.length > 0 &&
    !writeTables(draft, [{ path: ['project'], entries: [{ key: 'license-files', value: [...licences] }] }])
  )
    return '`license-files` could not be written.';
  const system = [
    { key: 'requires', value: [...requires] },
    { key: 'build-backend', value: backend },
  ];
  if (!writeTables(draft, [{ path: ['build-system'], entries: system }, ...tables]))
    return 'The file has a table in a form that cannot be extended.';
  return draft.doc.problems.length > 0 ? 'The new file would not be valid TOML.' : undefined;
}
