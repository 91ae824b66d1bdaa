import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Connection } from 'vscode-languageserver';
import { readAhead } from '../../server/src/lsp/ahead.ts';
import { createSession, type Session } from '../../server/src/lsp/session.ts';
import { createFileSource } from '../../server/src/node/files.ts';
import { viewOnDisk } from '../../server/src/node/project-view.ts';
import { folder } from '../support/cli.ts';
import { testHost } from '../support/service.ts';

const text = '[project]\nname = "x"\nversion = "1"\nreadme = "READ.md"\n';

/** A session over these files on disk; its connection is a fake that takes everything and says nothing. */
async function session(files: Record<string, string>): Promise<{ session: Session; uri: string }> {
  const address = pathToFileURL(folder(files)).href;
  const silent = { sendRequest: async () => null, console: { error: assert.fail, warn: assert.fail } };
  const made = await createSession(
    silent as unknown as Connection,
    {
      version: '0',
      host: () => testHost(),
      files: createFileSource,
      machine: {
        path: (one) => new URL(one).pathname,
        project: viewOnDisk,
        runner: assert.fail as never,
      },
      now: () => performance.now(),
    },
    { processId: null, rootUri: null, capabilities: {}, workspaceFolders: [{ uri: address, name: 'x' }] },
  );
  return { session: made, uri: `${address}/pyproject.toml` };
}

const rules = (found: ReturnType<Session['findings']>): string[] => found.map(({ rule }) => rule);

describe("the folder's pyproject.toml is read before it is opened", () => {
  test('its findings, and those that need files, are there when it is opened', async () => {
    const { session: here, uri } = await session({ 'pyproject.toml': text });
    await readAhead(here);
    const opened = here.documents.open(uri, 1, text);
    const found = here.findings(opened);
    assert.deepEqual(rules(found), ['project/readme-missing']);
  });

  test('what the editor holds counts, not what is on disk', async () => {
    const { session: here, uri } = await session({ 'pyproject.toml': text });
    await readAhead(here);
    const opened = here.documents.open(uri, 1, '[project]\nname = "x"\n');
    assert.ok(rules(here.findings(opened)).includes('project/missing-version'));
  });

  test('a folder without one, or with a folder of that name, is left alone', async () => {
    for (const files of [{ 'README.md': '' }, { 'pyproject.toml/x': '' }]) {
      const { session: here } = await session(files);
      await readAhead(here);
      assert.equal(here.documents.size, 0);
    }
  });

  test('nothing is read once a document is open', async () => {
    const { session: here, uri } = await session({ 'pyproject.toml': text });
    here.documents.open('file:///elsewhere/pyproject.toml', 1, '');
    await readAhead(here);
    const opened = here.documents.open(uri, 1, text);
    assert.ok(!rules(here.findings(opened)).includes('project/readme-missing'));
  });
});
