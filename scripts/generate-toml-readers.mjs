// Makes server/data/toml-readers.json: which version of TOML the readers of pyproject.toml read, by asking them.
//   npm run generate:toml-readers
// Asked are the tomllib of every Python found on PATH, every release of tomli, the newest build back-ends, and the
// front-ends pip, build and uv. For Pythons that are not on the machine the Python documentation is the source.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run, venvWith } from './lib/python.mjs';

const OUT = 'server/data/toml-readers.json';
const PROBE = path.resolve('scripts/generate/toml_probe.py');
const FRONT_ENDS = ['pip==26.3', 'build==1.6.1'];
const UV = 'uv==0.13.8';
const DOCUMENTED = {
  minor: '3.15',
  toml: '1.1',
  source: 'Python documentation, module tomllib, "Changed in version 3.15"',
};
/** A back-end of the project itself, which reads no TOML: so only the front-end can refuse the file. */
const IN_TREE =
  'import pathlib, zipfile\n' +
  'def build_wheel(folder, config_settings=None, metadata_directory=None):\n' +
  '    name = "sample-1.0-py3-none-any.whl"\n' +
  '    with zipfile.ZipFile(pathlib.Path(folder, name), "w") as wheel:\n' +
  '        info = "sample-1.0.dist-info/"\n' +
  '        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: sample\\nVersion: 1.0\\n")\n' +
  '        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")\n' +
  '        wheel.writestr(info + "RECORD", "")\n' +
  '    return name\n';

const uv = venvWith('uv', [UV]).bin('uv');
const texts = probe('python3', 'texts');
const backends = JSON.parse(fs.readFileSync('server/data/backends.json', 'utf8')).backends.filter(
  (entry) => entry.newest,
);

const data = {
  source: `readers asked on ${new Date().toISOString().slice(0, 10)}; for Pythons not on the machine: ${DOCUMENTED.source}`,
  generated: new Date().toISOString().slice(0, 10),
  command: 'npm run generate:toml-readers',
  tomllib: tomllib(),
  tomli: tomli(),
  readers: [...backends.map(backEnd), ...FRONT_ENDS.map(pythonFrontEnd), uvFrontEnd()],
};
fs.writeFileSync(OUT, `${JSON.stringify(data, null, 1)}\n`);
console.log(`generate:toml-readers: wrote ${OUT}`);

function probe(python, ...args) {
  return JSON.parse(
    run(python, ['-B', PROBE, ...args])
      .trim()
      .split('\n')
      .at(-1),
  );
}

function tomllib() {
  const asked = [];
  for (let minor = 11; minor < Number(DOCUMENTED.minor.split('.')[1]) + 2; minor++) {
    const python = interpreter(`3.${minor}`);
    if (python !== undefined) asked.push({ minor: `3.${minor}`, ...probe(python, 'module', 'tomllib') });
  }
  const steps = steppedBy(asked, 'minor');
  const known = steps.at(-1)?.toml;
  return known === DOCUMENTED.toml
    ? steps
    : [...steps, { from: DOCUMENTED.minor, toml: DOCUMENTED.toml, documented: DOCUMENTED.source }];
}

/** A real interpreter of this minor, which a shim of a version manager need not be. */
function interpreter(minor) {
  const check = ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'];
  const shims = path.join(os.homedir(), '.pyenv', 'versions');
  const managed = fs.existsSync(shims)
    ? fs.readdirSync(shims).filter((name) => name.startsWith(`${minor}.`))
    : [];
  return [`python${minor}`, ...managed.map((name) => path.join(shims, name, 'bin', 'python'))].find(
    (python) => spawnSync(python, check, { encoding: 'utf8' }).stdout?.trim() === minor,
  );
}

function tomli() {
  const output = run('python3', ['-m', 'pip', 'index', 'versions', 'tomli']);
  const versions = /Available versions: (.+)/
    .exec(output)[1]
    .split(', ')
    .filter((version) => /^[\d.]+$/.test(version));
  const asked = versions.reverse().flatMap((version) => {
    const folder = path.resolve('.cache', 'tomli', version);
    if (!fs.existsSync(folder))
      run(uv, [
        'pip',
        'install',
        '--quiet',
        '--no-deps',
        '--python',
        'python3',
        '--target',
        folder,
        `tomli==${version}`,
      ]);
    const { toml } = probe('python3', 'module', 'tomli', folder);
    return toml === null ? [] : [{ version, toml }];
  });
  return steppedBy(asked, 'version');
}

function steppedBy(asked, key) {
  const steps = [];
  for (const entry of asked) {
    if (steps.at(-1)?.toml !== entry.toml) steps.push({ from: entry[key], toml: entry.toml, asked: [] });
    steps.at(-1).asked.push(entry[key]);
  }
  return steps;
}

function backEnd(entry) {
  const folder = path.resolve('.cache', 'backends', `${entry.package}-${entry.newest}`);
  if (!fs.existsSync(folder))
    run(uv, [
      'pip',
      'install',
      '--quiet',
      '--python',
      'python3',
      '--target',
      folder,
      `${entry.package}==${entry.newest}`,
    ]);
  const found = JSON.parse(
    run('python3', ['-I', '-S', '-B', PROBE, 'backend', folder, entry.modules[0]]).trim().split('\n').at(-1),
  );
  return {
    name: entry.package,
    version: entry.newest,
    kind: 'back-end',
    reads: found.tomllib ? 'tomllib' : found.toml,
  };
}

function pythonFrontEnd(requirement) {
  const [name, version] = requirement.split('==');
  const { python } = venvWith(`front-end-${name}`, [requirement]);
  const args =
    name === 'pip'
      ? ['wheel', '--no-deps', '--no-index', '--no-build-isolation', '.']
      : ['--wheel', '--no-isolation', '.'];
  const results = allTexts((folder) =>
    JSON.parse(
      run(python, ['-B', PROBE, 'program', name, ...args], { cwd: folder })
        .trim()
        .split('\n')
        .at(-1),
    ),
  );
  const usesTomllib = results.some(({ tomllib }) => tomllib);
  return {
    name,
    version,
    kind: 'front-end',
    reads: usesTomllib ? 'tomllib' : verdict(results.map(({ works }) => works)),
  };
}

function uvFrontEnd() {
  const [name, version] = UV.split('==');
  const args = ['build', '--wheel', '--offline', '--no-config', '--python', 'python3'];
  const results = allTexts((folder) => spawnSync(uv, args, { cwd: folder, encoding: 'utf8' }).status === 0);
  return { name, version, kind: 'front-end', reads: verdict(results) };
}

/** Runs `action` in a project for each text; the first is TOML 1.0. */
function allTexts(action) {
  return [...texts['1.0'], ...texts['1.1']].map((text) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'toml-reader-'));
    const head = '[build-system]\nrequires = []\nbuild-backend = "in_tree"\nbackend-path = ["."]\n';
    const project = '[project]\nname = "sample"\nversion = "1.0"\n[tool.sample]\n';
    fs.writeFileSync(path.join(folder, 'pyproject.toml'), head + project + text);
    fs.writeFileSync(path.join(folder, 'in_tree.py'), IN_TREE);
    try {
      return action(folder);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
}

function verdict([plain, ...newer]) {
  if (!plain) throw new Error('generate:toml-readers: a reader refuses TOML 1.0; the probe is wrong.');
  return newer.every(Boolean) ? '1.1' : '1.0';
}
