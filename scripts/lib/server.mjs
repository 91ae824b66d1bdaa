// Starts and stops a VS Code server, on the loopback address only.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { provideCodeServer } from './code-server.mjs';

/** Settings that keep a first start quiet: no welcome page, no chat, no animation. */
const QUIET_SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'terminal.integrated.gpuAcceleration': 'off',
  'terminal.integrated.shellIntegration.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

const running = new Set();
process.on('exit', () => {
  for (const child of running) kill(child);
});
// A signal alone emits no 'exit', and the server is in a process group of its own.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])
  process.on(signal, () => process.exit(code));

/**
 * A running server: `url(folder)` is the page that opens `folder`, `stop()` ends it.
 * `data` is the folder for its state; `smoke` lets a page run tests in it; `trustAll` turns workspace trust off;
 * `which` names the server, as in `code-server.mjs`.
 */
export async function startServer({
  data,
  settings = {},
  env = {},
  smoke = false,
  trustAll = true,
  port = 0,
  which = 'current',
}) {
  const { folder: home, node, entry } = provideCodeServer(which);
  const user = path.join(data, 'user/User');
  fs.mkdirSync(user, { recursive: true });
  const settingsFile = path.join(user, 'settings.json');
  if (!fs.existsSync(settingsFile))
    fs.writeFileSync(settingsFile, JSON.stringify({ ...QUIET_SETTINGS, ...settings }, undefined, 2));

  const child = spawn(
    node,
    [
      entry,
      ...(which === 'oldest' ? ['--entry', path.join(home, 'out/server-main.js')] : []),
      ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
      ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-telemetry'],
      ...['--server-data-dir', data, '--user-data-dir', path.join(data, 'user')],
      ...['--extensions-dir', path.join(data, 'extensions'), '--reconnection-grace-time', '5'],
      // Otherwise a login shell of its own would replace the environment given here.
      '--force-disable-user-env',
      ...(smoke ? ['--enable-smoke-test-driver'] : []),
      ...(trustAll ? ['--disable-workspace-trust'] : []),
    ],
    {
      env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  running.add(child);
  child.on('exit', () => running.delete(child));
  const actualPort = await ready(child);
  const authority = `127.0.0.1:${actualPort}`;
  return {
    port: actualPort,
    origin: `http://${authority}`,
    url: (folder, payload) =>
      `http://${authority}/?folder=${encodeURIComponent(folder)}${
        payload === undefined ? '' : `&payload=${encodeURIComponent(JSON.stringify(payload))}`
      }`,
    remote: (file) => `vscode-remote://${authority}${file}`,
    ended: new Promise((resolve) => child.on('exit', resolve)),
    stop: () => kill(child),
  };
}

/** Installs a packaged extension into the server's folder `data`. */
export function installExtension(vsix, data) {
  const { node, entry } = provideCodeServer();
  const result = spawnSync(
    node,
    [
      entry,
      ...['--install-extension', vsix, '--accept-server-license-terms', '--telemetry-level', 'off'],
      ...['--server-data-dir', data, '--user-data-dir', path.join(data, 'user')],
      ...['--extensions-dir', path.join(data, 'extensions')],
    ],
    { encoding: 'utf8', env: { ...process.env, EXTENSIONS_GALLERY: '{}' } },
  );
  if (result.status !== 0 || !/successfully installed/.test(result.stdout))
    throw new Error(`VS Code does not install ${vsix}:\n${result.stdout}${result.stderr}`);
}

function ready(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk) => {
      output += chunk;
      const match = /Extension host agent listening on (\d+)/.exec(output);
      if (match !== null) resolve(Number(match[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`The VS Code server ended with ${code}:\n${output}`)));
    setTimeout(
      () => reject(new Error(`The VS Code server is not ready after 60 s:\n${output}`)),
      60_000,
    ).unref();
  });
}

function kill(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
  running.delete(child);
}
