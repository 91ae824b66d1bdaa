// The VS Code servers that `npm start` and the editor tests run on, taken out of npm's `code-server`.
// Uses nothing but Node itself and npm, because `npm start` calls it before anything is installed.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, npm, once, provideNode, provideNodeMajor, unpack } from './provision.mjs';
import { standIns, writeModule } from './stand-ins.mjs';

/**
 * `current` is for everything; `oldest` is the oldest release in npm that is not below `engines.vscode`.
 * Left out of each: what neither the extension nor its tests use, and what would need a compiler to install.
 */
const SERVERS = {
  current: {
    package: {
      name: 'code-server',
      version: '4.139.1',
      integrity:
        'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
    },
    vscode: '1.139.1',
    node: () => provideNode(),
    unused:
      /^(@github\/.*|@devcontainers\/cli|@microsoft\/mxc-sdk|kerberos|ssh2|tar|zod|node-addon-api|detect-libc|@vscode\/(copilot-api|deviceid|fs-copyfile|native-watchdog|sandbox-runtime|spdlog|sqlite3|windows-.*))$/,
    standIns: ['@vscode/spdlog'],
    entry: (folder) => path.join(folder, 'out/server-main.js'),
  },
  oldest: {
    package: {
      name: 'code-server',
      version: '4.93.1',
      integrity:
        'sha512-OxEBxxt5ra+ayKdp9yBvRB72gZmZzrtaDvU9uRqNbfQSIrGkCOn+IxEw0AgzYrbtMpa1QhMv6L3od5wBCsJKFg==',
    },
    vscode: '1.93.1',
    node: () => provideNodeMajor(20),
    unused: /^(kerberos|native-watchdog|node-pty|@vscode\/(deviceid|ripgrep|spdlog|windows-.*))$/,
    standIns: ['@vscode/spdlog', '@vscode/deviceid', '@vscode/ripgrep', 'native-watchdog', 'node-pty'],
    entry: () => fileURLToPath(new URL('old-server.cjs', import.meta.url)),
  },
};

const UNUSED_EXTENSIONS =
  /^(copilot|mermaid-markdown-features|git|git-base|github.*|microsoft-authentication|tunnel-forwarding|ms-vscode\..*|terminal-suggest)$/;

/**
 * A VS Code server, ready to run: its `folder`, the `node` to run it with, the `entry` to run, and the version of VS
 * Code that it is.
 */
export function provideCodeServer(which = 'current', { log = console.log } = {}) {
  const server = SERVERS[which];
  const folder = path.join(cacheFolder, `vscode-${server.package.version}`);
  once(folder, (work) => {
    log(`Fetching the VS Code ${server.vscode} inside ${server.package.name} ${server.package.version} …`);
    const whole = `${work}.package`;
    fs.rmSync(whole, { recursive: true, force: true });
    fs.mkdirSync(whole, { recursive: true });
    unpack(server.package, whole, ['package/lib/vscode']);
    fs.rmSync(work, { recursive: true, force: true });
    fs.renameSync(path.join(whole, 'lib/vscode'), work);
    fs.rmSync(whole, { recursive: true, force: true });
    removeUnused(work, server.unused);
    log('Installing its modules …');
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
    npm(['install', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps', ...quiet], work);
    for (const name of server.standIns)
      writeModule(path.join(work, 'node_modules', name), name, standIns[name]);
    if (which === 'oldest') takeRipgrep(work);
  });
  return { folder, node: server.node(), entry: server.entry(folder), vscode: server.vscode };
}

function removeUnused(folder, unused) {
  const extensions = path.join(folder, 'extensions');
  for (const name of fs.readdirSync(extensions))
    if (UNUSED_EXTENSIONS.test(name)) fs.rmSync(path.join(extensions, name), { recursive: true });

  const manifest = path.join(folder, 'package.json');
  const content = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  for (const name of Object.keys(content.dependencies))
    if (unused.test(name)) delete content.dependencies[name];
  fs.writeFileSync(manifest, JSON.stringify(content, undefined, 2));
}

/** The old package downloads its search program when it is installed; the current one carries the same program. */
function takeRipgrep(folder) {
  const { folder: current } = provideCodeServer('current');
  const platform = `${process.platform}-${process.arch}`;
  const from = path.join(current, 'node_modules/@vscode/ripgrep-universal/bin', platform, 'rg');
  const to = path.join(folder, 'node_modules/@vscode/ripgrep/bin/rg');
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.copyFileSync(from, to);
}
