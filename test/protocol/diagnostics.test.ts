import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Json, LspClient, pulling, pushed } from '../support/lsp-client.ts';

const URI = 'file:///project/pyproject.toml';
const GOOD = '[project]\nname = "a"\nversion = "1"\n';
const end = (text: string): Json => {
  const lines = text.split('\n');
  const position = { line: lines.length - 1, character: (lines.at(-1) as string).length };
  return { start: position, end: position };
};

describe('diagnostics, asked for', () => {
  test('say what, how grave, by which rule, with its page', async () => {
    const client = await LspClient.start();
    client.open(URI, '[project]\nname = "a"\nversoin = "1"\n');
    const found = (await client.diagnostics(URI)).find(({ code }) => code === 'project/unknown-key');
    assert.equal(found.severity, 1);
    assert.equal(found.source, 'pyproject');
    assert.match(found.message, /versoin.*version/s);
    assert.deepEqual(found.range, { start: { line: 2, character: 0 }, end: { line: 2, character: 7 } });
    assert.ok(fs.existsSync(fileURLToPath(found.codeDescription.href)), found.codeDescription.href);
    await client.stop();
  });

  test('come in the three severities', async () => {
    const client = await LspClient.start();
    client.open(URI, '[project]\nname = "A_b"\nversion = "1"\nfoo = 1\nlicense = {text = "MIT"}\n');
    const severity = new Map((await client.diagnostics(URI)).map((one) => [one.code, one.severity]));
    assert.equal(severity.get('project/unknown-key'), 1);
    assert.equal(severity.get('project/license-table'), 2);
    assert.equal(severity.get('project/name-normalized'), 4);
    await client.stop();
  });

  test('show the other place', async () => {
    const client = await LspClient.start();
    client.open(URI, '[project]\nname = "a"\nversion = "1"\nname = "b"\n');
    const found = (await client.diagnostics(URI)).find(({ code }) => code === 'toml/duplicate');
    assert.deepEqual(found.relatedInformation[0].location, {
      uri: URI,
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } },
    });
    await client.stop();
  });

  test('leave out what the client cannot show', async () => {
    const capabilities = { ...pulling, textDocument: { diagnostic: {} } };
    const client = await LspClient.start({ capabilities });
    client.open(URI, '[project]\nname = "a"\nversion = "1"\nname = "b"\nlicense = {text = "MIT"}\n');
    for (const one of await client.diagnostics(URI)) {
      assert.deepEqual(Object.keys(one).sort(), ['code', 'message', 'range', 'severity', 'source']);
    }
    await client.stop();
  });

  test('are unchanged until the text or the settings change', async () => {
    const client = await LspClient.start();
    client.open(URI, '[project]\n');
    const first = await client.pull(URI);
    assert.equal(first.kind, 'full');
    const second = await client.pull(URI, first.resultId);
    assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });

    client.change(URI, 2, { text: '[project]\nname = "A_b"\nversion = "1"\n' });
    const third = await client.pull(URI, first.resultId);
    assert.equal(third.kind, 'full');
    client.settings = { pyproject: { rules: { 'project/name-normalized': 'error' } } };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    const fourth = await client.pull(URI, third.resultId);
    assert.equal(fourth.kind, 'full');
    client.change(URI, 3, { range: end('[project]\nname = "A_b"\nversion = "1"\n'), text: '# a note\n' });
    assert.equal((await client.pull(URI, fourth.resultId)).kind, 'unchanged');
    await client.stop();
  });

  test('a cancelled request is answered as cancelled', async () => {
    const client = await LspClient.start();
    client.open(URI, `${GOOD}[tool.x]\n${'a = 1\n'.repeat(3000)}`);
    const { id, response } = client.send('textDocument/diagnostic', { textDocument: { uri: URI } });
    client.notify('$/cancelRequest', { id });
    const { error, result } = await response;
    assert.ok(error?.code === -32800 || result.kind === 'full');
    const late = client.send('textDocument/hover', {
      textDocument: { uri: URI },
      position: { line: 0, character: 2 },
    });
    client.notify('$/cancelRequest', { id: late.id });
    await late.response;
    assert.equal((await client.pull(URI)).kind, 'full');
    await client.stop();
  });
});

describe('diagnostics, pushed', () => {
  test('carry the version, and an empty list ends them', async () => {
    const client = await LspClient.start({ capabilities: pushed });
    client.open(URI, '[project]\n', 'toml', 7);
    assert.ok((await client.published(URI, 7)).length > 0);
    client.change(URI, 8, { text: GOOD });
    assert.deepEqual(await client.published(URI, 8), []);
    client.change(URI, 9, { text: '[project' });
    assert.ok((await client.published(URI, 9)).length > 0);
    const from = client.received.length;
    client.notify('textDocument/didClose', { textDocument: { uri: URI } });
    const isEmpty = ({ diagnostics }: Json) => diagnostics.length === 0;
    await client.said('textDocument/publishDiagnostics', isEmpty, from);
    await client.stop();
  });

  test('are never sent to a client that asks', async () => {
    const client = await LspClient.start();
    client.open(URI, '[project]\n');
    await client.pull(URI);
    client.notify('textDocument/didClose', { textDocument: { uri: URI } });
    await client.pull(URI);
    assert.deepEqual(
      client.received.filter(({ method }) => method === 'textDocument/publishDiagnostics'),
      [],
    );
    await client.stop();
  });

  test('of a burst of changes only the last state is judged', async () => {
    const client = await LspClient.start({ capabilities: pushed });
    client.open(URI, GOOD);
    await client.published(URI, 1);
    // All at once: on a busy machine the server would else be done with one before the next is sent.
    client.process.stdin?.cork();
    for (let version = 2; version <= 40; version++)
      client.change(URI, version, { text: version % 2 ? '[project' : GOOD });
    client.process.stdin?.uncork();
    assert.deepEqual(await client.published(URI, 40), []);
    const published = client.received.filter(({ method }) => method === 'textDocument/publishDiagnostics');
    assert.ok(published.length < 20, `${published.length} reports`);
    await client.stop();
  });
});

describe('settings', () => {
  const levels = async (client: LspClient, uri = URI) =>
    new Map((await client.diagnostics(uri)).map(({ code, severity }) => [code, severity]));
  const text = '[project]\nname = "A_b"\nversion = "1"\n';

  test('give a rule another severity or silence it, at once', async () => {
    const client = await LspClient.start({
      settings: { pyproject: { rules: { 'project/name-normalized': 'error' } } },
    });
    client.open(URI, text);
    assert.equal((await levels(client)).get('project/name-normalized'), 1);
    client.settings = { pyproject: { rules: { 'project/name-normalized': 'off' } } };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.said('workspace/diagnostic/refresh');
    assert.equal((await levels(client)).has('project/name-normalized'), false);
    await client.stop();
  });

  test('the file itself is stronger', async () => {
    const client = await LspClient.start({
      settings: { pyproject: { rules: { 'project/name-normalized': 'off' } } },
    });
    client.open(
      URI,
      `${text}[tool.pyproject-toolkit]\nseverity = { "project/name-normalized" = "warning" }\n`,
    );
    assert.equal((await levels(client)).get('project/name-normalized'), 2);
    await client.stop();
  });

  test('come with the notification where the client does not let us ask', async () => {
    const client = await LspClient.start({ capabilities: { ...pulling, workspace: {} } });
    client.open(URI, text);
    assert.equal((await levels(client)).get('project/name-normalized'), 4);
    client.notify('workspace/didChangeConfiguration', {
      settings: { pyproject: { rules: { 'project/name-normalized': 'warning' } } },
    });
    assert.equal((await levels(client)).get('project/name-normalized'), 2);
    await client.stop();
  });

  test('each root has its own', async () => {
    const client = new LspClient();
    client.answers.set('workspace/configuration', ({ items }) =>
      items.map(({ scopeUri }: Json) => ({
        rules: { 'project/name-normalized': scopeUri === 'file:///one' ? 'error' : 'off' },
      })),
    );
    await client.initialize({ folders: ['file:///one', 'file:///two'] });
    client.open('file:///one/pyproject.toml', text);
    client.open('file:///two/sub/pyproject.toml', text);
    assert.equal((await levels(client, 'file:///one/pyproject.toml')).get('project/name-normalized'), 1);
    assert.equal(
      (await levels(client, 'file:///two/sub/pyproject.toml')).has('project/name-normalized'),
      false,
    );

    client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: 'file:///one', name: 'one' }] },
    });
    assert.equal((await levels(client, 'file:///one/pyproject.toml')).has('project/name-normalized'), false);
    await client.stop();
  });

  test('a client that answers nonsense gets the findings all the same', async () => {
    const client = new LspClient();
    client.answers.set('workspace/configuration', () => ({ what: 1 }));
    await client.initialize();
    client.open(URI, text);
    assert.equal((await levels(client)).get('project/name-normalized'), 4);
    client.answers.set('workspace/configuration', () => [{ rules: ['x'], toml: 'y' }]);
    client.notify('workspace/didChangeConfiguration', {});
    assert.equal((await levels(client)).get('project/name-normalized'), 4);
    await client.stop();
  });

  test('the version of TOML', async () => {
    const client = await LspClient.start();
    client.open(URI, `${GOOD}[tool.x]\na = {\n  b = 1,\n}\n`);
    assert.ok((await levels(client)).has('toml/version'));
    client.settings = { pyproject: { toml: { version: '1.1' } } };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    assert.equal((await levels(client)).has('toml/version'), false);
    await client.stop();
  });

  test('trust may come later', async () => {
    const client = await LspClient.start({ initializationOptions: { trusted: false } });
    client.notify('pyproject/trust', { trusted: true });
    client.open(URI, text);
    assert.ok((await levels(client)).size > 0);
    await client.stop();
  });
});

describe('quiet while typing', () => {
  test('the word being typed is not judged until a moment has passed; all else is', async () => {
    const client = await LspClient.start();
    client.open(URI, GOOD);
    assert.deepEqual(await client.diagnostics(URI), []);
    client.change(URI, 2, { range: end(GOOD), text: 'k' });
    client.change(URI, 3, { range: end(`${GOOD}k`), text: 'e' });
    assert.deepEqual(await client.diagnostics(URI), []);
    const from = client.received.length;
    await client.said('workspace/diagnostic/refresh', () => true, from);
    assert.ok((await client.diagnostics(URI)).length > 0);
    await client.stop();
  });

  test('what stands elsewhere is judged at once', async () => {
    const client = await LspClient.start();
    client.open(URI, `${GOOD}nmae = 1\n`);
    client.change(URI, 2, { range: end(`${GOOD}nmae = 1\n`), text: 'k' });
    assert.deepEqual(
      (await client.diagnostics(URI)).map(({ code }) => code),
      ['project/unknown-key'],
    );
    await client.stop();
  });

  test('a typed line break ends the word', async () => {
    const client = await LspClient.start();
    client.open(URI, `${GOOD}foo = 1`);
    client.change(URI, 2, { range: end(`${GOOD}foo = 1`), text: '\n' });
    assert.deepEqual(
      (await client.diagnostics(URI)).map(({ code }) => code),
      ['project/unknown-key'],
    );
    await client.stop();
  });

  test('never on open, and not for what is pasted', async () => {
    const client = await LspClient.start();
    client.open(URI, `${GOOD}foo`);
    assert.ok((await client.diagnostics(URI)).length > 0);
    client.change(URI, 2, { text: GOOD });
    client.change(URI, 3, { range: end(GOOD), text: 'keywrds = []' });
    assert.deepEqual(
      (await client.diagnostics(URI)).map(({ code }) => code),
      ['project/unknown-key'],
    );
    await client.stop();
  });

  test('a client that cannot be told to ask again gets all at once', async () => {
    const capabilities = { ...pulling, workspace: { ...pulling.workspace, diagnostics: {} } };
    const client = await LspClient.start({ capabilities });
    client.open(URI, GOOD);
    client.change(URI, 2, { range: end(GOOD), text: 'k' });
    assert.ok((await client.diagnostics(URI)).length > 0);
    await client.stop();
  });

  test('pushed findings follow by themselves', async () => {
    const client = await LspClient.start({ capabilities: pushed });
    client.open(URI, GOOD);
    await client.published(URI, 1);
    client.change(URI, 2, { range: end(GOOD), text: 'k' });
    const publishedNow = await client.published(URI, 2);
    assert.deepEqual(publishedNow, []);
    await client.said(
      'textDocument/publishDiagnostics',
      ({ version, diagnostics }) => version === 2 && diagnostics.length > 0,
    );
    await client.stop();
  });

  test('other answers do not wait', async () => {
    const client = await LspClient.start();
    client.open(URI, GOOD);
    client.change(URI, 2, { range: end(GOOD), text: 'k' });
    const from = client.received.length;
    const refresh = client.said('workspace/diagnostic/refresh', () => true, from).then(() => 'refresh');
    const completion = client
      .request('textDocument/completion', {
        textDocument: { uri: URI },
        position: { line: 3, character: 1 },
      })
      .then(() => 'completion');
    assert.equal(await Promise.race([completion, refresh]), 'completion');
    await client.stop();
  });
});
