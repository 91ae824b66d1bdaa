import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles } from '../../../server/src/spec/host.ts';
import { accept, itemsAt } from '../../support/completion.ts';
import { expectAbout, expectHover, expectNoHover } from '../../support/hover.ts';
import { cursor } from '../../support/mark.ts';
import { service } from '../../support/service.ts';

const accepted = (marked: string, label: string): string => {
  const item = itemsAt(marked).find((one) => one.label === label);
  assert.ok(item, `${label} is not offered`);
  return accept(cursor(marked).text, item).text;
};
const labels = (marked: string) => itemsAt(marked).map(({ label }) => label);
const scm = (text: string) => `[tool.setuptools_scm]\nversion_file_template = ${text}`;

describe('names in a template', () => {
  test('behind a brace, which is closed', () =>
    assert.equal(accepted(scm('"v = {ver|"'), 'version'), scm('"v = {version}"')));
  test('the rest of a name stays a part of the template', () =>
    assert.equal(accepted(scm('"{ver|!r}"'), 'version_tuple'), scm('"{version_tuple!r}"')));
  test('all of them', () =>
    assert.deepEqual(labels(scm('"{|}"')), ['version', 'version_tuple', 'scm_version']));
  test('none outside of braces', () => assert.deepEqual(labels(scm('"{version} |"')), []));
  test('none behind two braces, which mean one', () => assert.deepEqual(labels(scm('"{{ver|"')), []));
  test('none behind the name', () => assert.deepEqual(labels(scm('"{version:|}"')), []));
  test('where a key takes something else too', () =>
    assert.deepEqual(labels('[tool.towncrier]\ntitle_format = "{|}"'), ['name', 'version', 'project_date']));
});

describe('a name in a template', () => {
  test('is explained', () => {
    expectHover(scm('"v = {version_|tuple!r}"'), 'its parts, as a tuple');
    expectAbout(scm('"v = {version_|tuple!r}"'), 'version_tuple');
  });
  test('what is around it is not', () => expectNoHover(scm('"v| = {version}"')));
});

describe('modules that settings of mypy are for', () => {
  const files = givenFiles({
    'src/tide/__init__.py': '',
    'src/tide/cli.py': '',
    'src/tide/sub/__init__.py': '',
    'src/tide/sub/deep.py': '',
  });
  const offered = (module: string): string[] => {
    const { text, offset } = cursor(`[[tool.mypy.overrides]]\nmodule = ${module}\n`);
    return service
      .completion(service.open('pyproject.toml', text), offset, { files })
      .items.map(({ label }) => label);
  };
  test('packages', () => assert.deepEqual(offered('"|"'), ['tide']));
  test('modules of a package, and all of them', () =>
    assert.deepEqual(offered('"tide.|"'), ['cli', 'sub', '*']));
  test('below', () => assert.deepEqual(offered('["tide.cli", "tide.sub.|"]'), ['deep', '*']));
  test('none that stands beside', () =>
    assert.deepEqual(offered('["tide.cli", "tide.*", "tide.|"]'), ['sub']));
});
