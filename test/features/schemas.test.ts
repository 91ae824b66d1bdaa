import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles, unknownFiles } from '../../server/src/spec/host.ts';
import { cursor } from '../support/mark.ts';
import { service } from '../support/service.ts';

const schema = JSON.stringify({
  type: 'object',
  additionalProperties: false,
  properties: {
    level: { type: 'integer', minimum: 1, description: 'How much of it.' },
    mode: { enum: ['fast', 'slow'] },
    deep: { type: 'object', properties: { on: { type: 'boolean' } }, additionalProperties: false },
  },
});
const files = givenFiles({ 'schemas/mine.json': schema, 'bad.json': '{"a": }', 'list.json': '[]' });
const MINE = '[tool.pyproject-toolkit]\nschemas = { mine = "schemas/mine.json" }\n\n';
const open = (text: string) => service.open('pyproject.toml', text);
const said = (text: string, view = { files }) =>
  service
    .diagnostics(open(text), view)
    .map(({ rule, severity, message }) => `${severity} ${rule} ${message}`);

describe('a schema of the project', () => {
  test('checks, as warnings', () =>
    assert.deepEqual(said(`${MINE}[tool.mine]\nlevle = 1\nmode = "fat"\nlevel = "x"\n`), [
      'warning tool/unknown-key `levle` is no key of `[tool.mine]`, by the schema of mine. Did you mean `level`?',
      'warning tool/value `fat` is no value of `mode`, by the schema of mine. Did you mean `fast`?',
      'warning tool/type `level` takes an integer, not a string, by the schema of mine.',
    ]));
  test('completes keys and values', () => {
    const { text, offset } = cursor(`${MINE}[tool.mine]\nlevel = 1\n|\n`);
    const labels = service.completion(open(text), offset, { files }).items.map(({ label }) => label);
    assert.ok(
      labels.includes('mode') && labels.includes('[tool.mine.deep]') && !labels.includes('level'),
      labels.join(),
    );
    const value = cursor(`${MINE}[tool.mine]\nmode = "|"\n`);
    assert.deepEqual(
      service.completion(open(value.text), value.offset, { files }).items.map(({ label }) => label),
      ['fast', 'slow'],
    );
  });
  test('explains keys', () => {
    const { text, offset } = cursor(`${MINE}[tool.mine]\nle|vel = 1\n`);
    assert.match(service.hover(open(text), offset, { files })?.markdown ?? '', /How much of it/);
  });
  test('of a setting; the file comes first', () => {
    const view = { files, schemas: { mine: 'schemas/mine.json' } };
    assert.equal(said('[tool.mine]\nlevle = 1\n', view).length, 1);
    const other = MINE.replace('schemas/mine.json', 'gone.json');
    assert.match(
      said(`${other}[tool.mine]\nlevle = 1\n`, view).join('\n'),
      /^warning pyproject-toolkit\/schema There is no `gone.json` here\.$/,
    );
  });
  test('of a table inside', () =>
    assert.equal(
      said(
        `${MINE.replace('mine =', '"some.mine" =')}[tool.some.mine]\nlevle = 1\n[tool.some]\nanything = 1\n`,
      ).length,
      1,
    ));
  test('in place of what is known', () => {
    const own = MINE.replace('mine =', 'vulture =');
    assert.deepEqual(said(`${own}[tool.vulture]\nlevel = 1\n`), []);
    assert.equal(said(`${own}[tool.vulture]\npaths = ["schemas"]\n`).length, 1);
  });
  test('without one a tool that is not known is left alone', () =>
    assert.deepEqual(said('[tool.mine]\nlevle = 1\n'), []));
  test('a file that is not looked at yet says nothing', () =>
    assert.deepEqual(said(`${MINE}[tool.mine]\nlevle = 1\n`, { files: unknownFiles }), []));
});

describe('what is wrong with a schema is said at its name', () => {
  for (const [file, message] of [
    ['gone.json', 'There is no `gone.json` here.'],
    ['schemas', '`schemas` is a folder.'],
    ['list.json', 'stands no object'],
    ['bad.json', 'is not valid JSON'],
    ['../up.json', 'below the folder of pyproject.toml'],
    ['https://example.org/a.json', 'below the folder of pyproject.toml'],
    ['/etc/passwd', 'below the folder of pyproject.toml'],
  ])
    test(file as string, () => {
      const found = said(MINE.replace('schemas/mine.json', file as string));
      assert.equal(found.length, 1);
      assert.ok(found[0]?.includes(message as string), found[0]);
    });
  test('a reference to another file', () => {
    const text = '{"properties": {"a": {"$ref": "other.json"}}}';
    const found = said(`${MINE}[tool.mine]\na = 1\n`, { files: givenFiles({ 'schemas/mine.json': text }) });
    assert.deepEqual(found, [
      'warning pyproject-toolkit/schema `schemas/mine.json` refers to `other.json`: only what stands in the file itself is checked.',
    ]);
  });
});
