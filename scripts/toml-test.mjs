// Runs the test suite toml-test (a Go tool) against our decoder, for TOML 1.0 and 1.1.
//   node scripts/toml-test.mjs            the last line is `N passed, N failed`
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

// A fixed release, so that the result does not change from one day to the next.
const TOOL = 'github.com/toml-lang/toml-test/v2/cmd/toml-test@v2.2.0';
const bin = path.resolve('.cache/bin');
const tool = path.join(bin, process.platform === 'win32' ? 'toml-test.exe' : 'toml-test');

function stop(message) {
  console.error(message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

if (!fs.existsSync(tool)) {
  fs.mkdirSync(bin, { recursive: true });
  const made = spawnSync('go', ['install', TOOL], { env: { ...process.env, GOBIN: bin }, encoding: 'utf8' });
  if (made.error !== undefined)
    stop('toml-test needs Go: install it (Debian: `apt install golang`), then run this again.');
  if (made.status !== 0) stop(`\`go install ${TOOL}\` failed:\n${made.stderr}`);
}

const decoder = path.resolve('.build/toml-decode.mjs');
await build({
  entryPoints: ['test/support/toml-decode.ts'],
  outfile: decoder,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
});

let passed = 0;
let failed = 0;
for (const version of ['1.0', '1.1']) {
  const decode = `${process.execPath} ${decoder} --toml ${version}`;
  const run = spawnSync(
    tool,
    ['test', '-toml', version, '-decoder', decode, '-json', '-parallel', '2', '-timeout', '20s'],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  let report;
  try {
    report = JSON.parse(run.stdout);
  } catch {
    stop(`toml-test gave no report:\n${run.stderr || run.stdout}`);
  }
  const good = report.passed_valid + report.passed_invalid;
  const bad = report.failed_valid + report.failed_invalid;
  console.log(
    `TOML ${version}: ${report.passed_valid} valid and ${report.passed_invalid} invalid passed, ${bad} failed`,
  );
  for (const test of report.tests ?? []) {
    if (test.failure) console.log(`  ${test.path}: ${String(test.failure).split('\n')[0]}`);
  }
  passed += good;
  failed += bad;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
