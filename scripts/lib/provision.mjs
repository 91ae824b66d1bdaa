// Puts packages of npm that are programs into `.vscode-test/`, once; Node among them.
// Uses nothing but Node itself and npm, because `npm start` calls it before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const cacheFolder = path.join(root, '.vscode-test');

/** The Nodes that npm has ready to run, by major version. */
const NODES = {
  24: {
    version: '24.21.0',
    'linux-x64':
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    'linux-arm64':
      'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  20: {
    version: '20.20.2',
    'linux-x64':
      'sha512-PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==',
    'linux-arm64':
      'sha512-LCXJnNTFiyGuYBw2gZSI5OBFMbkjAPt8sqD/NKrWoE2QmDgSubTqFng6GaNJ9EJ8HpxBMGcWWpbbcs4Vo+CnGg==',
  },
};

/** VS Code's server needs `registerHooks` of `node:module`, which came with Node 22.15. */
const OLDEST_NODE = [22, 15];

/** The path of a Node that can run the VS Code server: this one, or Node 24 unpacked from npm. */
export function provideNode({ log = console.log } = {}) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const here = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return here ? process.execPath : provideNodeMajor(24, { log });
}

/** The path of a Node of this major version: this one, or one unpacked from npm. */
export function provideNodeMajor(major, { log = console.log } = {}) {
  if (Number(process.versions.node.split('.')[0]) === major) return process.execPath;

  const platform = `${process.platform}-${process.arch}`;
  const { version, [platform]: integrity } = NODES[major];
  if (integrity === undefined)
    throw new Error(
      `This needs Node ${major}, and there is no ready package of it for ${platform}. Install Node ${major} and run the command again.`,
    );
  const folder = path.join(cacheFolder, `node-${version}`);
  once(folder, (work) => {
    log(`Fetching Node ${version} …`);
    unpack({ name: `node-${platform}`, version, integrity }, work, ['package/bin']);
  });
  return path.join(folder, 'bin/node');
}

/** Fills `folder` by way of a temporary one, so that an interrupted download never counts as there. */
export function once(folder, fill) {
  if (fs.existsSync(folder)) return;
  const work = `${folder}.${process.pid}.tmp`;
  fs.rmSync(work, { recursive: true, force: true });
  fs.mkdirSync(work, { recursive: true });
  try {
    fill(work);
    fs.renameSync(work, folder);
  } catch (error) {
    if (!fs.existsSync(folder)) throw error;
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
    fs.rmSync(`${work}.package`, { recursive: true, force: true });
  }
}

/** Fetches a package of npm, checks that it is the one we mean, and unpacks `members` of it into `folder`. */
export function unpack({ name, version, integrity }, folder, members) {
  npm(['pack', '--silent', '--ignore-scripts', `${name}@${version}`], folder);
  const archive = path.join(folder, `${name}-${version}.tgz`);
  const got = `sha512-${createHash('sha512').update(fs.readFileSync(archive)).digest('base64')}`;
  if (got !== integrity) throw new Error(`${name}@${version} is not the package it should be: ${got}.`);
  run('tar', ['-xzf', archive, '--strip-components=1', ...members], folder);
  fs.rmSync(archive);
}

export function npm(args, cwd) {
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, cwd);
}

function run(command, args, cwd) {
  const result = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  if (result.error !== undefined) throw new Error(`"${command}" does not start: ${result.error.message}.`);
  if (result.status !== 0)
    throw new Error(`"${command} ${args.join(' ')}" failed:\n${result.stdout}${result.stderr}`);
}
