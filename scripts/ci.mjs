// What `.ci/run` does once the machine has what it needs: the README's test command, two minutes of fuzzing, and, where
// the shared corpus lies beside the project, its judge. Ends with `N passed, N failed` over all of it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSuite, summarize } from './lib/suites.mjs';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
const results = [];

const [command] = /^npm test\b/m.exec(fs.readFileSync('README.md', 'utf8')) ?? [];
if (command === undefined) results.push({ name: 'README', passed: 0, failed: 1, seconds: 0 });
results.push(await runSuite('npm test', 'npm', ['test']));

const fuzzers = [
  ['fuzz:toml', ['--seconds', '40']],
  ['fuzz:standards', ['--cases', '40000']],
  ['fuzz:fixes', ['--seconds', '40']],
  ['fuzz:format', ['--seconds', '30']],
  ['fuzz:actions', ['--seconds', '15']],
  ['fuzz:edits', ['--seconds', '20']],
];
for (const [script, args] of fuzzers)
  results.push(await runSuite(script, 'npm', ['run', '--silent', script, '--', ...args], { whole: true }));
results.push(
  await runSuite('npm run check', process.execPath, ['scripts/check.mjs', '--without-tests'], {
    whole: true,
  }),
);

const judge = path.resolve('../shared/corpus/judge.mjs');
if (fs.existsSync(judge)) {
  results.push(await runSuite('corpus tests', process.execPath, ['scripts/test-node.mjs', 'corpus']));
  results.push(judged());
  results.push(await runSuite('example projects', process.execPath, ['scripts/check-examples.mjs']));
} else console.log('\nThe shared corpus is not there; its judge was not run.');
process.exit(summarize(results));

/** Each threshold counts as one. */
function judged() {
  console.log('\n== corpus judge');
  const started = performance.now();
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'judge-')), 'report.json');
  const server = `"${process.execPath}" "${path.resolve('dist/server.js')}" --stdio`;
  spawnSync(process.execPath, [judge, '--server', server, '--jobs', '2', '--json', report], {
    stdio: 'inherit',
  });
  if (!fs.existsSync(report)) return { name: 'corpus judge', passed: 0, failed: 1, seconds: since(started) };

  const figures = figuresOf(JSON.parse(fs.readFileSync(report, 'utf8')));
  let passed = 0;
  let failed = 0;
  for (const [name, { least, most }] of Object.entries(thresholds())) {
    const value = figures[name];
    const holds = Number.isFinite(value) && value >= (least ?? -Infinity) && value <= (most ?? Infinity);
    console.log(
      `${holds ? 'ok    ' : 'FAILED'}  ${name}: ${value} (${least === undefined ? `at most ${most}` : `at least ${least}`})`,
    );
    if (holds) passed += 1;
    else failed += 1;
  }
  return { name: 'corpus judge', passed, failed, seconds: since(started) };
}

function thresholds() {
  return JSON.parse(fs.readFileSync('test/corpus/thresholds.json', 'utf8'));
}

function figuresOf({ exceptTools, detail, crashes, timeouts }) {
  const percent = (part, whole) => (whole === 0 ? Number.NaN : (100 * part) / whole);
  return {
    recall: percent(exceptTools.caught, exceptTools.invalid),
    falseAlarms: exceptTools.fp,
    exact: percent(exceptTools.exact, exceptTools.placed),
    // Files that a tool refuses count as refused, though the packaging libraries accept them.
    realFalseErrors: detail.filter(({ deck, outcome }) => deck === 'corpus' && outcome === 'fp').length,
    crashes,
    timeouts,
  };
}

function since(started) {
  return (performance.now() - started) / 1000;
}
