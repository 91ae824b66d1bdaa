// Runs the editor suites in a real VS Code and ends with one line of figures.
//   node test/runVSCode.mjs [suite …]        VSCODE_EXECUTABLE or VSCODE_DOWNLOAD=stable: a desktop VS Code
import { root } from '../scripts/lib/provision.mjs';
import { runInBrowser } from './vscode/runner/browser.mjs';
import { bundleSuites } from './vscode/runner/bundle.mjs';
import { route, runInside } from './vscode/runner/inside.mjs';
import { runOutside } from './vscode/runner/outside.mjs';
import { runStart } from './vscode/runner/start.mjs';

process.chdir(root);

const suites = {
  suite: () => runInside('suite'),
  project: () => runInside('project'),
  // In the oldest VS Code there is in npm that the manifest admits.
  oldest: () => runInside('suite', { which: 'oldest' }),
  restricted: () => runInside('restricted', { restricted: true }),
  ui: () => runOutside('features'),
  edit: () => runOutside('edit'),
  'add-tool': () => runOutside('add-tool'),
  build: () => runOutside('build'),
  migrate: () => runOutside('migrate'),
  trust: () => runOutside('trust', { restricted: true, others: ['control'] }),
  beside: () => runOutside('beside', { others: ['toml'] }),
  browser: runInBrowser,
  start: runStart,
};

const wanted = process.argv.slice(2);
const names = wanted.length === 0 ? Object.keys(suites) : wanted;
for (const name of names)
  if (suites[name] === undefined) {
    console.error(`There is no suite "${name}"; there are ${Object.keys(suites).join(', ')}.`);
    process.exit(2);
  }

await bundleSuites();
console.log(`Suites inside the extension host: ${route()}. Every other: the VS Code server.`);
const results = [];
for (const name of names) {
  const started = performance.now();
  console.log(`\n# ${name}`);
  try {
    results.push(...(await suites[name]()));
  } catch (error) {
    console.log(`not ok - ${name}: ${error.message}`);
    results.push({ title: name, passed: false });
  }
  console.log(`# ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
const failed = results.filter(({ passed }) => !passed).length;
console.log(`\n${results.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 && results.length > 0 ? 0 : 1);
