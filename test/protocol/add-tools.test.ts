import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { applyTextEdits, editsOf, type Json, LspClient, positionAt, pulling } from '../support/lsp-client.ts';

const PROJECT = '[project]\nname = "moor"\nversion = "1"\nrequires-python = ">=3.11"\n\n';
const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'pyproject-add-')));
after(() => fs.rmSync(root, { recursive: true, force: true }));
for (const name of ['src/moor/__init__.py', 'tests/test_moor.py', 'pyproject.toml']) {
  fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  fs.writeFileSync(path.join(root, name), '');
}
fs.mkdirSync(path.join(root, '.venv/lib/python3.12/site-packages/ruff-0.6.2.dist-info'), { recursive: true });
const URI = pathToFileURL(path.join(root, 'pyproject.toml')).href;

const add = (client: LspClient, more: Json) =>
  client.request('pyproject/addTools', { textDocument: { uri: URI }, ...more });

describe('pyproject/addTools', () => {
  test('lists the tools, the presets and the groups', async () => {
    const client = await LspClient.start();
    client.open(
      URI,
      `${PROJECT}[dependency-groups]\nlint = ["vulture"]\n\n[tool.vulture]\npaths = ["src"]\n`,
    );
    const offer = await client.request('pyproject/addableTools', { textDocument: { uri: URI } });
    const tool = (name: string) => offer.tools.find((one: Json) => one.name === name);
    assert.deepEqual([tool('vulture').present, tool('ruff').present], [true, false]);
    assert.equal(tool('mypy').group, 'lint');
    assert.deepEqual(offer.groups, ['lint']);
    assert.equal(offer.presets[0].name, 'lint');
    await client.stop();
  });

  test('gives one edit that fits the files around, at the first question', async () => {
    const client = await LspClient.start();
    client.open(URI, PROJECT);
    const answer = await add(client, { tools: ['ruff', 'mypy'], group: 'lint' });
    const text = applyTextEdits(PROJECT, editsOf(answer.edit, URI));
    assert.match(text, /\[tool\.mypy\]\nfiles = \["src", "tests"\]/);
    assert.match(text, /lint = \["ruff>=/);
    assert.deepEqual(answer.added, ['Ruff', 'mypy']);
    assert.equal(text.split('\n')[answer.select.start.line], '[tool.ruff]');
    await client.stop();
  });

  test('knows the installed version where the workspace is trusted, and only there', async () => {
    for (const trusted of [true, false]) {
      const client = await LspClient.start({ initializationOptions: { trusted } });
      client.open(URI, PROJECT);
      const text = applyTextEdits(PROJECT, editsOf((await add(client, { tools: ['ruff'] })).edit, URI));
      assert.equal(text.includes('"ruff>=0.6.2"'), trusted);
      await client.stop();
    }
  });

  test('looks again when trust is granted, and when something is installed', async () => {
    const client = await LspClient.start({ initializationOptions: { trusted: false } });
    client.open(URI, PROJECT);
    const text = async () =>
      applyTextEdits(PROJECT, editsOf((await add(client, { tools: ['ruff', 'mypy'] })).edit, URI));
    assert.doesNotMatch(await text(), /"ruff>=0\.6\.2"/);
    client.notify('pyproject/trust', { trusted: true });
    assert.match(await text(), /"ruff>=0\.6\.2"/);
    const info = path.join(root, '.venv/lib/python3.12/site-packages/mypy-1.11.0.dist-info');
    fs.mkdirSync(info);
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(path.join(info, 'METADATA')).href, type: 1 }],
    });
    assert.match(await text(), /"mypy>=1\.11\.0"/);
    fs.rmdirSync(info);
    await client.stop();
  });

  test('has nothing to add the second time, and nothing for what it does not know', async () => {
    const client = await LspClient.start();
    client.open(URI, `${PROJECT}[dependency-groups]\ndev = ["ruff"]\n\n[tool.ruff]\n`);
    const answer = await add(client, { tools: ['ruff', 'no-such-tool'] });
    assert.deepEqual([answer.edit, answer.added], [undefined, []]);
    await client.stop();
  });

  test('is offered as an action on an empty line, where the client knows the command', async () => {
    const actions = async (options: Json, line: number) => {
      const client = await LspClient.start({ capabilities: pulling, initializationOptions: options });
      client.open(URI, PROJECT);
      const position = positionAt(PROJECT, PROJECT.split('\n').slice(0, line).join('\n').length + 1);
      const found = await client.request('textDocument/codeAction', {
        textDocument: { uri: URI },
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
      await client.stop();
      return found.filter(({ title }: Json) => title === 'Add tool section…');
    };
    const options = { addToolCommand: 'pyproject.addTool' };
    const [action] = await actions(options, 4);
    assert.equal(action.command.command, 'pyproject.addTool');
    assert.deepEqual(action.command.arguments, [URI]);
    assert.deepEqual(await actions(options, 1), []);
    assert.deepEqual(await actions({}, 4), []);
  });
});
