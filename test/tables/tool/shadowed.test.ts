import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, test } from 'node:test';
import { givenFiles } from '../../../server/src/spec/host.ts';
import { shadowed } from '../../../server/src/tables/tool/rules/shadowed.ts';
import { expectClean, findings } from '../../support/rules.ts';
import { service } from '../../support/service.ts';

interface Seen {
  readonly tools: readonly {
    readonly name: string;
    readonly files: readonly {
      readonly file: string;
      readonly section?: string;
      readonly precedence: string;
    }[];
  }[];
}
const seen = JSON.parse(fs.readFileSync('server/data/config-files.json', 'utf8')) as Seen;

const found = (text: string, files: Readonly<Record<string, string>>) =>
  findings(shadowed, text, givenFiles(files)).map(({ message }) => message);

describe('tool/shadowed', () => {
  const text = '[tool.ruff]\nline-length = 100';
  test('by a file of its own', () =>
    assert.deepEqual(found(text, { 'ruff.toml': '' }), [
      'Ruff reads `ruff.toml` instead of `[tool.ruff]`. Keep one of the two.',
    ]));
  test('not without it', () => assert.deepEqual(found(text, {}), []));
  test('not by that of another tool', () => assert.deepEqual(found(text, { 'ty.toml': '' }), []));
  test('not while nothing is known of the files', () => expectClean(shadowed, text));
});

describe('files of the tools themselves', () => {
  const { tools } = service.registry;
  test('are those that the tools were seen to read, and all were tried', () =>
    assert.deepEqual(
      tools
        .flatMap(({ name, configFiles = [] }) => (configFiles.length === 0 ? [] : [{ name, configFiles }]))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
      seen.tools.map(({ name, files }) => ({ name, configFiles: files })),
    ));
  for (const { tables, configFiles = [] } of tools)
    for (const { file, section = '', precedence } of configFiles) {
      const table = tables[0]?.path.join('.');
      test(`[${table}] beside ${file}: ${precedence}`, () => {
        const said = found(`[${table}]\n`, { [file]: `${section}\n` });
        assert.equal(said.length, precedence === 'instead' ? 1 : 0);
        if (section !== '') assert.deepEqual(found(`[${table}]\n`, { [file]: '[other]\n' }), []);
      });
    }
});
