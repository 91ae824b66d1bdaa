import { fileURLToPath } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { startServer } from '../lsp/server.ts';
import { keepWrittenAnswers } from './answers.ts';
import { createFileSource } from './files.ts';
import { nodeHost } from './host.ts';
import { keepMemorySmall } from './memory.ts';
import { joinHeaders } from './output.ts';
import { viewOnDisk } from './project-view.ts';
import { createProjectSource } from './projects.ts';
import { nodeRunner } from './runner.ts';

const USAGE = `Usage: node server.js [--stdio | --node-ipc | --socket=PORT | --pipe=NAME]

The language server of Pyproject Toolkit ${version}; without an option it speaks over standard input and output.
`;

const args = process.argv.slice(2);
if (args.includes('--help')) process.stdout.write(USAGE);
else if (args.includes('--version')) process.stdout.write(`${version}\n`);
else serve();

function serve(): void {
  const chosen = args.some((arg) => /^--(stdio|node-ipc|socket|pipe)(=|$)/.test(arg));
  if (!chosen) process.argv.push('--stdio');
  // A client that is gone leaves a broken pipe behind: there is nobody to tell.
  process.stdout.on('error', () => process.exit(1));
  joinHeaders(process.stdout);
  keepWrittenAnswers();

  startServer(createConnection(), {
    version,
    host: (_options, log) => nodeHost(log),
    files: createFileSource,
    projects: createProjectSource,
    machine: { path: fileURLToPath, project: viewOnDisk, runner: nodeRunner() },
    edited: keepMemorySmall(),
    now: () => performance.now(),
  });
}
