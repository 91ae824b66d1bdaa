import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Json, LspClient, positionAt, pulling } from '../support/lsp-client.ts';

const made: string[] = [];
after(() => {
  for (const folder of made) fs.rmSync(folder, { recursive: true, force: true });
});

/** A folder on disk with files by path; its address. */
function folder(files: Record<string, string>): string {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'pyproject-navigation-')));
  made.push(root);
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  }
  return pathToFileURL(root).href;
}

const capable: Json = {
  ...pulling,
  textDocument: {
    ...pulling.textDocument,
    documentSymbol: {
      hierarchicalDocumentSymbolSupport: true,
      symbolKind: { valueSet: Array.from({ length: 26 }, (_, i) => i + 1) },
    },
    foldingRange: { rangeLimit: 2, foldingRange: { collapsedText: true } },
    documentLink: { tooltipSupport: true },
  },
};
const TEXT = '[project]\nname = "tidepool"\nreadme = "READ ME.md"\ndependencies = [\n  "httpx",\n]\n';

describe('document symbols', () => {
  const ask = async (capabilities: Json): Promise<Json> => {
    const root = folder({ 'pyproject.toml': TEXT });
    const client = await LspClient.start({ capabilities, folders: [root] });
    client.open(`${root}/pyproject.toml`, TEXT);
    const found = await client.request('textDocument/documentSymbol', {
      textDocument: { uri: `${root}/pyproject.toml` },
    });
    await client.stop();
    return found;
  };

  test('are a tree where the client can show one', async () => {
    const [project] = await ask(capable);
    assert.equal(project.name, 'project');
    assert.equal(project.detail, 'tidepool');
    assert.deepEqual(project.selectionRange, {
      start: { line: 0, character: 1 },
      end: { line: 0, character: 8 },
    });
    const dependencies = project.children.at(-1);
    assert.equal(dependencies.children[0].name, 'httpx');
  });

  test('are a list of known kinds for others', async () => {
    const found = await ask({ ...pulling, textDocument: { ...pulling.textDocument, documentSymbol: {} } });
    const httpx = found.find(({ name }: Json) => name === 'httpx');
    assert.equal(httpx.containerName, 'dependencies');
    assert.equal(httpx.location.range.start.line, 4);
    assert.ok(found.every(({ kind }: Json) => kind <= 18));
  });

  test('are the same when they are asked for again, and follow the text', async () => {
    const uri = `${folder({})}/pyproject.toml`;
    const client = await LspClient.start({ capabilities: capable });
    const text = '[project]\nname = "tidepöol"\ndescription = "\\"𝒳"\n';
    client.open(uri, text);
    const params = { textDocument: { uri } };
    const first = await client.request('textDocument/documentSymbol', params);
    const both = [1, 2].map(() => client.request('textDocument/documentSymbol', params));
    for (const again of await Promise.all(both)) assert.deepEqual(again, first);
    assert.deepEqual(
      first[0].children.map(({ detail }: Json) => detail),
      ['tidepöol', '"𝒳'],
    );
    const start = { line: 1, character: 8 };
    client.change(uri, 2, { range: { start, end: start }, text: 'x' });
    const [changed] = await client.request('textDocument/documentSymbol', params);
    assert.equal(changed.children[0].detail, 'xtidepöol');
    await client.stop();
  });
});

test('folding stays below the limit of the client', async () => {
  const root = folder({});
  const client = await LspClient.start({ capabilities: capable, folders: [root] });
  client.open(`${root}/pyproject.toml`, `${TEXT}[a]\nb = [\n1]\n`);
  const found = await client.request('textDocument/foldingRange', {
    textDocument: { uri: `${root}/pyproject.toml` },
  });
  assert.deepEqual(found, [
    { startLine: 0, endLine: 5, collapsedText: '… 3 keys' },
    { startLine: 3, endLine: 4, collapsedText: '… 1 item' },
  ]);
  await client.stop();
});

test('selection ranges for several cursors', async () => {
  const root = folder({});
  const client = await LspClient.start({ folders: [root] });
  client.open(`${root}/pyproject.toml`, TEXT);
  const found = await client.request('textDocument/selectionRange', {
    textDocument: { uri: `${root}/pyproject.toml` },
    positions: [positionAt(TEXT, TEXT.indexOf('httpx') + 1), { line: 99, character: 0 }],
  });
  assert.equal(found.length, 2);
  assert.deepEqual(found[0].range, { start: { line: 4, character: 3 }, end: { line: 4, character: 8 } });
  assert.equal(found[0].parent.range.start.character, 2);
  await client.stop();
});

test('links to files on disk, once they have been looked for', async () => {
  const root = folder({ 'READ ME.md': '', 'src/about.py': '' });
  const text = `${TEXT}[tool.hatch.version]\npath = "src/about.py"\n[tool.hatch.build]\nhooks = { custom = { path = "gone.py" } }\n`;
  const client = await LspClient.start({ capabilities: capable, folders: [root] });
  client.open(`${root}/pyproject.toml`, text);
  const found = await client.request('textDocument/documentLink', {
    textDocument: { uri: `${root}/pyproject.toml` },
  });
  const files = found.filter(({ target }: Json) => target.startsWith('file:'));
  assert.deepEqual(
    files.map(({ target, tooltip }: Json) => [target, tooltip]),
    [
      [`${root}/READ%20ME.md`, 'Open the file'],
      [`${root}/src/about.py`, 'Open the file'],
    ],
  );
  await client.stop();
});

describe('workspace symbols', () => {
  const project = (name: string): string => `[project]\nname = "${name}"\n[dependency-groups]\nlint = []\n`;
  const names = async (client: LspClient, query: string): Promise<string[]> =>
    (await client.request('workspace/symbol', { query })).map(
      ({ name, location }: Json) => `${name} ${path.basename(path.dirname(location.uri))}`,
    );

  test('of every project below the folders, ignored ones left out, open ones as they are edited', async () => {
    const root = folder({
      '.gitignore': 'out/\n',
      'a/pyproject.toml': project('alpha'),
      'b/pyproject.toml': project('beta'),
      'out/pyproject.toml': project('gamma'),
    });
    const client = await LspClient.start({ folders: [root] });
    client.open(`${root}/b/pyproject.toml`, project('bravo'));
    assert.deepEqual((await names(client, '')).sort(), ['alpha a', 'bravo b', 'lint a', 'lint b']);
    assert.deepEqual(await names(client, 'brv'), ['bravo b']);
    await client.stop();
  });

  test('a new project is found when the client says so', async () => {
    const root = folder({ 'a/pyproject.toml': project('alpha') });
    const client = await LspClient.start({ folders: [root] });
    assert.deepEqual(await names(client, 'a'), ['alpha a']);
    fs.mkdirSync(path.join(made.at(-1) as string, 'c'));
    fs.writeFileSync(path.join(made.at(-1) as string, 'c/pyproject.toml'), project('casual'));
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `${root}/c/pyproject.toml`, type: 1 }],
    });
    assert.deepEqual((await names(client, 'a')).sort(), ['alpha a', 'casual c']);
    await client.stop();
  });
});
