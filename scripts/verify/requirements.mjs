import fs from 'node:fs';

/** The requirements that the generator of a tool's data names in its first line: both work in the same environment. */
export function requirementsOf(name) {
  const [line] = fs.readFileSync(`scripts/generate-tools/${name}.py`, 'utf8').split('\n');
  return line.replace('# requires: ', '').trim().split(/\s+/);
}
