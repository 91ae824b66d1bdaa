// Bundles tests with esbuild and runs them under `node --test`.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Runs test files (paths from the project's root) under `node`; gives how many tests passed and failed. */
export async function runNodeTests(files, { node = process.execPath, concurrency, seconds = 120 } = {}) {
  const out = path.resolve('.build/tests', String(process.pid));
  const counts = path.join(out, 'counts.json');
  fs.rmSync(out, { recursive: true, force: true });
  try {
    await build({
      entryPoints: files,
      outdir: out,
      outbase: 'test',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: 'inline',
      outExtension: { '.js': '.mjs' },
      logLevel: 'warning',
      banner: {
        js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);",
      },
    });
    const built = files.map((file) => path.join(out, path.relative('test', file).replace(/\.ts$/, '.mjs')));
    const reporter = pathToFileURL(path.resolve('scripts/lib/reporter.mjs')).href;
    const run = spawnSync(
      node,
      [
        '--enable-source-maps',
        '--test',
        `--test-timeout=${seconds * 1000}`,
        ...(concurrency === undefined ? [] : [`--test-concurrency=${concurrency}`]),
        `--test-reporter=${reporter}`,
        '--test-reporter-destination=stdout',
        ...built,
      ],
      { stdio: 'inherit', env: { ...process.env, TEST_COUNTS: counts } },
    );
    if (!fs.existsSync(counts)) return { passed: 0, failed: 1 };
    const { passed, failed } = JSON.parse(fs.readFileSync(counts, 'utf8'));
    // A file that ends badly outside its tests, or no test at all, is a failure too.
    const silent = (run.status !== 0 && failed === 0) || passed + failed === 0;
    return { passed, failed: failed + (silent ? 1 : 0) };
  } finally {
    fs.rmSync(out, { recursive: true, force: true });
  }
}
