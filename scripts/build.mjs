// Builds everything that ships into `dist/`.
//   node scripts/build.mjs [--watch]
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { bundles, sizeReport, thirdPartyNotices } from './lib/bundles.mjs';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
const watch = process.argv.includes('--watch');
const started = performance.now();

const missing = bundles.map(({ entry }) => entry).filter((entry) => !fs.existsSync(entry));
const metafiles = [];
for (const { entry, ...options } of bundles) {
  if (missing.includes(entry)) continue;
  const settings = { ...options, entryPoints: [entry] };
  if (watch) {
    const context = await esbuild.context({ ...settings, logLevel: 'info' });
    await context.watch();
  } else {
    metafiles.push((await esbuild.build(settings)).metafile);
  }
}
if (fs.existsSync('scripts/data.mjs')) {
  const { prepareData } = await import('./data.mjs');
  await prepareData({ log: console.log });
} else {
  missing.push('scripts/data.mjs');
}
if (!watch) {
  if (fs.existsSync('dist/cli.js')) fs.chmodSync('dist/cli.js', 0o755);
  fs.writeFileSync('dist/THIRD-PARTY-NOTICES.txt', thirdPartyNotices(metafiles));
  console.log(metafiles.map(sizeReport).join('\n'));
  // One character beyond ASCII makes the engine keep two bytes for each: esbuild escapes all but those in regular expressions.
  for (const { outfile } of bundles) {
    const [character] = /[^\0-\x7f]/u.exec(fs.readFileSync(outfile, 'utf8')) ?? [];
    if (character === undefined) continue;
    console.error(`${outfile} holds "${character}": write it as \\u… in the source.`);
    process.exitCode = 1;
  }
  console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
if (missing.length > 0) {
  console.error(`Not built, because these files are missing: ${missing.join(', ')}.`);
  process.exitCode = 1;
}
