import { createRequire } from 'node:module';
import path from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { version } from '../../../package.json';
import { runCli } from '../cli/main.ts';
import { checkThreads, runThread } from './check-threads.ts';
import { filesOnDisk } from './files.ts';
import { distFolder, nodeHost } from './host.ts';
import { viewOnDisk } from './project-view.ts';
import { nodeRunner } from './runner.ts';

if (isMainThread) main();
else runThread();

function main(): void {
  // `check | head` closes the pipe before everything is written: that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });

  void runCli(process.argv.slice(2), {
    version,
    cwd: process.cwd(),
    env: process.env,
    terminal: process.stdout.isTTY === true,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    host: nodeHost((level, message) => {
      if (level !== 'info') process.stderr.write(`pyproject-toolkit: ${level}: ${message}\n`);
    }),
    runner: nodeRunner(),
    files: filesOnDisk,
    project: viewOnDisk,
    threads: checkThreads(__filename),
    // The server is a bundle of its own beside this one: it is not loaded for any other command.
    serve: () => createRequire(__filename)(path.join(distFolder, 'server.js')),
    now: () => performance.now(),
  }).then((code) => {
    if (code !== undefined) process.exitCode = code;
  });
}
