import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { folder } from '../support/cli.ts';
import { type Json, LspClient, positionAt } from '../support/lsp-client.ts';
import { cursor } from '../support/mark.ts';

const text = '[tool.vulture]\npaths = ["src/tide/deep/|"]\n\n[tool.ruff]\nextend-exclude = ["src/**/*.py"]\n';

/** The first question about folders that nobody has looked at yet is answered in full. */
test('paths and counts of files are there at the first request', async () => {
  const root = folder({ 'src/tide/deep/well.py': '', 'src/tide/__init__.py': '', 'README.md': '' });
  const address = pathToFileURL(root).href;
  const uri = `${address}/pyproject.toml`;
  const marked = cursor(text);
  const client = await LspClient.start({ folders: [address] });
  client.open(uri, marked.text);
  const { items } = await client.request('textDocument/completion', {
    textDocument: { uri },
    position: positionAt(marked.text, marked.offset),
  });
  assert.deepEqual(
    items.map(({ label }: Json) => label),
    ['well.py'],
  );
  const shown = await client.request('textDocument/hover', {
    textDocument: { uri },
    position: positionAt(marked.text, marked.text.indexOf('**')),
  });
  assert.match(shown.contents.value, /Matches 2 files/);
  await client.stop();
});
