import { draftOf } from '../toml/draft.ts';
import { removeMember } from '../toml/edit.ts';
import { lookup, memberAt } from '../toml/paths.ts';
import { asTable } from '../toml/tree.ts';
import type { Existing } from './existing.ts';
import type { MigrationFacts } from './facts.ts';
import { planLicence } from './licence.ts';
import { isRecord, plainValue } from './plain.ts';
import type { Declined, MigrationOptions, MigrationPlan, Note } from './plan.ts';
import { declinedPlan, EMPTY_PLAN } from './plans.ts';
import { poetryProject } from './poetry/project.ts';
import { lineOf } from './python/parse.ts';
import { readmeForm, standardTables } from './target/standard.ts';
import type { ProjectView } from './view.ts';
import { writePyproject } from './write-pyproject.ts';

const ROOT = ['tool', 'poetry'];

/** Whether the file describes its project in Poetry's own table. */
export function isPoetry({ doc }: Existing): boolean {
  const table = lookup(doc.root, ROOT);
  return asTable(table)?.members.has('name') === true;
}

/** From `[tool.poetry]` to `[project]`, keeping what only Poetry reads. */
export function fromPoetry(
  view: ProjectView,
  existing: Existing,
  options: MigrationOptions,
  facts: MigrationFacts,
): MigrationPlan {
  const { data } = facts;
  const poetry = plainValue(lookup(existing.doc.root, ROOT));
  if (!isRecord(poetry) || existing.text === undefined) return declinedPlan(['poetry'], []);
  const text = existing.text;
  const place = (path: readonly string[]): number | undefined => {
    const member = memberAt(existing.doc.root, [...ROOT, ...path]);
    const start = member?.pair?.span.start ?? undefined;
    return start === undefined ? undefined : lineOf(text, start);
  };
  const read = poetryProject(poetry, place);
  const declined: Declined[] = [...read.declined];
  if (options.backend !== undefined && options.backend !== 'poetry-core')
    declined.push({
      file: 'pyproject.toml',
      ...(place(['packages']) === undefined ? {} : { line: place(['packages']) as number }),
      reason: `What goes into the wheel is written for Poetry; ${options.backend} cannot read it. Migrate with poetry-core first.`,
    });
  if (declined.length > 0) return declinedPlan(['poetry'], declined);
  const { project } = read;
  const notes: Note[] = [];
  const backend = data.backends.byName('poetry-core');
  const licence = planLicence(project, view, data, '>=3.9');
  if (licence.why !== undefined) notes.push({ text: `The licence keeps its old form: ${licence.why}.` });
  const spdx = licence.isReadable && licence.expression !== undefined;
  const versioned = lookup(existing.doc.root, ['tool', 'poetry-dynamic-versioning']) !== undefined;
  // Poetry adds classifiers of Pythons and licence by itself as long as they are dynamic.
  const dynamic = [
    'classifiers',
    ...(versioned ? ['version'] : []),
    ...(Array.isArray(poetry.readme) ? ['readme'] : []),
  ];
  const draft = draftOf(text, '1.0');
  for (const path of read.moved) {
    if (versioned && path[0] === 'version') continue;
    const full = [...ROOT, ...path];
    if (lookup(draft.doc.root, full) !== undefined && !draft.apply(removeMember(draft.doc, full)))
      return declinedPlan(
        ['poetry'],
        [{ file: 'pyproject.toml', reason: `\`${full.join('.')}\` could not be taken out of its place.` }],
      );
  }
  for (const path of [['scripts'], ['group'], []]) {
    const full = [...ROOT, ...path];
    if (asTable(lookup(draft.doc.root, full))?.members.size === 0) draft.apply(removeMember(draft.doc, full));
  }
  const tables = [
    ...standardTables(project, {
      licence,
      version: versioned ? undefined : project.version?.text,
      readme: project.readme === undefined ? undefined : readmeForm(project.readme, 'file'),
      licenseFiles: undefined,
      dynamic,
    }),
    ...(read.own.length > 0
      ? [
          {
            path: ['tool', 'poetry', 'dependencies'],
            entries: read.own.map(([key, value]) => ({ key, value })),
          },
        ]
      : []),
  ];
  const bound = spdx ? (backend?.requirement ?? 'poetry-core>=2.2.0,<3') : 'poetry-core>=2.0.0,<3';
  const middle: Existing = { text: draft.doc.text, doc: draft.doc, problem: undefined };
  const written = writePyproject(
    middle,
    {
      tables,
      requires: [bound],
      backend: 'poetry.core.masonry.api',
      declined: [],
      leftovers: [],
      notes: [],
      choices: [],
    },
    facts,
  );
  if ('problem' in written) return declinedPlan(['poetry'], [written.problem]);
  return {
    ...EMPTY_PLAN,
    status: 'migrated',
    sources: ['poetry'],
    backend: 'poetry-core',
    files: [{ path: 'pyproject.toml', before: text, after: written.text }],
    fields: written.fields,
    leftovers: read.leftovers,
    notes,
    declined: [],
  };
}
