import { draftOf } from '../toml/draft.ts';
import { removeMember } from '../toml/edit.ts';
import { lookup, memberAt } from '../toml/paths.ts';
import { asTable } from '../toml/tree.ts';
import type { Existing } from './existing.ts';
import type { MigrationFacts } from './facts.ts';
import { planLicence } from './licence.ts';
import type { LegacyProject, Origin } from './model.ts';
import { fieldsIn, isRecord, isText, plainValue, textsIn } from './plain.ts';
import type { Leftover, MigrationOptions, MigrationPlan, Note } from './plan.ts';
import { declinedPlan, EMPTY_PLAN } from './plans.ts';
import { lineOf } from './python/parse.ts';
import { readmeForm, standardTables } from './target/standard.ts';
import type { ProjectView } from './view.ts';
import { writePyproject } from './write-pyproject.ts';

const ROOT = ['tool', 'flit'];

/** Whether the file describes its project in Flit's old table. */
export const isFlit = ({ doc }: Existing): boolean =>
  asTable(lookup(doc.root, [...ROOT, 'metadata'])) !== undefined;

/** From `[tool.flit.metadata]` to `[project]`; version and description go on coming from the module. */
export function fromFlit(
  view: ProjectView,
  existing: Existing,
  options: MigrationOptions,
  facts: MigrationFacts,
): MigrationPlan {
  const flit = plainValue(lookup(existing.doc.root, ROOT));
  const text = existing.text;
  const metadata = isRecord(flit) ? flit.metadata : undefined;
  if (!isRecord(flit) || !isRecord(metadata) || text === undefined) return declinedPlan(['flit'], []);
  const from = (...path: string[]): Origin => {
    const start = memberAt(existing.doc.root, [...ROOT, ...path])?.pair?.span.start;
    const place = { file: 'pyproject.toml', was: `tool.flit.${path.join('.')}` };
    return start === undefined ? place : { ...place, line: lineOf(text, start) };
  };
  if (options.backend !== undefined && options.backend !== 'flit-core')
    return declinedPlan(
      ['flit'],
      [
        {
          file: 'pyproject.toml',
          reason: `Version and description come from the module, which ${options.backend} does not read. Migrate with flit-core first.`,
        },
      ],
    );
  const module = metadata.module;
  if (!isText(module))
    return declinedPlan(
      ['flit'],
      [{ file: 'pyproject.toml', reason: 'There is no `tool.flit.metadata.module`.' }],
    );

  const project: LegacyProject = { source: 'flit', groups: [], packaging: {} };
  const leftovers: Leftover[] = [];
  const known = (key: string): { value: string; from: Origin } | undefined => {
    const value = metadata[key];
    return isText(value) && value.trim() !== ''
      ? { value: value.trim(), from: from('metadata', key) }
      : undefined;
  };
  project.name = {
    value: known('dist-name')?.value ?? module,
    from: from('metadata', isText(metadata['dist-name']) ? 'dist-name' : 'module'),
  };
  for (const [who, field] of [
    ['author', 'authors'],
    ['maintainer', 'maintainers'],
  ] as const) {
    const name = known(who);
    const email = known(`${who}-email`);
    const origin = name?.from ?? email?.from;
    if (origin === undefined) continue;
    project[field] = {
      value: [
        {
          ...(name === undefined ? {} : { name: name.value }),
          ...(email === undefined ? {} : { email: email.value }),
        },
      ],
      from: origin,
    };
  }
  const license = known('license');
  if (license !== undefined) project.license = license;
  const python = known('requires-python');
  if (python !== undefined) project.requiresPython = python;
  const readme = known('description-file');
  if (readme !== undefined)
    project.readme = { from: readme.from, text: undefined, files: [readme.value], contentType: undefined };
  const classifiers = textsIn(metadata.classifiers);
  if (classifiers.length > 0)
    project.classifiers = { value: classifiers, from: from('metadata', 'classifiers') };
  const keywords = known('keywords');
  if (keywords !== undefined)
    project.keywords = {
      ...keywords,
      value: keywords.value
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    };
  const requires = [...textsIn(metadata.requires)];
  const extras: (readonly [string, readonly string[]])[] = [];
  for (const [name, items] of fieldsIn(metadata['requires-extra'])) {
    if (name === '.none') requires.push(...textsIn(items));
    else extras.push([name, textsIn(items)]);
  }
  if (requires.length > 0) project.dependencies = { value: requires, from: from('metadata', 'requires') };
  if (extras.length > 0) project.extras = { value: extras, from: from('metadata', 'requires-extra') };
  const page = known('home-page');
  const urls = [
    ...(page === undefined ? [] : [['Homepage', page.value] as const]),
    ...fieldsIn(metadata.urls).flatMap(([label, url]) => (isText(url) ? [[label, url] as const] : [])),
  ];
  if (urls.length > 0) project.urls = { value: urls, from: page?.from ?? from('metadata', 'urls') };
  const points = [
    ...(fieldsIn(flit.scripts).length > 0 ? [['console_scripts', pairs(flit.scripts)] as const] : []),
    ...fieldsIn(flit.entrypoints).map(([group, value]) => [group, pairs(value)] as const),
  ];
  if (points.length > 0) project.entryPoints = { value: points, from: from('scripts') };
  for (const key of ['entry-points-file', 'dev-requires'])
    if (metadata[key] !== undefined)
      return declinedPlan(
        ['flit'],
        [
          {
            file: 'pyproject.toml',
            reason: `\`tool.flit.metadata.${key}\` has no place in [project]; write its entries out first.`,
          },
        ],
      );

  const notes: Note[] = [];
  const licence = planLicence(project, view, facts.data, '>=3.6');
  if (licence.why !== undefined) notes.push({ text: `The licence keeps its old form: ${licence.why}.` });
  const draft = draftOf(text, '1.0');
  for (const key of ['metadata', 'scripts', 'entrypoints']) {
    const full = [...ROOT, key];
    if (lookup(draft.doc.root, full) !== undefined && !draft.apply(removeMember(draft.doc, full)))
      return declinedPlan(
        ['flit'],
        [{ file: 'pyproject.toml', reason: `\`${full.join('.')}\` could not be taken out of its place.` }],
      );
  }
  if (asTable(lookup(draft.doc.root, ROOT))?.members.size === 0) draft.apply(removeMember(draft.doc, ROOT));
  const own = project.name.value.replaceAll('-', '_');
  const tables = [
    ...standardTables(project, {
      licence,
      version: undefined,
      readme: project.readme === undefined ? undefined : readmeForm(project.readme, 'file'),
      licenseFiles: undefined,
      dynamic: ['version', 'description'],
    }),
    ...(own === module
      ? []
      : [{ path: ['tool', 'flit', 'module'], entries: [{ key: 'name', value: module }] }]),
  ];
  const spdx = licence.isReadable && licence.expression !== undefined;
  const bound = spdx
    ? (facts.data.backends.byName('flit-core')?.requirement ?? 'flit_core>=3.11,<5')
    : 'flit_core>=3.2,<5';
  const middle: Existing = { text: draft.doc.text, doc: draft.doc, problem: undefined };
  const written = writePyproject(
    middle,
    {
      tables,
      requires: [bound],
      backend: 'flit_core.buildapi',
      declined: [],
      leftovers: [],
      notes: [],
      choices: [],
    },
    facts,
  );
  if ('problem' in written) return declinedPlan(['flit'], [written.problem]);
  return {
    ...EMPTY_PLAN,
    status: 'migrated',
    sources: ['flit'],
    backend: 'flit-core',
    files: [{ path: 'pyproject.toml', before: text, after: written.text }],
    fields: written.fields,
    leftovers,
    notes,
    declined: [],
  };
}

const pairs = (value: Parameters<typeof fieldsIn>[0]): readonly (readonly [string, string])[] =>
  fieldsIn(value).flatMap(([name, target]) => (isText(target) ? [[name, target] as const] : []));
