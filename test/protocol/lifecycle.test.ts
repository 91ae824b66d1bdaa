import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import { describe, test } from 'node:test';
import { version } from '../../package.json';
import { type Json, LspClient, pulling, pushed, SERVER } from '../support/lsp-client.ts';

describe('start and end', () => {
  for (const [offered, chosen] of [
    [['utf-8', 'utf-16'], 'utf-8'],
    [['utf-32'], 'utf-32'],
    [['utf-16'], 'utf-16'],
    [['utf-7', 'utf-16'], 'utf-16'],
    [undefined, 'utf-16'],
  ] as const) {
    test(`offered ${offered?.join(', ') ?? 'nothing'}, positions are ${chosen}`, async () => {
      const capabilities = { ...pulling, general: { positionEncodings: offered } };
      const client = await LspClient.start({ capabilities });
      assert.equal(client.result.capabilities.positionEncoding, chosen);
      assert.equal(await client.stop(), 0);
    });
  }

  test('names itself and its version', async () => {
    const client = await LspClient.start();
    assert.deepEqual(client.result.serverInfo, { name: 'pyproject-toolkit', version });
    await client.stop();
  });

  test('offers pull diagnostics only to clients that pull', async () => {
    const a = await LspClient.start();
    const b = await LspClient.start({ capabilities: pushed });
    assert.notEqual(a.result.capabilities.diagnosticProvider, undefined);
    assert.equal(b.result.capabilities.diagnosticProvider, undefined);
    await Promise.all([a.stop(), b.stop()]);
  });

  test('works for a client that says nothing of itself', async () => {
    const client = await LspClient.start({ capabilities: {}, folders: [] });
    client.open('file:///p/pyproject.toml', '[project]\nname = ');
    assert.ok((await client.published('file:///p/pyproject.toml')).length > 0);
    await client.stop();
  });

  test('exit without shutdown is 1', async () => {
    const client = await LspClient.start();
    client.notify('exit');
    assert.equal(await client.exited, 1);
  });

  test('ends when its client is gone', async () => {
    const client = await LspClient.start();
    client.process.stdin?.end();
    assert.equal(await client.exited, 1);
  });

  test('a second server takes over after one was killed', async () => {
    const first = await LspClient.start();
    first.open('file:///p/pyproject.toml', '[project]\nname = "a"\n');
    first.process.kill('SIGKILL');
    await first.exited;
    const second = await LspClient.start();
    second.open('file:///p/pyproject.toml', '[project\n');
    assert.ok((await second.diagnostics('file:///p/pyproject.toml')).length > 0);
    await second.stop();
  });

  test('says nothing beside the protocol, whatever Node it runs on', async () => {
    const client = await LspClient.start();
    const uri = 'file:///p/pyproject.toml';
    client.open(uri, '[project]\nname = "a"\n');
    for (let version = 2; version < 30; version++) {
      const start = { line: 1, character: 8 };
      client.change(uri, version, { range: { start, end: start }, text: 'b' });
      await client.diagnostics(uri);
    }
    assert.equal(await client.stop(), 0);
    assert.equal(client.stderr, '');
  });

  test('without an option it speaks over stdio', async () => {
    const client = await LspClient.start({ args: [] });
    assert.equal(await client.stop(), 0);
  });

  test('speaks over the channel of Node', async () => {
    const child = fork(SERVER, ['--node-ipc'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const answer = new Promise<Json>((resolve) => child.once('message', resolve));
    child.send({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, capabilities: {} },
    });
    assert.equal((await answer).result.serverInfo.version, version);
    child.kill();
  });

  test('--version', async () => {
    const child = spawn(process.execPath, [SERVER, '--version']);
    let out = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    await new Promise((resolve) => child.on('close', resolve));
    assert.equal(out, `${version}\n`);
  });
});
