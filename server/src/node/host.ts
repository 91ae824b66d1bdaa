import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Host } from '../spec/host.ts';

/** The folder of the bundle that runs: `dist/`. */
export const distFolder = __dirname;

/** The world as Node sees it: data files beside the bundle, the clock of the machine, pages of rules beside `dist/`. */
export function nodeHost(log: Host['log']): Host {
  // Built from source without a finished `dist/`, the data is still in the cache of the build.
  const folders = [path.join(distFolder, 'data'), path.join(distFolder, '../.cache/data')];
  const pages = path.join(distFolder, '../docs/rules');
  const hasPages = fs.existsSync(pages);
  const page = new Map<string, string>();
  return {
    readData(name) {
      const folder = folders.find((one) => fs.existsSync(path.join(one, name)));
      if (folder === undefined)
        throw new Error(`The data file "${name}" is missing: the installation is not complete.`);
      return fs.readFileSync(path.join(folder, name), 'utf8');
    },
    today: () => localDay(new Date()),
    log,
    rulePage(rule) {
      if (!hasPages) return undefined;
      const address = page.get(rule) ?? pathToFileURL(path.join(pages, `${rule}.md`)).href;
      page.set(rule, address);
      return address;
    },
  };
}

function localDay(now: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
