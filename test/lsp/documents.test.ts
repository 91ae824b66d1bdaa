import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createDocuments, type Parse } from '../../server/src/lsp/documents.ts';
import { pyprojectDocument } from '../../server/src/model/document.ts';

const uri = 'file:///project/pyproject.toml';
const text = '[project]\nname = "x"\n';

/** Documents whose reading is counted. */
function counted(): { documents: ReturnType<typeof createDocuments>; texts: string[] } {
  const texts: string[] = [];
  const parse: Parse = (address, source, toml, earlier) => {
    texts.push(source);
    return pyprojectDocument(address, source, toml, earlier);
  };
  return { documents: createDocuments('utf-16', parse, () => 0), texts };
}

describe('a document that was prepared', () => {
  test('is not read again when it is opened with the same text', () => {
    const { documents, texts } = counted();
    const prepared = documents.prepare(uri, text).parsed('1.0');
    const opened = documents.open(uri, 7, text);
    assert.equal(opened.parsed('1.0'), prepared);
    assert.equal(opened.version, 7);
    assert.deepEqual(texts, [text]);
  });

  test('is read as it is opened when the text is another one', () => {
    const { documents, texts } = counted();
    documents.prepare(uri, text).parsed('1.0');
    const other = `${text}version = "1"\n`;
    assert.equal(documents.open(uri, 1, other).parsed('1.0').text, other);
    assert.deepEqual(texts, [text, other]);
  });

  test('is not open, and serves one opening', () => {
    const { documents, texts } = counted();
    documents.prepare(uri, text).parsed('1.0');
    assert.equal(documents.get(uri), undefined);
    assert.equal(documents.size, 0);
    documents.open(uri, 1, text).parsed('1.0');
    documents.close(uri);
    documents.open(uri, 2, text).parsed('1.0');
    assert.deepEqual(texts, [text, text]);
  });

  test('is let go of when many others are looked at', () => {
    const { documents, texts } = counted();
    documents.prepare(uri, text).parsed('1.0');
    for (let i = 0; i < 8; i++) documents.open(`file:///${i}/pyproject.toml`, 1, text).parsed('1.0');
    texts.length = 0;
    documents.open(uri, 1, text).parsed('1.0');
    assert.equal(texts.length, 1);
  });
});
