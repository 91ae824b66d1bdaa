import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../../scripts/lib/provision.mjs';

const folders = [];
process.on('exit', () => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** A new temporary folder with a copy of the example project in `demo`; it goes when the process ends. */
export function scratch() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pyproject-vscode-'));
  folders.push(folder);
  const demo = path.join(folder, 'demo');
  fs.cpSync(path.join(root, 'examples/demo'), demo, { recursive: true });
  return { folder, demo, data: path.join(folder, 'data') };
}
