// A Chromium of the machine, never a downloaded one; nothing it runs here leaves the machine.
import fs from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

export const INSTALL_CHROMIUM = 'apt-get update && apt-get install -y chromium';

/** The path of a Chromium, from `CHROME_PATH` or the search path; `undefined` where there is none. */
export function findChromium() {
  const wanted = process.env.CHROME_PATH;
  if (wanted !== undefined && wanted !== '') return fs.existsSync(wanted) ? wanted : undefined;
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), mac].find((file) =>
    fs.existsSync(file),
  );
}

/** Starts it without a window; throws with the command that installs it where there is none. */
export async function launchChromium() {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error(
      `Chromium is missing. Install it with "${INSTALL_CHROMIUM}", or set CHROME_PATH to a Chromium or Chrome.`,
    );
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}
