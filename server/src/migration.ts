import type { Runner } from './build/runner.ts';
import { type Verification, type VerifyOptions, verifyChange } from './build/verify.ts';
import type { AvailableSource } from './migrate/available.ts';
import { availableSources, changeBackend, planMigration, setupNeeds } from './migrate/entry.ts';
import type { MigrationFacts } from './migrate/facts.ts';
import type { MigrationOptions, MigrationPlan } from './migrate/plan.ts';
import type { ProjectView } from './migrate/view.ts';
import type { PyprojectDocument } from './model/document.ts';
import type { DocumentContext } from './spec/context.ts';
import type { Data } from './spec/data.ts';
import type { ReportedFinding } from './spec/finding.ts';
import type { ProjectFiles } from './spec/host.ts';
import type { Registry } from './spec/registry.ts';
import { parseToml } from './toml/parse.ts';
import { lookup } from './toml/paths.ts';

/** What turns a project's old files into a pyproject.toml, and proves that nothing was lost. */
export interface Migration {
  /** Plans to turn a project's old files into a pyproject.toml; writes nothing. */
  planMigration(view: ProjectView, options: MigrationOptions): MigrationPlan;
  /** What a migration could take over. */
  migrationSources(view: ProjectView): readonly AvailableSource[];
  /** What a run of setup.py needs to be installed, beside setuptools. */
  setupNeeds(view: ProjectView): readonly string[];
  /** Builds a project before and after a change, in copies, and compares; see `build/verify.ts`. */
  verifyChange(options: Omit<VerifyOptions, 'licences'>, runner: Runner): Promise<Verification>;
}

/** What few migrations ask of the other features, as the service has it: loading that takes longer than most migrations. */
export interface MigrationNeeds {
  readonly registry: Registry;
  open(uri: string, text: string): PyprojectDocument;
  context(document: PyprojectDocument, files?: ProjectFiles): DocumentContext;
  diagnostics(
    document: PyprojectDocument,
    view?: { readonly files?: ProjectFiles },
  ): readonly ReportedFinding[];
}

/** Migrations, over the data of a host; `needs` is called when something of it is needed. */
export function createMigration(data: Data, today: () => string, needs: () => MigrationNeeds): Migration {
  const facts = (): MigrationFacts => ({ data, registry: () => needs().registry, today: today() });

  /** A project on `[project]` gets another back-end, any other is migrated. */
  const plan = (view: ProjectView, options: MigrationOptions): MigrationPlan => {
    const text = view.text('pyproject.toml') ?? '';
    const isOnProject = options.backend !== undefined && options.from === undefined;
    if (!isOnProject || lookup(parseToml(text).root, ['project']) === undefined)
      return planMigration(view, options, facts());
    const files: ProjectFiles = { kind: view.kind, text: view.text, list: view.list };
    const service = needs();
    const open = (one: string): PyprojectDocument => service.open('pyproject.toml', one);
    const changed = changeBackend(service.context(open(text), files), view, options, facts());
    const after = changed.files[0]?.after;
    if (after === undefined) return changed;
    const errors = (one: string): readonly ReportedFinding[] =>
      service.diagnostics(open(one), { files }).filter(({ severity }) => severity === 'error');
    const known = new Set(errors(text).map(({ message }) => message));
    const declined = errors(after)
      .filter(({ message }) => !known.has(message))
      .map(({ message }) => ({ file: 'pyproject.toml', reason: message }));
    return declined.length === 0 ? changed : { ...changed, status: 'declined', files: [], declined };
  };

  return {
    planMigration: plan,
    migrationSources: availableSources,
    setupNeeds: (view) => setupNeeds(view, facts()),
    verifyChange: (options, runner) =>
      verifyChange(
        { ...options, licences: { licences: data.licences, classifiers: data.licenseClassifiers } },
        runner,
      ),
  };
}
