// Small modules in place of native ones that the VS Code server asks for.
import fs from 'node:fs';
import path from 'node:path';

/** Writes a module `name` with this text into `folder`. */
export function writeModule(folder, name, text) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name, version: '0.0.0', main: 'index.js' }),
  );
  fs.writeFileSync(path.join(folder, 'index.js'), text);
}

/** By name. Each export stands on a line of its own: VS Code imports them by name from CommonJS files. */
export const standIns = {
  '@vscode/deviceid': "exports.getDeviceId = async () => '0';\n",
  '@vscode/ripgrep': "exports.rgPath = require('node:path').join(__dirname, 'bin/rg');\n",
  'native-watchdog': 'exports.start = () => {};\n',
  'node-pty': 'exports.spawn = undefined;\n',
  // Without a log module the output channels stay empty.
  '@vscode/spdlog': `'use strict';
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
};
