import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { folder } from '../support/cli.ts';
import { committed, copyOfProject, preCommitFolder } from '../support/pre-commit.ts';

const GOOD =
  '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "a"\nversion = "1"\n';
/** Packages are fetched and the product is built. */
const LONG = { timeout: 900_000 };

test('the hooks of this repository check, fix and format in pre-commit', LONG, () => {
  const project = folder({});
  copyOfProject(project);
  const rev = committed(project);
  const home = folder({});
  const config = `repos:\n- repo: ${project}\n  rev: ${rev}\n  hooks: [{id: pyproject-fix}, {id: pyproject-format}, {id: pyproject-check}]\n`;
  const user = folder({
    '.pre-commit-config.yaml': config,
    'pyproject.toml': `${GOOD}dynamic=["readme", "readme"]\nversoin = "1"\n`,
    'src/a/__init__.py': '',
    'sub/other.toml': 'a=1\n',
  });
  committed(user);
  const commit = () =>
    spawnSync(path.join(preCommitFolder(), 'bin/pre-commit'), ['run', '--all-files', '--color=never'], {
      cwd: user,
      encoding: 'utf8',
      env: { ...process.env, PRE_COMMIT_HOME: home },
    });
  const file = path.join(user, 'pyproject.toml');

  const first = commit();
  assert.equal(first.status, 1, first.stdout + first.stderr);
  assert.match(first.stdout, /pyproject-toolkit check\.+Failed/, first.stdout);
  assert.match(first.stdout, /pyproject\.toml:\d+:1 error +project\/unknown-key/);
  assert.match(first.stdout, /files were modified by this hook/);
  assert.match(fs.readFileSync(file, 'utf8'), /^dynamic = \["readme"\]$/m);
  assert.equal(fs.readFileSync(path.join(user, 'sub/other.toml'), 'utf8'), 'a=1\n');

  fs.writeFileSync(file, GOOD);
  const second = commit();
  assert.equal(second.status, 0, second.stdout + second.stderr);
  assert.equal(second.stdout.match(/Passed/g)?.length, 3, second.stdout);
});
