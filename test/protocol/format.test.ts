import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyTextEdits, LspClient } from '../support/lsp-client.ts';

const URI = 'file:///project/pyproject.toml';
const textDocument = { uri: URI };
const UGLY = '[project]\nname="a"\nkeywords = [\n"b"]\n';

describe('formatting', () => {
  test('lays the document out with the indentation of the editor', async () => {
    const client = await LspClient.start();
    client.open(URI, UGLY);
    const options = { tabSize: 3, insertSpaces: true };
    const edits = await client.request('textDocument/formatting', { textDocument, options });
    assert.equal(applyTextEdits(UGLY, edits), '[project]\nname = "a"\nkeywords = [\n   "b",\n]\n');
    const ranged = await client.request('textDocument/rangeFormatting', {
      textDocument,
      options,
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } },
    });
    assert.equal(applyTextEdits(UGLY, ranged), UGLY.replace('name=', 'name = '));
    const typed = await client.request('textDocument/onTypeFormatting', {
      textDocument,
      options: { tabSize: 4, insertSpaces: false },
      position: { line: 3, character: 4 },
      ch: ']',
    });
    assert.equal(applyTextEdits(UGLY, typed), UGLY.replace('\n"b"]', '\n\t"b",\n]'));
    await client.stop();
  });

  test('is silent about a broken document', async () => {
    const client = await LspClient.start();
    client.open(URI, '[project]\nname=\n');
    const options = { tabSize: 4, insertSpaces: true };
    assert.equal(await client.request('textDocument/formatting', { textDocument, options }), null);
    await client.stop();
  });
});
