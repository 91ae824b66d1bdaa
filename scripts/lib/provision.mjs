// Puts a current Node and a VS Code server into `.vscode-test/`, once: `npm start` and the editor tests run on them.
// Uses nothing but Node itself and npm, because `npm start` calls it before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const cacheFolder = path.join(root, '.vscode-test');

const CODE_SERVER = {
  name: 'code-server',
  version: '4.139.1',
  integrity:
    'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};

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

/** Parts of the VS Code server that neither the extension nor its tests use; some need a compiler to install. */
const UNUSED_DEPENDENCIES =
  /^(@github\/.*|@devcontainers\/cli|@microsoft\/mxc-sdk|kerberos|ssh2|tar|zod|node-addon-api|detect-libc|@vscode\/(copilot-api|deviceid|fs-copyfile|native-watchdog|sandbox-runtime|spdlog|sqlite3|windows-.*))$/;
const UNUSED_EXTENSIONS =
  /^(copilot|mermaid-markdown-features|git|git-base|github.*|microsoft-authentication|tunnel-forwarding|ms-vscode\..*|terminal-suggest)$/;

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

/** The folder of a VS Code server (`out/server-main.js` inside), ready to run with `provideNode()`. */
export function provideCodeServer({ log = console.log } = {}) {
  const folder = path.join(cacheFolder, `vscode-${CODE_SERVER.version}`);
  once(folder, (work) => {
    log(`Fetching the VS Code inside ${CODE_SERVER.name} ${CODE_SERVER.version} …`);
    const package_ = `${work}.package`;
    fs.rmSync(package_, { recursive: true, force: true });
    fs.mkdirSync(package_, { recursive: true });
    unpack(CODE_SERVER, package_, ['package/lib/vscode']);
    fs.rmSync(work, { recursive: true, force: true });
    fs.renameSync(path.join(package_, 'lib/vscode'), work);
    fs.rmSync(package_, { recursive: true, force: true });

    const extensions = path.join(work, 'extensions');
    for (const name of fs.readdirSync(extensions))
      if (UNUSED_EXTENSIONS.test(name)) fs.rmSync(path.join(extensions, name), { recursive: true });

    const manifest = path.join(work, 'package.json');
    const content = JSON.parse(fs.readFileSync(manifest, 'utf8'));
    for (const name of Object.keys(content.dependencies))
      if (UNUSED_DEPENDENCIES.test(name)) delete content.dependencies[name];
    fs.writeFileSync(manifest, JSON.stringify(content, undefined, 2));
    log('Installing its modules …');
    npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], work);
    writeLogModule(path.join(work, 'node_modules/@vscode/spdlog'));
  });
  return folder;
}

/** Fills `folder` by way of a temporary one, so that an interrupted download never counts as there. */
function once(folder, fill) {
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

function unpack({ name, version, integrity }, folder, members) {
  npm(['pack', '--silent', '--ignore-scripts', `${name}@${version}`], folder);
  const archive = path.join(folder, `${name}-${version}.tgz`);
  const got = `sha512-${createHash('sha512').update(fs.readFileSync(archive)).digest('base64')}`;
  if (got !== integrity) throw new Error(`${name}@${version} is not the package it should be: ${got}.`);
  run('tar', ['-xzf', archive, '--strip-components=1', ...members], folder);
  fs.rmSync(archive);
}

function npm(args, cwd) {
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

/** A log module in JavaScript in place of a native one; without it the output channels stay empty. */
function writeLogModule(folder) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: '@vscode/spdlog', version: '0.0.0', main: 'index.js' }),
  );
  // Each export on a line of its own: VS Code imports them by name from this CommonJS file.
  fs.writeFileSync(
    path.join(folder, 'index.js'),
    `'use strict';
const fs = require('node:fs');
const path = require('node:path');
const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];
function logger(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  let level = 2;
  let plain = false;
  const write = (at, text) => {
    if (at < level) return;
    fs.appendFileSync(file, plain ? text : new Date().toISOString() + ' [' + LEVELS[at] + '] ' + text + '\\n');
  };
  return {
    trace: (text) => write(0, text),
    debug: (text) => write(1, text),
    info: (text) => write(2, text),
    warn: (text) => write(3, text),
    error: (text) => write(4, text),
    critical: (text) => write(5, text),
    getLevel: () => level,
    setLevel: (value) => { level = value; },
    setPattern: () => {},
    clearFormatters: () => { plain = true; },
    flush: () => {},
    drop: () => {},
  };
}
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = async (name, file) => logger(file);
exports.createAsyncRotatingLogger = async (name, file) => logger(file);
`,
  );
}
