import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { largePyproject, twentyTools } from '../support/large.ts';
import { type Json, LspClient, offsetAt, positionAt, pulling } from '../support/lsp-process.ts';
import { calibrate, cpuMs, median, rssMb } from './measure.ts';
import { compareWithPeers } from './peers.ts';

const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean' },
    edits: { type: 'string' },
    quick: { type: 'boolean' },
    peers: { type: 'boolean' },
  },
});

interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Absent where there is only something to see. */
  readonly budget?: number;
  readonly wall?: number;
}
const roots: string[] = [];
process.on('exit', () => {
  for (const root of roots) fs.rmSync(root, { recursive: true, force: true });
});

const rows: Row[] = [];
/** Every change has a higher number than the one before. */
let nextVersion = 2;
const add = (row: Row): void => {
  rows.push(row);
  print(row);
};

console.log(`Node ${process.version}, ${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1)}`);
const speed = calibrate();
console.log(
  `Calibration: a fixed piece of work takes ${speed.toFixed(2)} ms of CPU here. Figures of two runs compare only as far as ` +
    'these do; nothing below is scaled by it.',
);
if (options.peers) {
  console.log(`${'what'.padEnd(34)}${'server'.padEnd(8)}${'CPU'.padStart(12)}${'wall'.padStart(12)}   items`);
  for (const lines of [100, 1000, 10_000]) await compareWithPeers(lines);
  process.exit(0);
}
console.log(`${'what'.padEnd(52)}${'measured'.padStart(12)}${'budget'.padStart(10)}${'wall'.padStart(12)}`);
await start();
await elsewhere();
for (const [lines, budget] of [
  [100, 0.8],
  [1000, 5],
  [10_000, 60],
  [100_000, 1000],
] as const) {
  await typing(lines, budget);
}
await typing(100, 0.8, twentyTools(), 'twenty tools');
await looking();
await formatting(1000, 2.5);
await formatting(10_000, 30);
await memory();

const after = calibrate();
console.log(
  `Calibration at the end: ${after.toFixed(2)} ms` +
    (Math.max(after / speed, speed / after) > 1.3
      ? ', so the machine was not the same throughout: run it again when it is quiet.'
      : '.'),
);
const over = rows.filter(({ value, budget }) => budget !== undefined && !(value <= budget));
for (const { what, value, unit, budget } of over)
  console.log(`over budget: ${what}: ${value.toFixed(1)} ${unit}, not ${budget}`);
console.log(over.length === 0 ? 'All within budget.' : `${over.length} over budget.`);
process.exit(options.check && over.length > 0 ? 1 : 0);

function print({ what, value, unit, budget, wall }: Row): void {
  const digits = value < 10 ? 2 : 1;
  console.log(
    what.padEnd(52) +
      `${value.toFixed(digits)} ${unit}`.padStart(12) +
      (budget === undefined ? '' : `${budget} ${unit}`).padStart(10) +
      (wall === undefined ? '' : `${wall.toFixed(1)} ms`).padStart(12) +
      (budget !== undefined && !(value <= budget) ? '  OVER' : ''),
  );
}

function project(text: string): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'pyproject-bench-'));
  roots.push(root);
  fs.writeFileSync(path.join(root, 'pyproject.toml'), text);
  fs.writeFileSync(path.join(root, 'README.md'), '# x\n');
  return pathToFileURL(path.join(root, 'pyproject.toml')).href;
}

/** From spawning to the answer, over what Node itself needs to start and answer. */
async function start(): Promise<void> {
  const server: number[] = [];
  const bare: number[] = [];
  for (let i = 0; i < 11; i++) {
    let begun = performance.now();
    const client = await LspClient.start({ capabilities: pulling });
    server.push(performance.now() - begun);
    await client.stop();

    begun = performance.now();
    const child = spawn(
      process.execPath,
      ['-e', 'process.stdin.once("data",()=>process.stdout.write("x"))'],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    child.stdin.write('x');
    await new Promise((resolve) => child.stdout.once('data', resolve));
    bare.push(performance.now() - begun);
    child.stdin.end();
  }
  add({
    what: 'start to initialize, above bare Node (wall)',
    value: Math.max(0, median(server) - median(bare)),
    unit: 'ms',
    budget: 120,
  });
}

async function typing(
  lines: number,
  budget: number,
  text = largePyproject(lines),
  name = `${lines} lines`,
): Promise<void> {
  const uri = project(text);
  // The folder of the file is open in the editor, for a moment already.
  const client = await LspClient.start({ capabilities: pulling, folders: [path.posix.dirname(uri)] });
  await quiet(client);

  const cpu = cpuMs(client.process);
  const begun = performance.now();
  client.open(uri, text);
  await client.diagnostics(uri);
  const opened = { value: cpuMs(client.process) - cpu, wall: performance.now() - begun };
  add({
    what: `open → diagnostics, ${name}`,
    ...opened,
    unit: 'ms',
    ...(lines === 1000 ? { budget: 40 } : {}),
  });

  const middle = positionAt(text, middleOf(text, lines));
  await keystrokes(client, uri, middle, lines, name, budget);
  // The engine compiles what runs often while it serves the first thousands.
  if (lines === 100) await keystrokes(client, uri, middle, lines, `${name}, after 3,000`, budget, 2500);
  if (name === '1000 lines') {
    // A key without a value yet, on a line of its own: the document has a fault while it is typed.
    const line = positionAt(text, text.indexOf('license = '));
    client.change(uri, nextVersion++, { range: { start: line, end: line }, text: 'na\n' });
    await keystrokes(client, uri, { ...line, character: 2 }, lines, `${name}, new key`, budget);
  }
  await client.stop();
}

/** The first document of a server, from outside the folder that the editor has open: nobody could know that it comes. */
async function elsewhere(): Promise<void> {
  const text = largePyproject(1000);
  const uri = project(text);
  const client = await LspClient.start({ capabilities: pulling });
  await quiet(client);
  const cpu = cpuMs(client.process);
  const begun = performance.now();
  client.open(uri, text);
  await client.diagnostics(uri);
  const [value, wall] = [cpuMs(client.process) - cpu, performance.now() - begun];
  add({ what: 'open → diagnostics, 1000 lines, first, from elsewhere', value, wall, unit: 'ms' });
  await client.stop();
}

/** Waits until a server that was just started does nothing any more, at most 10 s. */
async function quiet(client: LspClient): Promise<void> {
  const until = performance.now() + 10_000;
  let before = -1;
  let same = 0;
  while (same < 4 && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const cpu = cpuMs(client.process);
    same = cpu - before < 1 ? same + 1 : 0;
    before = cpu;
  }
}

/** In the version of a dependency in the middle of the list. */
function middleOf(text: string, lines: number): number {
  const list = text.indexOf('dependencies = [');
  const middle = text.indexOf('dependency-', list + Math.round(lines * 4));
  return (middle < 0 ? text.indexOf('dependency-', list) : middle) + 12;
}

/** One character more, and one less again, with the findings of each state. */
async function keystrokes(
  client: LspClient,
  uri: string,
  position: { line: number; character: number },
  lines: number,
  name: string,
  budget: number,
  unmeasured?: number,
): Promise<void> {
  const samples: number[] = [];
  const walls: number[] = [];
  const [warm, count] =
    lines >= 100_000 ? [3, 6] : lines >= 10_000 ? [10, 20] : lines >= 1000 ? [60, 60] : [300, 200];
  let previous: string | undefined;
  const first = unmeasured ?? warm;
  for (let i = 0; i < first + count; i++) {
    const end = { line: position.line, character: position.character + (i % 2) };
    const cpu = cpuMs(client.process);
    const begun = performance.now();
    client.change(uri, nextVersion++, { range: { start: position, end }, text: i % 2 === 0 ? '7' : '' });
    const report: Json = await client.pull(uri, previous);
    previous = report.resultId;
    if (i < first) continue;
    samples.push(cpuMs(client.process) - cpu);
    walls.push(performance.now() - begun);
  }
  const mean = samples.reduce((sum, one) => sum + one, 0) / samples.length;
  add({ what: `keystroke → diagnostics, ${name}`, value: mean, unit: 'ms', budget, wall: median(walls) });
}

/** Questions at a cursor in a file of 1,000 lines. */
async function looking(): Promise<void> {
  const text = largePyproject(1000);
  const uri = project(text);
  const client = await LspClient.start({ capabilities: pulling });
  client.open(uri, text);
  await client.diagnostics(uri);
  const ask = async (what: string, method: string, at: number, more: Json = {}): Promise<void> => {
    const position = positionAt(text, at);
    const params = { textDocument: { uri }, position, range: { start: position, end: position }, ...more };
    for (let i = 0; i < 60; i++) await client.request(method, params);
    const cpu = cpuMs(client.process);
    const begun = performance.now();
    const count = 60;
    for (let i = 0; i < count; i++) await client.request(method, params);
    add({
      what: `${what}, 1000 lines`,
      value: (cpuMs(client.process) - cpu) / count,
      unit: 'ms',
      budget: 1,
      wall: (performance.now() - begun) / count,
    });
  };
  const key = offsetAt(text, positionAt(text, text.indexOf('requires-python')));
  await ask('completion of a key', 'textDocument/completion', key);
  await ask('completion of a classifier', 'textDocument/completion', text.indexOf('Typing ::') + 3);
  await ask('completion in a requirement', 'textDocument/completion', text.indexOf('python_version') + 6);
  await ask('hover on a key', 'textDocument/hover', key + 3);
  await ask('hover on a requirement', 'textDocument/hover', text.indexOf('[fast') + 2);
  await ask('code action', 'textDocument/codeAction', text.indexOf('"Bug Reports"') + 3, {
    context: { diagnostics: [] },
  });
  const item = text.indexOf('"dependency-') + 3;
  await ask('refactorings of a list', 'textDocument/codeAction', item, {
    context: { diagnostics: [], only: ['refactor'] },
  });
  await ask('refactorings of a table', 'textDocument/codeAction', text.indexOf('[project]') + 2, {
    context: { diagnostics: [], only: ['refactor'] },
  });
  await ask('document symbols', 'textDocument/documentSymbol', 0);
  await ask('folding ranges', 'textDocument/foldingRange', 0);
  await ask('selection ranges', 'textDocument/selectionRange', 0, {
    positions: [positionAt(text, text.indexOf('python_version') + 3)],
  });
  await ask('definition', 'textDocument/definition', text.indexOf('extra-0 ='));
  await ask('references', 'textDocument/references', text.indexOf('group-0 ='), {
    context: { includeDeclaration: true },
  });
  await ask('code lens', 'textDocument/codeLens', 0);
  await ask('document links', 'textDocument/documentLink', 0);
  await client.stop();
}

/** Laying a document out that stands open, half of it in another layout. */
async function formatting(lines: number, budget: number): Promise<void> {
  const text = largePyproject(lines).replace(/ = /g, (equals, at) => (at % 2 === 0 ? '=' : equals));
  const uri = project(text);
  const client = await LspClient.start({ capabilities: pulling });
  client.open(uri, text);
  await client.diagnostics(uri);
  const params = { textDocument: { uri }, options: { tabSize: 4, insertSpaces: true } };
  const [warm, count] = lines >= 10_000 ? [20, 20] : [60, 60];
  for (let i = 0; i < warm; i++) await client.request('textDocument/formatting', params);
  const cpu = cpuMs(client.process);
  const begun = performance.now();
  for (let i = 0; i < count; i++) await client.request('textDocument/formatting', params);
  add({
    what: `format, ${lines} lines`,
    value: (cpuMs(client.process) - cpu) / count,
    unit: 'ms',
    budget,
    wall: (performance.now() - begun) / count,
  });
  await client.stop();
}

async function memory(): Promise<void> {
  const bare = await bareServerMb();
  const client = await LspClient.start({ capabilities: pulling });
  const open = async (lines: number): Promise<string> => {
    const text = largePyproject(lines);
    const uri = project(text);
    client.open(uri, text);
    await client.diagnostics(uri);
    return uri;
  };
  const first = await open(300);
  await rest(client);
  add({
    what: 'memory above bare server, 1 file',
    value: rssMb(client.process) - bare,
    unit: 'MB',
    budget: 20,
  });
  for (let i = 1; i < 50; i++) await open(100 + (i % 5) * 40);
  await rest(client);
  add({
    what: 'memory above bare server, 50 files',
    value: rssMb(client.process) - bare,
    unit: 'MB',
    budget: 30,
  });

  const edits = Number(options.edits ?? (options.quick ? 2000 : 10_000));
  let version = 2;
  const edit = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++, version++) {
      const start = { line: 25 + (version % 50), character: 6 + (version % 5) };
      const end = { line: start.line, character: start.character + 1 };
      client.change(first, version, {
        range: { start, end },
        text: String.fromCharCode(97 + (version % 26)),
      });
      if (i % 5 === 0) await client.pull(first);
    }
    await rest(client);
  };
  await edit(Math.round(edits / 5));
  const before = rssMb(client.process);
  await edit(edits);
  add({
    what: `memory gained over ${edits} edits`,
    value: rssMb(client.process) - before,
    unit: 'MB',
    budget: 8,
  });
  await client.stop();
}

/** Gives the collector a moment. */
async function rest(client: LspClient): Promise<void> {
  await client.request('textDocument/hover', {
    textDocument: { uri: 'file:///x' },
    position: { line: 0, character: 0 },
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
}

/** A process with the language server library loaded and a connection open, but nothing of ours. */
async function bareServerMb(): Promise<number> {
  const child = spawn(process.execPath, [process.env.BARE_SERVER as string, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const body = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: null, capabilities: {} },
  });
  child.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const mb = rssMb(child);
  child.kill();
  return mb;
}
