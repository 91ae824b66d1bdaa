import os from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { check } from '../cli/check.ts';
import { type Checked, type CheckPart, checkFiles } from '../cli/check-file.ts';
import type { CliEnvironment } from '../cli/environment.ts';
import { parseOptions } from '../cli/options.ts';
import { createService } from '../service.ts';
import { filesOnDisk } from './files.ts';
import { nodeHost } from './host.ts';

/** More threads than this wait for the disk more than they work. */
const MOST = 8;

/** Threads that run this very program (`file`) on a part of the files. */
export function checkThreads(file: string): NonNullable<CliEnvironment['threads']> {
  return {
    count: Math.min(MOST, os.availableParallelism()),
    check: (part) =>
      new Promise((resolve, reject) => {
        const thread = new Worker(file, { workerData: part });
        thread.once('message', (checked: readonly Checked[]) => resolve(checked));
        thread.once('error', reject);
        thread.once('exit', (code) =>
          reject(new Error(`A thread ended with ${code} before it had an answer.`)),
        );
      }),
  };
}

/** What such a thread does. */
export function runThread(): void {
  const { files, args } = workerData as CheckPart;
  const host = nodeHost((level, message) => {
    if (level !== 'info') process.stderr.write(`pyproject-toolkit: ${level}: ${message}\n`);
  });
  const options = parseOptions(check.name, args, check.options);
  const environment = { cwd: process.cwd(), files: filesOnDisk };
  parentPort?.postMessage(checkFiles(files, options, createService(host), environment));
}
