import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { findFiles } from '../../server/src/cli/find.ts';
import { type Random, randomFrom } from '../fuzz/random.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'pyproject-find-'));
after(() => fs.rmSync(root, { recursive: true, force: true }));

/** As on a machine where nobody has settings of git. */
const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
const git = (cwd: string, ...args: string[]) => spawnSync('git', args, { cwd, env, encoding: 'utf8' });
const hasGit = git(root, '--version').status === 0;

const NAMES = ['a', 'b', 'src', 'Build', 'x.y', 'déjà', 'two words'];

function patternOf(random: Random): string {
  const name = () =>
    random.pick([
      ...NAMES,
      '*',
      'b*',
      'a**',
      '**b',
      '?',
      '[ab]',
      '[!a]',
      '[a-s]*',
      '[[:alpha:]]',
      '[]a]',
      '[a',
      'Bu\\ild',
      '**',
      'pyproject.toml',
      '*.toml',
    ]);
  const steps = Array.from({ length: 1 + random.below(3) }, name).join('/');
  const pattern = `${random.pick(['', '', '/', '**/'])}${steps}${random.pick(['', '', '/', '/**', '/*'])}`;
  return `${random.chance(0.3) ? '!' : ''}${pattern}${random.pick(['', '', '', ' ', '\\ ', '\r'])}`;
}

function linesOf(random: Random): string {
  const line = () => random.pick([patternOf(random), patternOf(random), '', '# a', '\\#a', '\\!b']);
  return `${random.chance(0.1) ? '\ufeff' : ''}${Array.from({ length: 1 + random.below(5) }, line).join('\n')}\n`;
}

/** Folders with a pyproject.toml each, some with an ignore file, in a repository. */
function grow(folder: string, random: Random, depth: number): void {
  fs.mkdirSync(folder, { recursive: true });
  if (random.chance(0.7)) fs.writeFileSync(path.join(folder, 'pyproject.toml'), '');
  if (random.chance(depth === 0 ? 0.9 : 0.3))
    fs.writeFileSync(path.join(folder, '.gitignore'), linesOf(random));
  if (depth < 4)
    for (const name of NAMES)
      if (random.chance(depth === 0 ? 0.7 : 0.3)) grow(path.join(folder, name), random, depth + 1);
}

describe('ignore files are followed as git follows them', { skip: !hasGit }, () => {
  for (let seed = 1; seed <= Number(process.env.TREES ?? 25); seed++)
    test(`tree ${seed}`, () => {
      const random = randomFrom(seed);
      const folder = path.join(root, String(seed));
      grow(folder, random, 0);
      git(folder, 'init', '--quiet');
      if (random.chance(0.3)) fs.writeFileSync(path.join(folder, '.git/info/exclude'), linesOf(random));
      const seen = git(folder, 'ls-files', '-z', '--others', '--exclude-standard');
      assert.equal(seen.status, 0, seen.stderr);
      const wanted = seen.stdout.split('\0').filter((file) => path.basename(file) === 'pyproject.toml');
      assert.deepEqual([...findFiles(['.'], folder).files].sort(), wanted.sort());
    });
});
