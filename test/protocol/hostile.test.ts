import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, test } from 'node:test';
import { type Json, LspClient, pushed } from '../support/lsp-client.ts';

const URI = 'file:///project/pyproject.toml';

/** Opens a text, asks for everything, and gives the diagnostics and the time that the server computed. */
async function survive(client: LspClient, text: string): Promise<{ items: Json[]; ms: number }> {
  const started = cpu(client);
  client.open(URI, text);
  const items = await client.diagnostics(URI);
  const textDocument = { uri: URI };
  for (const position of [
    { line: 0, character: 0 },
    { line: 0, character: 3 },
    { line: 2, character: 1 },
  ]) {
    await client.request('textDocument/hover', { textDocument, position });
    await client.request('textDocument/completion', { textDocument, position });
    await client.request('textDocument/codeAction', {
      textDocument,
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
  }
  const ms = cpu(client) - started;
  client.notify('textDocument/didClose', { textDocument });
  return { items, ms };
}

const MB = 1024 * 1024;
const texts: Record<string, () => string> = {
  '20 MB of keys': () =>
    `[tool.x]\n${Array.from({ length: 1_300_000 }, (_, i) => `key${i} = 123\n`).join('')}`,
  '20 MB in one line': () => `a = "${'x'.repeat(20 * MB)}"`,
  '5 MB of broken lines': () => '= = [\n'.repeat(800_000),
  '1 MB of opening brackets': () => `a = ${'['.repeat(MB)}`,
  '10,000 nested arrays': () => `a = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`,
  '10,000 nested inline tables': () => `a = ${'{b='.repeat(10_000)}1${'}'.repeat(10_000)}\n`,
  '10,000 dotted parts': () => `${'a.'.repeat(10_000)}b = 1\n[${'a.'.repeat(10_000)}c]\n`,
  'nested brackets in a requirement': () =>
    `[project]\nname = "a"\ndependencies = ["a; ${'('.repeat(10_000)}"]\n`,
  'nested brackets in a licence': () => `[project]\nname = "a"\nlicense = "${'('.repeat(10_000)}MIT"\n`,
  'all unclosed': () => '[project\nname = "a\ndependencies = [\n"""\n{ a = \n\'\'\'',
  NUL: () => '[project]\nname = "a\u0000b"\n\u0000\u0000',
  'lone surrogates': () => '[project]\nname = "\ud800"\n\udc00 = "\ud83d"\n',
  'byte order mark': () => '\ufeff[project]\nname = "a"\nversion = "1"\n',
  'carriage returns': () => '[project]\r\nname = "a"\rversion = "1"\r\n',
  'a binary file': () =>
    Array.from({ length: 20_000 }, (_, i) => String.fromCharCode((i * 7919) % 256)).join(''),
  'replacement characters': () => '\ufffd\ufffdPK\u0003\u0004\ufffd'.repeat(1000),
  'only quotes': () => '"'.repeat(100_000),
  'keys of the prototype': () =>
    '[project]\n__proto__ = 1\nconstructor = 2\n[__proto__]\ntoString = 1\n[tool.pyproject-toolkit.severity]\n__proto__ = "off"\n',
};

describe('hostile documents', () => {
  for (const [name, make] of Object.entries(texts)) {
    test(`${name}: an answer within two seconds, and the next document is served`, async () => {
      const client = await LspClient.start();
      const { items, ms } = await survive(client, make());
      if (name !== 'byte order mark') assert.ok(items.length > 0, 'nothing is said');
      assert.ok(ms < 2000, `${Math.round(ms)} ms`);
      for (const { range } of items) assert.ok(range.start.line >= 0 && range.start.character >= 0);
      assert.deepEqual((await survive(client, '[project]\nname = "a"\nversion = "1"\n')).items, []);
      assert.equal(await client.stop(), 0);
    });
  }
});

describe('malformed messages', () => {
  test('an unknown request is refused, an unknown notification passed over', async () => {
    const client = await LspClient.start();
    const { error } = await client.send('pyproject/nothing', {}).response;
    assert.equal(error.code, -32601);
    client.notify('pyproject/nothing', {});
    assert.equal(await client.stop(), 0);
  });

  for (const params of [
    undefined,
    {},
    { textDocument: null },
    { textDocument: { uri: 5 } },
    { textDocument: { uri: URI } },
    { textDocument: { uri: URI }, position: 'x' },
    { textDocument: { uri: URI }, position: { line: 'a', character: null } },
  ] as Json[]) {
    test(`requests with ${JSON.stringify(params)} are answered`, async () => {
      const client = await LspClient.start();
      client.open(URI, '[project]\n');
      for (const method of ['hover', 'completion', 'codeAction', 'diagnostic']) {
        const { error, result } = await client.send(`textDocument/${method}`, params).response;
        assert.ok(
          error === undefined ? result !== undefined : [-32602, -32603].includes(error.code),
          JSON.stringify(error),
        );
      }
      for (const method of ['completionItem/resolve', 'codeAction/resolve'])
        await client.send(method, params).response;
      for (const method of ['didOpen', 'didChange', 'didClose', 'didSave'])
        client.notify(`textDocument/${method}`, params);
      client.notify('workspace/didChangeWatchedFiles', params);
      client.notify('workspace/didChangeWorkspaceFolders', params);
      client.notify('pyproject/trust', params);
      assert.ok((await client.diagnostics(URI)).length > 0 || params?.textDocument?.uri === URI);
      assert.equal(await client.stop(), 0);
    });
  }

  test('a message that is no JSON does not end the server', async () => {
    const client = await LspClient.start();
    client.write('{"jsonrpc": "2.0", "id": ');
    client.open(URI, '[project]\n');
    assert.ok((await client.diagnostics(URI)).length > 0);
    assert.equal(await client.stop(), 0);
  });
});

describe('memory', () => {
  test('stays flat over 2,000 edits', async () => {
    const client = await LspClient.start({ capabilities: pushed });
    const text = `[project]\nname = "a"\nversion = "1"\ndependencies = [\n${Array.from({ length: 400 }, (_, i) => `  "dependency-number-${i}>=1.${i}",\n`).join('')}]\n`;
    client.open(URI, text);
    await client.published(URI, 1);
    const edit = async (from: number, to: number): Promise<void> => {
      for (let version = from; version < to; version++) {
        const line = 4 + (version % 400);
        const range = { start: { line, character: 5 }, end: { line, character: 6 } };
        client.change(URI, version, { range, text: String.fromCharCode(97 + (version % 26)) });
        if (version % 10 === 0) await client.published(URI, version);
      }
      client.received.length = 0;
    };
    await edit(2, 600);
    const before = rss(client);
    await edit(600, 2000);
    const growth = rss(client) - before;
    assert.ok(growth < 24, `grew by ${growth.toFixed(1)} MB`);
    await client.stop();
  });
});

/** Milliseconds that the server's main thread has computed: what a person waits for, whatever else the machine does. */
const cpu = (client: LspClient): number =>
  Number(fs.readFileSync(`/proc/${client.process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;

const rss = (client: LspClient): number =>
  Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${client.process.pid}/status`, 'utf8'))?.[1]) / 1024;
