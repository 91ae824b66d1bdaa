import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { examplesOf } from '../../server/src/spec/rule.ts';
import { largePyproject } from '../support/large.ts';
import { service } from '../support/service.ts';
import { damaged } from './pyprojects.ts';
import { randomFrom } from './random.ts';
import { LIMIT_MS, type Sweep, sweep } from './sweep.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { files: { type: 'string' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? 1);
const most = Number(values.files ?? 30);
const result: Sweep = { answers: 0, slowest: { what: '', ms: 0 } };
let documents = 0;
let failures = 0;

const tryOne = (name: string, text: string, step: number): void => {
  documents += 1;
  try {
    sweep(service, text, step, result);
  } catch (error) {
    failures += 1;
    console.log(
      `${name}: ${error instanceof Error ? error.stack?.split('\n').slice(0, 4).join('\n') : error}`,
    );
  }
};
const wholeAndBroken = (name: string, text: string): void => {
  tryOne(name, text, 1);
  for (let i = 0; i < 2; i++) tryOne(`${name}, broken`, damaged(text, randomFrom(seed + documents)), 1);
};

// Each example is one, and between them they touch every table.
for (const rule of service.registry.rules) {
  for (const [i, { bad }] of examplesOf(rule).entries()) wholeAndBroken(`${rule.id} ${i}`, bad);
}
wholeAndBroken('demo', fs.readFileSync('examples/demo/pyproject.toml', 'utf8'));
for (const folder of positionals) {
  const found = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.toml'))
    .sort();
  const every = Math.max(1, Math.floor(found.length / most));
  for (const name of found.filter((_, i) => i % every === 0).slice(0, most))
    wholeAndBroken(name, fs.readFileSync(path.join(folder, name), 'utf8'));
}
const small = { ...result.slowest };
result.slowest = { what: '', ms: 0 };
tryOne('1,000 lines', largePyproject(1000), 37);
const { what, ms } = result.slowest;
console.log(
  `${documents} documents, ${result.answers} answers: ${failures} failures; slowest ${small.what} ${small.ms.toFixed(1)} ms, at 1,000 lines ${what} ${ms.toFixed(1)} ms`,
);
process.exit(failures === 0 && ms <= LIMIT_MS && small.ms <= LIMIT_MS ? 0 : 1);
