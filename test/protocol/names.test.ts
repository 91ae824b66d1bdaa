import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { applyTextEdits, editsOf, type Json, LspClient, positionAt, pulling } from '../support/lsp-client.ts';

const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'pyproject-names-')));
after(() => fs.rmSync(root, { recursive: true, force: true }));
const folder = pathToFileURL(root).href;
const URI = `${folder}/pyproject.toml`;

const FILES = {
  'src/tide/__init__.py': 'from .cli import main\n',
  'src/tide/cli.py': '# é\ndef main():\n    pass\n',
  'tox.ini': '[testenv]\ndependency_groups = test\n',
};
for (const [name, text] of Object.entries(FILES)) {
  fs.mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
  fs.writeFileSync(path.join(root, name), text);
}
const TEXT = `[project]
name = "tide"
scripts.tide = "tide:main"

[dependency-groups]
test = ["pytest"]
all = [{ include-group = "test" }]
`;

const capable: Json = {
  ...pulling,
  workspace: {
    ...pulling.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
  textDocument: {
    ...pulling.textDocument,
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
    linkedEditingRange: {},
    inlayHint: {},
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      tokenTypes: [],
      tokenModifiers: [],
      formats: ['relative'],
    },
  },
};

async function start(capabilities: Json = capable, initializationOptions: Json = {}): Promise<LspClient> {
  const client = await LspClient.start({ capabilities, folders: [folder], initializationOptions });
  client.open(URI, TEXT);
  return client;
}
const ask = (client: LspClient, method: string, at: string, more: Json = {}): Promise<Json> =>
  client.request(`textDocument/${method}`, {
    textDocument: { uri: URI },
    position: positionAt(TEXT, TEXT.indexOf(at) + 1),
    ...more,
  });

describe('what is offered depends on the client', () => {
  test('all to one that can do all', async () => {
    const client = await start();
    const { capabilities } = client.result;
    assert.deepEqual(capabilities.renameProvider, { prepareProvider: true });
    assert.equal(capabilities.linkedEditingRangeProvider, true);
    assert.equal(capabilities.inlayHintProvider, true);
    assert.deepEqual(capabilities.semanticTokensProvider.full, { delta: true });
    await client.stop();
  });
  test('less to others', async () => {
    const client = await start({});
    const { capabilities } = client.result;
    assert.equal(capabilities.renameProvider, true);
    assert.equal(capabilities.semanticTokensProvider, undefined);
    assert.equal(capabilities.inlayHintProvider, undefined);
    await client.stop();
  });
});

describe('definition', () => {
  test('of a script is the function on disk, through a re-export, at the first question', async () => {
    const client = await start();
    const [link] = await ask(client, 'definition', 'main"');
    assert.equal(link.targetUri, `${folder}/src/tide/cli.py`);
    assert.deepEqual(link.targetSelectionRange.start, { line: 1, character: 4 });
    assert.deepEqual(link.originSelectionRange.start, { line: 2, character: 21 });
    await client.stop();
  });
  test('is a plain place for a client that takes no links', async () => {
    const client = await start(pulling);
    const [place] = await ask(client, 'definition', 'test" }');
    assert.deepEqual(place, {
      uri: URI,
      range: { start: { line: 5, character: 0 }, end: { line: 5, character: 4 } },
    });
    await client.stop();
  });
});

describe('rename', () => {
  test('changes this file, and others once they are confirmed', async () => {
    const client = await start();
    assert.equal((await ask(client, 'prepareRename', 'test =')).placeholder, 'test');
    const edit = await ask(client, 'rename', 'test =', { newName: 'tests' });
    const after = applyTextEdits(TEXT, editsOf(edit, URI));
    assert.match(after, /^tests = \["pytest"\]\nall = \[\{ include-group = "tests" \}\]/m);
    const other = edit.documentChanges.find(
      ({ textDocument }: Json) => textDocument.uri === `${folder}/tox.ini`,
    );
    assert.equal(other.textDocument.version, null);
    assert.equal(edit.changeAnnotations[other.edits[0].annotationId].needsConfirmation, true);
    assert.equal(applyTextEdits(FILES['tox.ini'], other.edits), '[testenv]\ndependency_groups = tests\n');
    await client.stop();
  });
  test('changes this file alone where the client cannot show others first', async () => {
    const client = await start(pulling);
    const edit = await ask(client, 'rename', 'test =', { newName: 'tests' });
    assert.deepEqual(
      edit.documentChanges.map(({ textDocument }: Json) => textDocument.uri),
      [URI],
    );
    await client.stop();
  });
  test('edits what the editor holds of another file, where it says so', async () => {
    const client = await start();
    const unsaved = [
      { uri: `${folder}/tox.ini`, text: '# new\n\n[testenv]\ndependency_groups = docs, test\n' },
    ];
    const edit = await ask(client, 'rename', 'test =', { newName: 'tests', unsaved });
    assert.deepEqual(
      editsOf(edit, `${folder}/tox.ini`).map(({ range }: Json) => range.start),
      [{ line: 3, character: 26 }],
    );
    await client.stop();
  });
  test('says why it cannot be', async () => {
    const client = await start();
    await assert.rejects(
      ask(client, 'rename', 'test =', { newName: 'all' }),
      /There is a dependency group "all" already/,
    );
    assert.equal(await ask(client, 'prepareRename', 'name ='), null);
    await client.stop();
  });
});

test('references, highlights and linked editing', async () => {
  const client = await start();
  const found = await ask(client, 'references', 'test =', { context: { includeDeclaration: true } });
  assert.deepEqual(
    found.map(({ uri, range }: Json) => `${path.basename(uri)}:${range.start.line}`),
    ['pyproject.toml:5', 'pyproject.toml:6', 'tox.ini:1'],
  );
  const marked = await ask(client, 'documentHighlight', 'test =');
  assert.deepEqual(
    marked.map(({ kind }: Json) => kind),
    [3, 2],
  );
  assert.equal((await ask(client, 'linkedEditingRange', 'test =')).ranges.length, 2);
  await client.stop();
});

describe('code lens', () => {
  test('opens the list of references where the extension named a command', async () => {
    const client = await start(capable, { referencesCommand: 'pyproject.showReferences' });
    const [lens] = await ask(client, 'codeLens', 'test');
    assert.equal(lens.command.title, '2 references');
    assert.equal(lens.command.command, 'pyproject.showReferences');
    assert.equal(lens.command.arguments[2].length, 2);
    await client.stop();
  });
  test('is words alone elsewhere', async () => {
    const client = await start();
    const [lens] = await ask(client, 'codeLens', 'test');
    assert.deepEqual(lens.command, { title: '2 references', command: '' });
    await client.stop();
  });
});

test('inlay hints follow the setting', async () => {
  const client = await start();
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const [hint] = await ask(client, 'inlayHint', 'test', { range });
  assert.equal(hint.label, '+ pytest');
  assert.deepEqual(hint.position, { line: 6, character: 33 });
  client.settings = { pyproject: { inlayHints: 'off' } };
  client.notify('workspace/didChangeConfiguration', {});
  await client.said('workspace/inlayHint/refresh');
  assert.deepEqual(await ask(client, 'inlayHint', 'test', { range }), []);
  await client.stop();
});

test('semantic tokens: whole, a part, and what changed', async () => {
  const client = await start();
  const full = await ask(client, 'semanticTokens/full', 'test');
  assert.equal(full.data.length % 5, 0);
  const range = { start: { line: 5, character: 0 }, end: { line: 6, character: 0 } };
  assert.equal((await ask(client, 'semanticTokens/range', 'test', { range })).data.length, 5);
  const at = positionAt(TEXT, TEXT.indexOf('pytest') + 6);
  client.change(URI, 2, { range: { start: at, end: at }, text: '>=8' });
  const delta = await client.request('textDocument/semanticTokens/full/delta', {
    textDocument: { uri: URI },
    previousResultId: full.resultId,
  });
  const data = [...full.data];
  for (const { start, deleteCount, data: inserted } of delta.edits)
    data.splice(start, deleteCount, ...(inserted ?? []));
  assert.deepEqual(data, (await ask(client, 'semanticTokens/full', 'test')).data);
  assert.ok(delta.edits[0].data.length < data.length);
  await client.stop();
});
