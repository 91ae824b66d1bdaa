import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyTextEdits, editsOf, type Json, LspClient, positionAt, pulling } from '../support/lsp-client.ts';
import { cursor } from '../support/mark.ts';

const URI = 'file:///project/pyproject.toml';

/** Opens a text with a `|` cursor and asks something there. */
async function ask(client: LspClient, method: string, marked: string): Promise<Json> {
  const { text, offset } = cursor(marked);
  client.open(URI, text);
  return client.request(method, { textDocument: { uri: URI }, position: positionAt(text, offset) });
}

describe('completion', () => {
  test('an accepted key replaces what is half typed', async () => {
    const client = await LspClient.start({ capabilities: withoutSnippets() });
    const marked = '[project]\nname = "a"\nversion = "1"\nrequires-p|\n';
    const { items } = await ask(client, 'textDocument/completion', marked);
    const item = items.find(({ label }: Json) => label === 'requires-python');
    const { text } = cursor(marked);
    const after = applyTextEdits(text, [
      { range: item.textEdit.range ?? item.textEdit.replace, newText: item.textEdit.newText },
    ]);
    assert.match(after, /^requires-python = ">=/m);
    assert.doesNotMatch(after, /[‸$]/);
    await client.stop();
  });

  test('a key is a snippet where the client can take one', async () => {
    const client = await LspClient.start();
    const { items } = await ask(client, 'textDocument/completion', '[project]\nname = "a"\ndepend|\n');
    const item = items.find(({ label }: Json) => label === 'dependencies');
    assert.equal(item.insertTextFormat, 2);
    assert.match(item.textEdit.newText, /\$0/);
    await client.stop();
  });

  test('keeps our order and brings the page when it is looked at', async () => {
    const client = await LspClient.start();
    const { items } = await ask(client, 'textDocument/completion', '[project]\n|\n');
    const sorted = items.map(({ sortText }: Json) => sortText);
    assert.deepEqual(sorted, [...sorted].sort());
    assert.equal(items[0].documentation, undefined);
    const resolved = await client.request('completionItem/resolve', items[0]);
    assert.equal(resolved.documentation.kind, 'markdown');
    assert.ok(resolved.documentation.value.length > 20);
    await client.stop();
  });

  test('replaces also what stands after the cursor', async () => {
    const client = await LspClient.start();
    const { items } = await ask(
      client,
      'textDocument/completion',
      '[build-system]\nbuild-backend = "hat|ch"\n',
    );
    const item = items.find(({ label }: Json) => label === 'hatchling.build');
    assert.deepEqual(item.textEdit.range, {
      start: { line: 1, character: 17 },
      end: { line: 1, character: 22 },
    });
    await client.stop();
  });

  test('is empty, not an error, where nothing can be written', async () => {
    const client = await LspClient.start();
    const { items } = await ask(client, 'textDocument/completion', '[project]\n# a comm|ent\n');
    assert.deepEqual(items, []);
    await client.stop();
  });

  test('resolving an item of an earlier list gives it back as it was', async () => {
    const client = await LspClient.start();
    const { items } = await ask(client, 'textDocument/completion', '[project]\n|\n');
    await ask(client, 'textDocument/completion', '[build-system]\n|\n');
    assert.deepEqual(await client.request('completionItem/resolve', items[0]), items[0]);
    await client.stop();
  });
});

describe('hover', () => {
  test('explains the key, as Markdown', async () => {
    const client = await LspClient.start();
    const hover = await ask(client, 'textDocument/hover', '[project]\nrequires-|python = ">=3.10"\n');
    assert.equal(hover.contents.kind, 'markdown');
    assert.match(hover.contents.value, /requires-python/);
    assert.deepEqual(hover.range.start, { line: 1, character: 0 });
    await client.stop();
  });

  test('as plain text for a client without Markdown', async () => {
    const capabilities = { ...pulling, textDocument: { ...pulling.textDocument, hover: {} } };
    const client = await LspClient.start({ capabilities });
    const hover = await ask(client, 'textDocument/hover', '[project]\nrequires-|python = ">=3.10"\n');
    assert.equal(hover.contents.kind, 'plaintext');
    assert.doesNotMatch(hover.contents.value, /\*\*|\]\(/);
    await client.stop();
  });

  test('nothing about a comment', async () => {
    const client = await LspClient.start();
    assert.equal(await ask(client, 'textDocument/hover', '[project]\n# no|te\n'), null);
    await client.stop();
  });
});

describe('code actions', () => {
  const TEXT =
    '[project]\nname = "a"\ndynamic = [\n  "version",\n  "version",\n  "readme",\n  "readme",\n]\n';
  const actions = async (
    client: LspClient,
    line: number,
    context: Json = { diagnostics: [] },
    character = 3,
  ): Promise<Json[]> =>
    client.request('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: { line, character }, end: { line, character } },
      context,
    });

  test('a quick fix is linked to its diagnostic, bound to the version, and mends it', async () => {
    const client = await LspClient.start();
    client.open(URI, TEXT, 'toml', 4);
    const diagnostics = await client.diagnostics(URI);
    const duplicate = diagnostics.find(
      ({ code, range }) => code === 'project/dynamic-duplicate' && range.start.line === 4,
    );
    const found = await actions(client, 4, { diagnostics: [duplicate] });
    const fix = found.find(({ isPreferred }) => isPreferred);
    assert.equal(fix.kind, 'quickfix');
    assert.deepEqual(fix.diagnostics, [duplicate]);
    assert.equal(fix.edit.documentChanges[0].textDocument.version, 4);
    const after = applyTextEdits(TEXT, editsOf(fix.edit, URI));
    assert.equal(after.match(/version/g)?.length, 1);
    await client.stop();
  });

  test('a comment silences a rule on its line, as the last choice', async () => {
    const client = await LspClient.start();
    client.open(URI, '[project]\nversion = "1"\nname = "A_b"\n');
    const found = await actions(client, 2, { diagnostics: [] }, 9);
    const ignore = found.find(({ title }) => title === 'Ignore project/name-normalized on this line');
    assert.equal(ignore.kind, 'quickfix');
    assert.equal(ignore.isPreferred, undefined);
    client.change(URI, 2, {
      text: applyTextEdits('[project]\nversion = "1"\nname = "A_b"\n', editsOf(ignore.edit, URI)),
    });
    assert.deepEqual(await client.diagnostics(URI), []);
    await client.stop();
  });

  test('another way to write something, computed when taken', async () => {
    const client = await LspClient.start();
    const text = '[tool.x]\n"a" = ["c", "b"]\n';
    client.open(URI, text);
    const found = await actions(client, 1, { diagnostics: [], only: ['refactor'] }, 8);
    const sort = found.find(({ title }) => title === 'Sort the items');
    assert.equal(sort.kind, 'refactor.rewrite');
    assert.equal(sort.edit, undefined);
    const { edit } = await client.request('codeAction/resolve', sort);
    assert.equal(applyTextEdits(text, editsOf(edit, URI)), '[tool.x]\n"a" = ["b", "c"]\n');
    const only = await actions(client, 1, { diagnostics: [], only: ['refactor.move'] }, 8);
    assert.deepEqual(only, []);
    await client.stop();
  });

  test('all findings of one rule in the file, computed when taken', async () => {
    const client = await LspClient.start();
    client.open(URI, TEXT);
    const all = (await actions(client, 4)).find(({ title }) =>
      /^Fix all 2 findings of project\/dynamic-duplicate/.test(title),
    );
    assert.equal(all.edit, undefined);
    const { edit } = await client.request('codeAction/resolve', all);
    const after = applyTextEdits(TEXT, editsOf(edit, URI));
    assert.equal(after.match(/version/g)?.length, 1);
    assert.equal(after.match(/readme/g)?.length, 1);
    await client.stop();
  });

  test('source.fixAll.pyproject mends what is safe and leaves a text with nothing safe to mend', async () => {
    const client = await LspClient.start();
    client.open(URI, TEXT);
    const [all] = await actions(client, 0, { diagnostics: [], only: ['source.fixAll'] });
    assert.equal(all.kind, 'source.fixAll.pyproject');
    const { edit } = await client.request('codeAction/resolve', all);
    const after = applyTextEdits(TEXT, editsOf(edit, URI));
    client.change(URI, 2, { text: after });
    assert.deepEqual(await actions(client, 0, { diagnostics: [], only: ['source.fixAll.pyproject'] }), []);
    await client.stop();
  });

  test('carry their edit for a client that does not resolve, as plain changes', async () => {
    const capabilities = {
      textDocument: {
        diagnostic: {},
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
      },
    };
    const client = await LspClient.start({ capabilities });
    client.open(URI, TEXT);
    const [all] = await actions(client, 0, { diagnostics: [], only: ['source'] });
    assert.equal(all.data, undefined);
    assert.ok(all.edit.changes[URI].length > 0);
    for (const action of await actions(client, 4)) {
      assert.equal('isPreferred' in action, false);
      assert.equal('disabled' in action, false);
    }
    await client.stop();
  });

  test('say why there is no fix', async () => {
    const client = await LspClient.start();
    client.open(URI, '[project]\nname = "a"\nversion = "x y z"\n');
    const [reason] = (await actions(client, 2, { diagnostics: [] }, 13)).filter(
      ({ disabled }) => disabled !== undefined,
    );
    assert.match(reason.disabled.reason, /^Which version was meant/);
    assert.equal(reason.diagnostics[0].code, 'project/version');
    await client.stop();
  });

  test('a stale action is not applied to another text', async () => {
    const client = await LspClient.start();
    client.open(URI, TEXT);
    const [all] = await actions(client, 0, { diagnostics: [], only: ['source.fixAll'] });
    client.change(URI, 2, { text: '[project]\n' });
    assert.equal((await client.request('codeAction/resolve', all)).edit, undefined);
    await client.stop();
  });

  test('only the kinds that were asked for', async () => {
    const client = await LspClient.start();
    client.open(URI, TEXT);
    assert.deepEqual(await actions(client, 4, { diagnostics: [], only: ['refactor.extract'] }), []);
    const kinds = new Set(
      (await actions(client, 4, { diagnostics: [], only: ['quickfix'] })).map(({ kind }) => kind),
    );
    assert.deepEqual([...kinds], ['quickfix']);
    await client.stop();
  });
});

describe('project info', () => {
  test('names the back-end', async () => {
    const client = await LspClient.start();
    client.open(URI, '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n');
    assert.deepEqual(await client.request('pyproject/projectInfo', { textDocument: { uri: URI } }), {
      backend: 'hatchling',
    });
    assert.deepEqual(
      await client.request('pyproject/projectInfo', { textDocument: { uri: 'file:///x' } }),
      {},
    );
    await client.stop();
  });
});

function withoutSnippets(): Json {
  const completion = { completionItem: { snippetSupport: false } };
  return { ...pulling, textDocument: { ...pulling.textDocument, completion } };
}
