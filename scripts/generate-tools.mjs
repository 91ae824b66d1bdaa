// Makes server/data/tools/<name>.json and server/data/codes/<name>.json from the installed tools.
//   npm run generate:tools [-- name …]
// Each generator, scripts/generate-tools/<name>.py, says in its first line which pinned distributions it asks:
//   # requires: ruff==0.17.5
import fs from 'node:fs';
import path from 'node:path';
import { run, venvWith } from './lib/python.mjs';

const FOLDER = 'scripts/generate-tools';
/** A generator has the name of its tool, so its folder must come after the installed packages. */
const RUN =
  'import os, runpy, sys; sys.path.append(os.path.dirname(sys.argv[1])); runpy.run_path(sys.argv[1], run_name="__main__")';
const all = fs
  .readdirSync(FOLDER)
  .filter((file) => file.endsWith('.py') && !file.startsWith('common'))
  .map((file) => path.basename(file, '.py'))
  .sort();
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : all) {
  if (!all.includes(name))
    throw new Error(`generate:tools: there is no ${FOLDER}/${name}.py; known: ${all.join(', ')}`);
  const file = `${FOLDER}/${name}.py`;
  const { python } = venvWith(`tools/${name}`, requirements(file));
  process.stdout.write(run(python, ['-B', '-c', RUN, file]));
}

function requirements(file) {
  const [line = ''] = fs.readFileSync(file, 'utf8').split('\n');
  const found = /^# requires: (.+)$/.exec(line)?.[1]?.trim().split(/\s+/);
  if (found === undefined) throw new Error(`generate:tools: the first line of ${file} is no "# requires: …"`);
  return found;
}
