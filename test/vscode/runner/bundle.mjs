// Bundles the editor suites into `.build/vscode/`.
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { globSync } from '../../../scripts/lib/files.mjs';
import { root } from '../../../scripts/lib/provision.mjs';

export const output = path.join(root, '.build/vscode');

/** The suites that run inside VS Code, as files that `index.ts` loads, and the ones that drive it from outside. */
export async function bundleSuites() {
  fs.rmSync(output, { recursive: true, force: true });
  const base = {
    bundle: true,
    sourcemap: 'inline',
    logLevel: 'warning',
    outbase: 'test/vscode',
    outdir: output,
  };
  await build({
    ...base,
    entryPoints: [
      'test/vscode/index.ts',
      ...globSync('test/vscode', /\/(suite|project|restricted)\/[^/]+\.test\.ts$/),
    ],
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
  });
  await build({
    ...base,
    entryPoints: globSync('test/vscode/ui', /\.test\.ts$/),
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    external: ['playwright-core'],
  });
  await build({
    ...base,
    entryPoints: ['test/vscode/web/index.ts'],
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
  });
}
