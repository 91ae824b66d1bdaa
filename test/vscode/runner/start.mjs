// Runs `npm start` as a person does, without a desktop, and looks at what stands at the address it prints.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { launchChromium } from '../../../scripts/lib/chromium.mjs';
import { root } from '../../../scripts/lib/provision.mjs';
import { output } from './bundle.mjs';

const TIME_LIMIT = 120_000;

/** The results of `ui/start.test.ts`. */
export async function runStart() {
  const { VSCODE_EXECUTABLE, DISPLAY, WAYLAND_DISPLAY, ...env } = process.env;
  const child = spawn('npm', ['start'], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => {
    try {
      // As Ctrl+C does: to the whole group.
      process.kill(-child.pid, 'SIGINT');
    } catch {
      // It has ended already.
    }
  };
  process.on('exit', stop);
  const browser = await launchChromium();
  try {
    const url = await printedAddress(child);
    const page = await browser.newPage({ viewport: { width: 1000, height: 640 } });
    const { run } = await import(path.join(output, 'ui/start.test.mjs'));
    const nothing = { demo: '', data: '', trace: '', images: '', environment: '' };
    return await run({ ...nothing, page, url, failures: path.join(output, 'failures') });
  } finally {
    await browser.close();
    stop();
  }
}

function printedAddress(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk) => {
      text += chunk;
      const [address] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(text) ?? [];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`"npm start" ended with ${code}:\n${text}`)));
    setTimeout(() => reject(new Error(`"npm start" prints no address:\n${text}`)), TIME_LIMIT).unref();
  });
}
