import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, test } from 'node:test';
import { toolFiles } from '../../server/src/migrate/tools/sections.ts';

interface Seen {
  readonly tools: readonly {
    readonly name: string;
    readonly files: readonly { readonly file: string; readonly section?: string }[];
  }[];
}
const seen = JSON.parse(fs.readFileSync('server/data/config-files.json', 'utf8')) as Seen;

describe('the ini files that are taken over', () => {
  for (const { tool, files } of toolFiles) {
    const known = seen.tools.find(({ name }) => name === tool);
    if (known === undefined) continue;
    const inis = known.files.filter(({ file }) => !file.endsWith('.toml'));
    test(`are all that ${tool} was seen to read`, () =>
      assert.deepEqual(
        inis.map(({ file }) => file).filter((file) => !files.some((one) => one.file === file)),
        [],
      ));
    test(`have the sections that ${tool} was seen to read`, () => {
      for (const { file, section } of inis) {
        const name = section?.slice(1, -1);
        if (name !== undefined)
          assert.notEqual(
            files.find((one) => one.file === file)?.table(name),
            undefined,
            `${file} ${section}`,
          );
      }
    });
  }
});
