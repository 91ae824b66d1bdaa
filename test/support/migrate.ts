import assert from 'node:assert/strict';
import type { MigrationOptions, MigrationPlan } from '../../server/src/migrate/plan.ts';
import { viewOf } from '../../server/src/migrate/view.ts';
import { service } from './service.ts';

type Files = Readonly<Record<string, string>>;

/** The plan for a project of these files. */
export const planFor = (files: Files, options: MigrationOptions = {}): MigrationPlan =>
  service.planMigration(viewOf(files), options);

/** The pyproject.toml that a project gets; our own checks find no error in it. */
export function migrated(files: Files, options: MigrationOptions = {}): string {
  const plan = planFor(files, options);
  assert.deepEqual(plan.declined, []);
  assert.equal(plan.status, 'migrated');
  const text = plan.files.find(({ path }) => path === 'pyproject.toml')?.after ?? '';
  const errors = service
    .diagnostics(service.open('pyproject.toml', text))
    .filter(({ severity }) => severity === 'error');
  assert.deepEqual(
    errors.map(({ message }) => message),
    [],
  );
  return text;
}

/** The lines of a text that belong to one table, its header left out. */
export function table(text: string, header: string): string {
  const lines = text.split('\n');
  const at = lines.indexOf(`[${header}]`);
  if (at < 0) return '';
  const end = lines.findIndex((line, i) => i > at && /^\[[A-Za-z"]/.test(line));
  return lines
    .slice(at + 1, end < 0 ? lines.length : end)
    .join('\n')
    .trim();
}
