// Runs a suite that drives VS Code from outside, as a person does, on the packaged and installed extension.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { buildEnvironment } from '../../../scripts/lib/build-python.mjs';
import { launchChromium } from '../../../scripts/lib/chromium.mjs';
import { root } from '../../../scripts/lib/provision.mjs';
import { installExtension, startServer } from '../../../scripts/lib/server.mjs';
import { output } from './bundle.mjs';
import { scratch } from './scratch.mjs';

/** Programs that must not start by themselves: a stand-in for each leaves a line in a trace. */
const WATCHED = ['python', 'python3', 'uv', 'poetry', 'pip', 'pip3', 'pdm', 'hatch'];

const SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  // In a browser VS Code saves by itself, and what a step has typed would stay.
  'files.autoSave': 'off',
  'editor.scrollbar.horizontal': 'hidden',
  'editor.scrollbar.vertical': 'hidden',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
};

let vsix;

function packed() {
  if (vsix !== undefined) return vsix;
  const file = path.join(output, 'extension.vsix');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/package.mjs', file], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The extension is not packed:\n${stdout}${stderr}`);
  console.log(`# ${stdout.trim()}`);
  vsix = file;
  return vsix;
}

/**
 * The results of `ui/<name>.test.ts`. `restricted` leaves workspace trust on, so the folder is not trusted; `others` are
 * test extensions to install beside ours.
 */
export async function runOutside(name, { restricted = false, others = [] } = {}) {
  const place = scratch();
  const extension = packed();
  installExtension(extension, place.data);
  for (const other of others) addExtension(other, path.join(place.data, 'extensions'));
  const { folder: shims, trace } = writeShims(place.folder);
  const server = await startServer({
    data: place.data,
    settings: SETTINGS,
    trustAll: !restricted,
    env: { PATH: `${shims}${path.delimiter}${process.env.PATH}` },
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 640 }, deviceScaleFactor: 1.5 });
    const { run } = await import(path.join(output, 'ui', `${name}.test.mjs`));
    const images =
      process.env.UPDATE_IMAGES === '1' ? path.join(root, 'images') : path.join(output, 'images');
    fs.mkdirSync(images, { recursive: true });
    return await run({
      page,
      url: server.url(place.demo),
      demo: place.demo,
      data: place.data,
      trace,
      images,
      failures: path.join(output, 'failures'),
      environment: buildEnvironment().folder,
    });
  } finally {
    await browser.close();
    server.stop();
  }
}

function writeShims(parent) {
  const folder = path.join(parent, 'shims');
  const trace = path.join(parent, 'trace');
  fs.mkdirSync(folder);
  for (const name of WATCHED)
    fs.writeFileSync(path.join(folder, name), `#!/bin/sh\necho "${name} $*" >> "${trace}"\nexit 1\n`, {
      mode: 0o755,
    });
  return { folder, trace };
}

/** Puts one of `test/vscode/extensions/` among the installed extensions. */
function addExtension(name, extensions) {
  const source = path.join(root, 'test/vscode/extensions', name);
  const { publisher, version } = JSON.parse(fs.readFileSync(path.join(source, 'package.json'), 'utf8'));
  const folder = `${publisher}.${name}-${version}`;
  const target = path.join(extensions, folder);
  fs.cpSync(source, target, { recursive: true });
  if (name === 'toml')
    fs.copyFileSync(
      path.join(root, 'test/syntaxes/fixtures/grammars/flat.json'),
      path.join(target, 'flat.json'),
    );
  const file = path.join(extensions, 'extensions.json');
  const known = JSON.parse(fs.readFileSync(file, 'utf8'));
  known.push({
    identifier: { id: `${publisher}.${name}` },
    version,
    location: { $mid: 1, path: target, scheme: 'file' },
    relativeLocation: folder,
  });
  fs.writeFileSync(file, JSON.stringify(known));
}
