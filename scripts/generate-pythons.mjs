// Makes server/data/python-releases.json: the minor releases of Python with first release and end of life.
//   npm run generate:pythons -- FOLDER
// FOLDER is a clone of the repository of the PEPs (python/peps on GitHub); its release data is in the public domain.
// Which releases are really out is proved by the list of builds in the pinned package `uv`, read offline.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run, venvWith } from './lib/python.mjs';

const UV = 'uv==0.13.8';
const RELEASES = 'release_management/python-releases.toml';
const OUT = 'server/data/python-releases.json';

const folder = process.argv[2];
if (folder === undefined || !fs.existsSync(folder)) {
  console.error('generate:pythons: name the folder of a clone of python/peps, the repository of the PEPs.');
  process.exit(2);
}

const git = (...args) => {
  const { status, stdout, stderr } = spawnSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
};
const [commit, date] = git('log', '-1', '--format=%H %cs').trim().split(' ');
const toml = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'releases-')), 'python-releases.toml');
fs.writeFileSync(toml, git('show', `HEAD:${RELEASES}`));

const venv = venvWith('uv', [UV]);
const releases = JSON.parse(run(venv.python, ['-B', 'scripts/generate/pythons.py', toml, venv.bin('uv')]));
fs.writeFileSync(
  OUT,
  `${JSON.stringify(
    {
      source: `python/peps, ${RELEASES} at ${commit.slice(0, 12)} (${date}); builds listed by ${UV.replace('==', ' ')}`,
      license: 'CC0-1.0',
      generated: new Date().toISOString().slice(0, 10),
      command: 'npm run generate:pythons',
      releases,
    },
    null,
    1,
  )}\n`,
);
fs.rmSync(path.dirname(toml), { recursive: true });
console.log(
  `generate:pythons: ${OUT} holds ${releases.length} minor releases, up to ${releases.at(-1).minor}`,
);
