import { ResponseError } from 'vscode-languageserver';
import { captureSetup } from '../../build/capture.ts';
import type { FileChange, MigrationOptions } from '../../migrate/plan.ts';
import { planWithRun } from '../../migrate/run-setup.ts';
import type { RequestHandler } from '../handle.ts';

interface Params {
  /** The address of the project's folder. */
  readonly folder: string;
}

/** For our extension: what a migration would change. Reads the files of the project, runs nothing. */
export const planMigration: RequestHandler = {
  method: 'pyproject/planMigration',
  handle({ machine, service }, { folder, options }: Params & { options?: MigrationOptions }) {
    if (machine === undefined) return null;
    return service.planMigration(machine.project(machine.path(folder)), options ?? {});
  },
};

/** For our extension: what a migration could take over. */
export const migrationSources: RequestHandler = {
  method: 'pyproject/migrationSources',
  handle: ({ machine, service }, { folder }: Params) =>
    machine === undefined ? null : service.migrationSources(machine.project(machine.path(folder))),
};

/** For our extension: a plan with a run of setup.py, to which the person has agreed, in a workspace that is trusted. */
export const planWithSetup: RequestHandler = {
  method: 'pyproject/planMigrationWithRun',
  async handle(
    { machine, service, trusted, connection },
    { folder, options, python }: Params & { options?: MigrationOptions; python: string },
    token,
  ) {
    if (machine === undefined) return null;
    if (!trusted)
      return new ResponseError(
        -32803,
        'Running setup.py runs code of this project: trust the workspace first.',
      );
    const place = machine.path(folder);
    const view = machine.project(place);
    const controller = new AbortController();
    const listener = token.onCancellationRequested(() => controller.abort());
    const onStep = (step: string): void => void connection.sendNotification('pyproject/verifying', { step });
    try {
      return await planWithRun(
        (captured) =>
          service.planMigration(view, captured === undefined ? (options ?? {}) : { ...options, captured }),
        () =>
          captureSetup(
            { folder: place, python, requires: service.setupNeeds(view), signal: controller.signal, onStep },
            machine.runner,
          ),
      );
    } finally {
      listener.dispose();
    }
  },
};

/** For our extension: builds before and after, in copies; only where the person trusts the workspace. */
export const verifyMigration: RequestHandler = {
  method: 'pyproject/verifyMigration',
  async handle(
    { machine, service, trusted, connection },
    params: Params & {
      files: readonly FileChange[];
      python: string;
      sameBackend: boolean;
      isolated?: boolean;
    },
    token,
  ) {
    if (machine === undefined) return null;
    if (!trusted)
      return new ResponseError(-32803, 'Building runs code of this project: trust the workspace first.');
    const controller = new AbortController();
    const listener = token.onCancellationRequested(() => controller.abort());
    try {
      return await service.verifyChange(
        {
          folder: machine.path(params.folder),
          files: params.files,
          python: params.python,
          sameBackend: params.sameBackend,
          isolated: params.isolated !== false,
          signal: controller.signal,
          onStep: (step) => void connection.sendNotification('pyproject/verifying', { step }),
        },
        machine.runner,
      );
    } finally {
      listener.dispose();
    }
  },
};
