import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles } from '../../../server/src/spec/host.ts';
import { files } from '../../../server/src/tables/tool/mypy/rules/files.ts';
import { include } from '../../../server/src/tables/tool/pyright/rules/include.ts';
import { dataFolder } from '../../../server/src/tables/tool/uv/rules/data-folder.ts';
import { paths } from '../../../server/src/tables/tool/vulture/rules/paths.ts';
import { findings } from '../../support/rules.ts';

const disk = givenFiles({ 'src/a/__init__.py': '', 'pyproject.toml': '' });
const said = (rule: typeof files, text: string) =>
  findings(rule, text, disk).map(({ at }) => text.slice(at.start, at.end));

describe('paths that do not exist', () => {
  test('each piece of a string', () =>
    assert.deepEqual(said(files, '[tool.mypy]\nfiles = "src, scr ,a.py"'), ['scr', 'a.py']));
  test('what leads outside, has wildcards or variables is not looked at', () =>
    assert.deepEqual(
      said(paths, '[tool.vulture]\npaths = ["../a", "/b", "c/*", "$D", "src/", "./src/a", "."]'),
      [],
    ));
  test('an empty folder is no project yet', () =>
    assert.deepEqual(
      findings(include, '[tool.pyright]\ninclude = ["src"]', givenFiles({ 'pyproject.toml': '' })),
      [],
    ));
  test('both names of the table', () =>
    assert.deepEqual(said(include, '[tool.basedpyright]\ninclude = ["scr"]'), ['"scr"']));
  test('folders that uv packs as data', () =>
    assert.deepEqual(
      said(
        dataFolder,
        '[tool.uv.build-backend.data]\nscripts = "src"\nheaders = "inc"\ndata = "/b"\npurelib = 1',
      ),
      ['"inc"'],
    ));
});
