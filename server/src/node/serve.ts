import { fileURLToPath } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { startServer } from '../lsp/server.ts';
import { createFileSource } from './files.ts';
import { nodeHost } from './host.ts';
import { keepMemorySmall } from './memory.ts';
import { viewOnDisk } from './project-view.ts';
import { createProjectSource } from './projects.ts';
import { nodeRunner } from './runner.ts';

/** Serves the client that the arguments of the process name; `warm` is called when the engine has been used for a moment. */
export function serve(warm: () => void): void {
  startServer(createConnection(), {
    version,
    host: (_options, log) => nodeHost(log),
    files: createFileSource,
    projects: createProjectSource,
    machine: { path: fileURLToPath, project: viewOnDisk, runner: nodeRunner() },
    edited: keepMemorySmall(),
    warm,
    now: () => performance.now(),
  });
}
