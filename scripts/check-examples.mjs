// The example projects as a person meets them: every finding that is expected is there, and after `check --fix` the real
// back-end builds the same wheel but for what the fixes say. Needs a built dist/cli.js, Python and the package index.
//   node scripts/check-examples.mjs [folder of projects]      default: ../shared/examples
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { venvWith } from './lib/python.mjs';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
const folder = path.resolve(process.argv[2] ?? '../shared/examples');
const expected = JSON.parse(fs.readFileSync('test/corpus/examples.json', 'utf8'));
const CLI = path.resolve('dist/cli.js');
const { python } = venvWith('examples', ['build==1.6.1']);
const READ_WHEEL = `
import hashlib, json, sys, zipfile
wheel = zipfile.ZipFile(sys.argv[1])
lines = []
for name in sorted(wheel.namelist()):
    data = wheel.read(name)
    kind = name.rsplit('/', 1)[-1] if '.dist-info/' in name else ''
    if kind in ('METADATA', 'entry_points.txt', 'top_level.txt'):
        lines += [kind + ' ' + line for line in data.decode().splitlines() if line.strip()]
    elif kind not in ('RECORD', 'WHEEL'):
        lines.append('file ' + name + ' ' + hashlib.sha256(data).hexdigest())
print(json.dumps({'lines': lines}))
`;
let passed = 0;
let failed = 0;

const report = (name, problems) => {
  if (problems.length === 0) passed++;
  else failed++;
  console.log(
    `${problems.length === 0 ? 'ok' : 'NOT OK'} ${name}${problems.map((line) => `\n    ${line}`).join('')}`,
  );
};

for (const [project, wanted] of Object.entries(expected.projects)) {
  const before = copy(project);
  report(`${project}: findings`, compareFindings(check(before), wanted));

  const after = copy(project);
  const fix = spawnSync(process.execPath, [CLI, 'check', '--fix', 'pyproject.toml'], {
    cwd: after,
    encoding: 'utf8',
  });
  const problems = fix.status === 2 ? [`check --fix: ${fix.stderr}`] : [];
  const safe = check(after).filter(({ fixable }) => fixable);
  problems.push(...safe.map(({ rule }) => `${rule} is still fixable after --fix`));
  report(`${project}: fix-all`, problems);
  report(`${project}: same wheel`, compareWheels(wheel(before), wheel(after), expected.explained));
}

for (const file of fs.readdirSync(path.join(folder, 'snippets')).sort()) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'snippet-'));
  fs.copyFileSync(path.join(folder, 'snippets', file), path.join(home, 'pyproject.toml'));
  const found = check(home);
  const wanted = expected.snippets[file] ?? [];
  report(
    `snippet ${file}`,
    compareFindings(
      found.filter(({ severity }) => severity !== 'hint'),
      wanted,
    ),
  );
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function copy(project) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'example-'));
  fs.cpSync(path.join(folder, project), home, { recursive: true });
  // Copies of read-only files stay read-only otherwise.
  spawnSync('chmod', ['-R', 'u+w', home]);
  return home;
}

function check(home) {
  const run = spawnSync(process.execPath, [CLI, 'check', '--format', 'json', 'pyproject.toml'], {
    cwd: home,
    encoding: 'utf8',
  });
  if (run.status === 2) throw new Error(run.stderr);
  const lines = fs.readFileSync(path.join(home, 'pyproject.toml'), 'utf8').split(/\r\n|\n|\r/);
  return JSON.parse(run.stdout).map((finding) => {
    const { start, end } = finding.range;
    const line = lines[start.line] ?? '';
    return {
      ...finding,
      marked:
        start.line === end.line ? line.slice(start.character, end.character) : line.slice(start.character),
    };
  });
}

/** Both ways: nothing missing, nothing invented. `rule: marked text`. */
function compareFindings(found, wanted) {
  const have = found.map(({ severity, rule, marked }) => `${severity} ${rule}: ${marked}`).sort();
  const want = [...wanted].sort();
  return [
    ...want.filter((line) => !have.includes(line)).map((line) => `missing: ${line}`),
    ...have.filter((line) => !want.includes(line)).map((line) => `not expected: ${line}`),
  ];
}

/** METADATA, entry points and the names and hashes of all files of a wheel that the real back-end builds. */
function wheel(home) {
  const out = path.join(home, '.out');
  const run = spawnSync(python, ['-m', 'build', '--wheel', '--outdir', out, home], {
    encoding: 'utf8',
    env: { ...process.env, SETUPTOOLS_SCM_PRETEND_VERSION: '1.0' },
  });
  if (run.status !== 0) return { error: `${run.stdout}${run.stderr}`.split('\n').slice(-12).join('\n    ') };
  const file = path.join(
    out,
    fs.readdirSync(out).find((name) => name.endsWith('.whl')),
  );
  const read = spawnSync(python, ['-c', READ_WHEEL, file], { encoding: 'utf8' });
  return JSON.parse(read.stdout);
}

function compareWheels(before, after, explained) {
  for (const [name, { error }] of Object.entries({ before, after })) {
    if (error !== undefined) return [`the build ${name} the fixes fails: ${error}`];
  }
  const allowed = explained.map((pattern) => new RegExp(pattern));
  const problems = [];
  for (const [word, list, other] of [
    ['lost', before.lines, after.lines],
    ['new', after.lines, before.lines],
  ]) {
    for (const line of list) {
      if (!other.includes(line) && !allowed.some((pattern) => pattern.test(line)))
        problems.push(`${word}: ${line}`);
    }
  }
  return problems;
}
