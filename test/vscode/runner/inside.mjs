// Runs a suite inside VS Code's extension host: in a desktop VS Code where one is named, else in the VS Code server.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { buildEnvironment } from '../../../scripts/lib/build-python.mjs';
import { launchChromium } from '../../../scripts/lib/chromium.mjs';
import { root } from '../../../scripts/lib/provision.mjs';
import { startServer } from '../../../scripts/lib/server.mjs';
import { output } from './bundle.mjs';
import { scratch } from './scratch.mjs';

const TIME_LIMIT = 300_000;
const RESTRICTED_SETTINGS = {
  // No server is there: that findings come shows that the setting was left out.
  'pyproject.server.path': '/from/the/folder/server.js',
  'pyproject.toml.version': '1.1',
};

const servers = 'the VS Code server in npm’s code-server, driven by Chromium';

/** Which VS Code the suites inside the extension host run in. */
export function route() {
  if (process.env.VSCODE_EXECUTABLE) return `desktop VS Code (${process.env.VSCODE_EXECUTABLE})`;
  if (process.env.VSCODE_DOWNLOAD) return `desktop VS Code ${process.env.VSCODE_DOWNLOAD}, downloaded`;
  return servers;
}

/**
 * The results of the suite in the folder `suite`: `{ title, passed }` each. No result at all counts as a failure.
 * VS Code measures activation once in a window, by the clock, while it starts itself: the best of three windows counts.
 */
export async function runInside(suite, options = {}) {
  let results = await runOnce(suite, options);
  for (let again = 0; again < 2 && results.some(isSlowStart); again++) {
    console.log('# activation: measured again in a new window');
    const measured = await runOnce(suite, { ...options, only: 'activation' });
    results = results.map((result) =>
      isSlowStart(result) ? (measured.find(({ title }) => title === result.title) ?? result) : result,
    );
  }
  return results;
}

const isSlowStart = ({ title, passed }) => title === 'activation takes less than 50 ms' && !passed;

async function runOnce(suite, { restricted = false, which = 'current', only } = {}) {
  const place = scratch();
  const resultFile = path.join(place.folder, 'results.json');
  const env = {
    TEST_SUITE: suite,
    TEST_RESULT_FILE: resultFile,
    TEST_BUILD_ENVIRONMENT: buildEnvironment().folder,
    ...(only === undefined ? {} : { TEST_ONLY: only }),
  };
  if (restricted) {
    fs.mkdirSync(path.join(place.demo, '.vscode'));
    fs.writeFileSync(path.join(place.demo, '.vscode/settings.json'), JSON.stringify(RESTRICTED_SETTINGS));
  }
  const tests = path.join(output, 'index.js');
  const desktop = which === 'current' && (process.env.VSCODE_EXECUTABLE || process.env.VSCODE_DOWNLOAD);
  let problem;
  try {
    const run = desktop ? inDesktop : inServer;
    const code = await run({ place, env, tests, restricted, which });
    if (code !== 0) problem = `VS Code ended the run with ${code}.`;
  } catch (error) {
    problem = error.message;
  }
  const results = fs.existsSync(resultFile) ? JSON.parse(fs.readFileSync(resultFile, 'utf8')) : [];
  if (results.length === 0) return [failed(suite, problem ?? 'It ran no test.')];
  // A run that went wrong although every test passed did not run to its end.
  if (problem !== undefined && results.every(({ passed }) => passed))
    return [...results, failed(suite, problem)];
  return results;
}

function failed(suite, error) {
  console.log(`not ok - ${suite}: ${error}`);
  return { title: suite, passed: false, error };
}

async function inServer({ place, env, tests, restricted, which }) {
  const browser = await launchChromium();
  const server = await startServer({
    data: place.data,
    settings: { 'files.autoSave': 'off' },
    env,
    smoke: true,
    trustAll: !restricted,
    which,
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const ended = new Promise((resolve) => {
      const timer = setTimeout(() => resolve(124), TIME_LIMIT);
      // VS Code calls these two by itself when it runs tests.
      void page.exposeFunction('codeAutomationExit', (code) => {
        clearTimeout(timer);
        resolve(code);
      });
    });
    await page.exposeFunction('codeAutomationLog', (_type, args) => {
      const line = format(...args);
      if (line.startsWith('##TEST ')) console.log(line.slice(7));
      else if (process.env.VSCODE_LOG) console.log(`  | ${line}`);
    });
    const payload = [
      ['skipWelcome', 'true'],
      ['extensionDevelopmentPath', server.remote(root)],
      ['extensionTestsPath', server.remote(tests)],
    ];
    await page.goto(server.url(place.demo, payload));
    return await ended;
  } finally {
    await browser.close();
    server.stop();
  }
}

async function inDesktop({ place, env, tests, restricted }) {
  const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');
  const vscodeExecutablePath =
    process.env.VSCODE_EXECUTABLE || (await downloadAndUnzipVSCode(process.env.VSCODE_DOWNLOAD));
  fs.mkdirSync(path.join(place.data, 'User'), { recursive: true });
  // The question whether to trust the folder would wait for an answer; without it the folder is not trusted.
  const settings = { 'files.autoSave': 'off', 'security.workspace.trust.startupPrompt': 'never' };
  fs.writeFileSync(path.join(place.data, 'User/settings.json'), JSON.stringify(settings));
  const launchArgs = [place.demo, '--disable-extensions', `--user-data-dir=${place.data}`];
  if (!restricted)
    return runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: tests,
      extensionTestsEnv: env,
      launchArgs,
    });
  // `runTests` always turns workspace trust off.
  const child = spawn(
    vscodeExecutablePath,
    [
      ...launchArgs,
      ...[
        '--no-sandbox',
        '--disable-gpu-sandbox',
        '--disable-updates',
        '--skip-welcome',
        '--skip-release-notes',
      ],
      `--extensionDevelopmentPath=${root}`,
      `--extensionTestsPath=${tests}`,
    ],
    { env: { ...process.env, ...env }, stdio: 'inherit' },
  );
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => resolve(code ?? 1));
    child.on('error', reject);
  });
}
