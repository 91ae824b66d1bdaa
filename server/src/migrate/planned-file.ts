import { type Draft, draftOf } from '../toml/draft.ts';
import type { Existing } from './existing.ts';
import type { Choice, FileChange, Leftover, MigrationPlan, MovedField, SourceName } from './plan.ts';

/** The name of the file that every plan writes. */
export const PYPROJECT = 'pyproject.toml';

/** The pyproject.toml that a plan would write, else the one that is there, to write more into. */
export const plannedDraft = (plan: MigrationPlan, existing: Existing): Draft =>
  draftOf(plan.files.find(({ path }) => path === PYPROJECT)?.after ?? existing.text ?? '', '1.0');

/** The change that makes pyproject.toml the draft, which then ends with one line break. */
export const pyprojectChange = (draft: Draft, existing: Existing): FileChange => ({
  path: PYPROJECT,
  ...(existing.text === undefined ? {} : { before: existing.text }),
  after: `${draft.doc.text.replace(/(\r?\n)+$/, '')}\n`,
});

/** The changes of a plan to all other files. */
export const otherFiles = ({ files }: MigrationPlan): readonly FileChange[] =>
  files.filter(({ path }) => path !== PYPROJECT);

/** What one more source gives. */
export interface Addition {
  readonly source: SourceName;
  readonly fields: readonly MovedField[];
  readonly leftovers: readonly Leftover[];
  readonly choice?: Choice;
}

/** A plan with what a source has written into its draft. Where nothing moved, what is left of the source is told all the same. */
export function planWith(
  plan: MigrationPlan,
  existing: Existing,
  draft: Draft,
  { source, fields, leftovers, choice }: Addition,
): MigrationPlan {
  const all = [...plan.leftovers, ...leftovers];
  if (fields.length === 0) return { ...plan, leftovers: all };
  return {
    ...plan,
    status: 'migrated',
    sources: [...plan.sources, source],
    files: [pyprojectChange(draft, existing), ...otherFiles(plan)],
    fields: [...plan.fields, ...fields],
    leftovers: all,
    choices: choice === undefined ? plan.choices : [...plan.choices, choice],
  };
}
