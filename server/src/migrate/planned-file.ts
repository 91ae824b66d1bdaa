import { type Draft, draftOf } from '../toml/draft.ts';
import type { Existing } from './existing.ts';
import type { FileChange, MigrationPlan } from './plan.ts';

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
