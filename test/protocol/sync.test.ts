import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Json, LspClient, pulling } from '../support/lsp-client.ts';

const URI = 'file:///project/pyproject.toml';
const at = (line: number, character: number, toLine = line, toCharacter = character): Json => ({
  start: { line, character },
  end: { line: toLine, character: toCharacter },
});

async function starting(encoding = 'utf-16'): Promise<LspClient> {
  return LspClient.start({ capabilities: { ...pulling, general: { positionEncodings: [encoding] } } });
}

const codes = async (client: LspClient, uri = URI): Promise<string[]> =>
  (await client.diagnostics(uri)).map(({ code }) => code);

describe('text synchronisation', () => {
  test('several changes of one notification apply one after the other', async () => {
    const client = await starting();
    client.open(URI, '[project]\nname = "a"\nversion = "1"\n');
    client.change(URI, 2, { range: at(1, 0, 2, 0), text: '' }, { range: at(1, 11), text: '0"\nnaem = "b' });
    assert.deepEqual(await codes(client), ['project/unknown-key']);
    await client.stop();
  });

  test('changes from the end to the start, as several cursors make them', async () => {
    const client = await starting();
    client.open(URI, '[project]\nname = "a"\nversion = "1"\nx = 1\ny = 1\nz = 1\n');
    const changes = [5, 4, 3].map((line) => ({ range: at(line, 0, line + 1, 0), text: '' }));
    client.change(URI, 2, ...changes);
    assert.deepEqual(await codes(client), []);
    await client.stop();
  });

  test('two insertions at one place keep their order', async () => {
    const client = await starting();
    client.open(URI, '[project]\nname = "a"\nversion = ""\n');
    client.change(URI, 2, { range: at(2, 11), text: '2' }, { range: at(2, 11), text: '1.' });
    assert.deepEqual(await codes(client), []);
    await client.stop();
  });

  test('a whole new text', async () => {
    const client = await starting();
    client.open(URI, '[project\n');
    client.change(URI, 2, { text: '[project]\nname = "a"\nversion = "1"\n' });
    assert.deepEqual(await codes(client), []);
    await client.stop();
  });

  test('positions outside the text are clamped', async () => {
    const client = await starting();
    client.open(URI, '[project]\nname = "a"\n');
    client.change(URI, 2, { range: at(99, 99), text: 'version = "1"\n' });
    assert.deepEqual(await codes(client), []);
    await client.stop();
  });

  for (const encoding of ['utf-8', 'utf-16', 'utf-32'] as const) {
    test(`columns in ${encoding}, in both directions`, async () => {
      const client = await starting(encoding);
      const text =
        '[project]\nname = "a"\nversion = "1"\ndescription = "d"\nauthors = ["ü😀€", {nom = "x"}]\n';
      client.open(URI, text);
      const named = async () =>
        (await client.diagnostics(URI)).filter(({ message }) => message.includes('nom'))[0]?.range.start;
      // `authors = ["` is 12 columns; then ü, an emoji, € and `", {`.
      const column = { 'utf-8': 12 + 2 + 4 + 3 + 4, 'utf-16': 12 + 1 + 2 + 1 + 4, 'utf-32': 12 + 3 + 4 }[
        encoding
      ];
      assert.deepEqual(await named(), { line: 4, character: column });
      client.change(URI, 2, { range: at(4, column, 4, column + 3), text: 'name' });
      assert.equal(await named(), undefined);
      await client.stop();
    });
  }

  test('a document that was never opened is passed over', async () => {
    const client = await starting();
    client.change('file:///project/other/pyproject.toml', 2, { text: '[project' });
    client.notify('textDocument/didClose', { textDocument: { uri: 'file:///nowhere/pyproject.toml' } });
    assert.deepEqual(await codes(client, 'file:///project/other/pyproject.toml'), []);
    await client.stop();
  });

  test('a closed document has no findings, a document opened again has those of its text', async () => {
    const client = await starting();
    client.open(URI, '[project\n');
    client.notify('textDocument/didClose', { textDocument: { uri: URI } });
    assert.deepEqual(await codes(client), []);
    client.open(URI, '[project]\n', 'toml', 9);
    assert.ok((await codes(client)).includes('project/missing-name'));
    await client.stop();
  });
});

describe('documents that are ours', () => {
  const text = '[project]\n';
  for (const [uri, language, served] of [
    ['file:///a/pyproject.toml', 'toml', true],
    ['file:///a/pyproject.toml', 'plaintext', true],
    ['file:///a/pyproject%2Etoml', 'toml', true],
    ['vscode-vfs://github/a/pyproject.toml', 'toml', true],
    ['git:/a/pyproject.toml?%7B%22ref%22%3A%22HEAD%22%7D', 'toml', true],
    ['file:///a/my-pyproject.toml', 'toml', false],
    ['file:///a/Cargo.toml', 'toml', false],
    ['untitled:Untitled-1', 'toml', true],
    ['untitled:Untitled-1', 'plaintext', true],
  ] as const) {
    test(`${uri} as ${language}: ${served ? 'served' : 'not served'}`, async () => {
      const client = await starting();
      client.open(uri, text, language);
      assert.equal((await client.diagnostics(uri)).length > 0, served);
      await client.stop();
    });
  }

  test('an unsaved text becomes ours with its header, and is left with it', async () => {
    const client = await starting();
    client.open('untitled:Untitled-1', 'name = "x"\n', 'toml');
    assert.deepEqual(await codes(client, 'untitled:Untitled-1'), []);
    client.change('untitled:Untitled-1', 2, { range: at(0, 0), text: '[build-system]\n' });
    assert.ok((await codes(client, 'untitled:Untitled-1')).length > 0);
    client.change('untitled:Untitled-1', 3, { text: '[tool.x]\n' });
    assert.deepEqual(await codes(client, 'untitled:Untitled-1'), []);
    await client.stop();
  });
});
