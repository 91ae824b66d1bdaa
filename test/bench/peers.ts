import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { largePyproject } from '../support/large.ts';
import { type Json, LspClient, positionAt, pulling } from '../support/lsp-process.ts';
import { cpuMs, median } from './measure.ts';

/** A language server for TOML to compare with; `undefined` is ours. */
interface Peer {
  readonly name: string;
  readonly command?: readonly [program: string, ...args: string[]];
}

/** What all of them are asked in turn, on the same text. */
interface Question {
  readonly what: string;
  readonly method: string;
  params(text: string): Json;
}

const at = (text: string, sample: string): Json => {
  const position = positionAt(text, text.indexOf(sample) + 3);
  return { range: { start: position, end: position }, context: { diagnostics: [] } };
};
const QUESTIONS: readonly Question[] = [
  {
    what: 'format',
    method: 'textDocument/formatting',
    params: () => ({ options: { tabSize: 4, insertSpaces: true } }),
  },
  { what: 'document symbols', method: 'textDocument/documentSymbol', params: () => ({}) },
  {
    what: 'actions at a list',
    method: 'textDocument/codeAction',
    params: (text) => at(text, '"dependency-'),
  },
  { what: 'actions at a table', method: 'textDocument/codeAction', params: (text) => at(text, '[project]') },
  { what: 'folding ranges', method: 'textDocument/foldingRange', params: () => ({}) },
  { what: 'document links', method: 'textDocument/documentLink', params: () => ({}) },
];

/** Servers that are there: `TOMBI` and `TAPLO` name programs. */
function peers(): readonly Peer[] {
  const { TOMBI, TAPLO } = process.env;
  return [
    { name: 'ours' },
    ...(TOMBI === undefined
      ? []
      : [{ name: 'tombi', command: [TOMBI, 'lsp', '--offline'] as [string, ...string[]] }]),
    ...(TAPLO === undefined
      ? []
      : [{ name: 'taplo', command: [TAPLO, 'lsp', 'stdio'] as [string, ...string[]] }]),
  ];
}

/** Waits until a server has nothing left to do. */
async function settled(client: LspClient): Promise<void> {
  for (let used = -1; used !== cpuMs(client.process); ) {
    used = cpuMs(client.process);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}

/** Prints CPU and waiting time of each question for each server, asked in turn. */
export async function compareWithPeers(lines: number): Promise<void> {
  const text = largePyproject(lines).replace(/ = /g, (equals, index) => (index % 2 === 0 ? '=' : equals));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pyproject-peers-'));
  fs.writeFileSync(path.join(folder, 'pyproject.toml'), text);
  for (const name of ['tombi.toml', '.taplo.toml']) fs.writeFileSync(path.join(folder, name), '');
  const uri = pathToFileURL(path.join(folder, 'pyproject.toml')).href;
  const clients: [Peer, LspClient][] = [];
  for (const peer of peers()) {
    const client = await LspClient.start({
      capabilities: pulling,
      folders: [pathToFileURL(folder).href],
      ...(peer.command === undefined ? {} : { command: peer.command }),
    });
    client.open(uri, text);
    clients.push([peer, client]);
  }
  for (const { what, method, params } of QUESTIONS) {
    for (const [{ name }, client] of clients) {
      const request = { textDocument: { uri }, ...params(text) };
      const [warm, count] = lines >= 10_000 ? [20, 10] : [60, 20];
      const cpu: number[] = [];
      const wall: number[] = [];
      let answer: Json;
      for (let i = 0; i < warm + count; i++) {
        // tombi takes what it laid out for done, so the text comes anew.
        if (what === 'format') {
          client.change(uri, i + 2, { text });
          if (i >= warm) await settled(client);
        }
        const [usedBefore, begun] = [cpuMs(client.process), performance.now()];
        answer = await client.send(method, request).response;
        if (i < warm) continue;
        wall.push(performance.now() - begun);
        cpu.push(cpuMs(client.process) - usedBefore);
      }
      const items = answer.error === undefined ? (answer.result?.length ?? 0) : 'not served';
      console.log(
        `${`${what}, ${lines} lines`.padEnd(34)}${name.padEnd(8)}${`${median(cpu).toFixed(2)} ms`.padStart(12)}${`${median(wall).toFixed(1)} ms`.padStart(12)}   ${items}`,
      );
    }
  }
  for (const [, client] of clients) await client.stop();
  fs.rmSync(folder, { recursive: true });
}
