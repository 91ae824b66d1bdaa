// Opens VS Code with the extension on an example project. On a fresh machine it installs and builds first.
//   npm start [-- FOLDER] [-- --port N]
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cacheFolder, root } from './lib/provision.mjs';
import { startServer } from './lib/server.mjs';

const args = process.argv.slice(2);
const portAt = args.indexOf('--port');
const port = portAt < 0 ? 0 : Number(args.splice(portAt, 2)[1]);
const folder = path.resolve(args[0] ?? path.join(root, 'examples/demo'));

if (!fs.existsSync(path.join(root, 'node_modules/.package-lock.json')))
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
run(process.execPath, ['scripts/build.mjs']);

const desktop = findDesktop();
if (desktop !== undefined) {
  console.log(`Opening ${folder} in ${desktop} …`);
  const options = { stdio: 'ignore', detached: true, shell: process.platform === 'win32' };
  const file = path.join(folder, 'pyproject.toml');
  const opened = fs.existsSync(file) ? [folder, file] : [folder];
  spawn(desktop, [`--extensionDevelopmentPath=${root}`, '--new-window', ...opened], options).unref();
} else {
  const data = path.join(cacheFolder, 'start');
  linkExtension(path.join(data, 'extensions'));
  const server = await startServer({ data, port });
  console.log(`
VS Code with Pyproject Toolkit is ready. Open this address in a browser on this machine:

  ${server.url(folder)}

Then open pyproject.toml there. After "npm run build", run "Developer: Reload Window". Ctrl+C ends it.`);
  await server.ended;
}

/** A VS Code of the desktop, if there is one and a display to show it on. */
function findDesktop() {
  const wanted = process.env.VSCODE_EXECUTABLE;
  if (wanted !== undefined && wanted !== '') return wanted;
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!display) return undefined;
  const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', ['code']);
  return found.status === 0 ? 'code' : undefined;
}

/** Shows the project's own folder to the server as an installed extension, so that a rebuild is enough. */
function linkExtension(extensions) {
  const { publisher, name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  fs.rmSync(extensions, { recursive: true, force: true });
  fs.mkdirSync(extensions, { recursive: true });
  fs.symlinkSync(root, path.join(extensions, `${publisher}.${name}-${version}`), 'junction');
}

function run(command, parameters) {
  const shell = process.platform === 'win32' && command === 'npm';
  const { status } = spawnSync(command, parameters, { cwd: root, stdio: 'inherit', shell });
  if (status !== 0) process.exit(status ?? 1);
}
