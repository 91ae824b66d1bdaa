import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles } from '../../server/src/spec/host.ts';
import { service } from '../support/service.ts';

const plans = (text: string, files: Record<string, string> = {}) =>
  service
    .buildPlans(service.open('pyproject.toml', text), { files: givenFiles(files) })
    .map(({ program, args }) => [program, ...args].join(' '));

const STANDARD = ['python -m build', 'python -m build --wheel', 'python -m build --no-isolation'];

describe('ways to build', () => {
  test('are those of build where nothing shows a tool', () => assert.deepEqual(plans(''), STANDARD));
  test('begin with the tool whose lock file is there', () =>
    assert.deepEqual(plans('', { 'uv.lock': '' }), ['uv build', ...STANDARD]));
  test('end with a tool that only a table shows', () =>
    assert.deepEqual(plans('[tool.poetry]\npackages = []\n'), [...STANDARD, 'poetry build']));
  test('know flit by its back-end', () =>
    assert.deepEqual(plans('[build-system]\nbuild-backend = "flit_core.buildapi"\n').at(-1), 'flit build'));
  test('do not take hatchling for hatch', () =>
    assert.deepEqual(plans('[build-system]\nbuild-backend = "hatchling.build"\n'), STANDARD));
});
