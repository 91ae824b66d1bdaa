import { ResponseError } from 'vscode-languageserver';
import type { FileChange, MigrationOptions } from '../../migrate/plan.ts';
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
