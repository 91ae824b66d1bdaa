import fs from 'node:fs';
import path from 'node:path';

/** Files below `folder` whose path (with forward slashes, relative to the working directory) matches, sorted. */
export function globSync(folder, pattern) {
  const found = [];
  const waiting = [folder];
  while (waiting.length > 0) {
    const here = waiting.pop();
    if (!fs.existsSync(here)) continue;
    for (const entry of fs.readdirSync(here, { withFileTypes: true })) {
      const name = path.posix.join(here, entry.name);
      if (entry.isDirectory() && entry.name !== 'node_modules') waiting.push(name);
      else if (entry.isFile() && pattern.test(name)) found.push(name);
    }
  }
  return found.sort();
}
