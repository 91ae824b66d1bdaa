import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { causeOf, packagesNotInstalled } from '../../server/src/build/output.ts';
import { service } from '../support/service.ts';

const explain = (text: string, output: string) => {
  const { at, ...rest } = service.explainBuildFailure(service.open('pyproject.toml', text), output);
  return { ...rest, marked: at && text.slice(at.start, at.end) };
};

describe('the cause in what a build prints', () => {
  test('is the last exception, without colours', () =>
    assert.equal(
      causeOf(
        'Traceback\n  x\nValueError: first\n\u001b[31mOSError: Readme\u001b[0m is missing\n\nERROR Backend subprocess exited',
      ),
      'Readme is missing',
    ));
  test('is no failure of the front-end around it', () =>
    assert.equal(causeOf('KeyError: 1\nsubprocess.CalledProcessError: Command x\n'), 'KeyError: 1'));
  test('is an error line where there is no exception', () =>
    assert.equal(
      causeOf("running\nerror: package directory 'a' does not exist\n"),
      "package directory 'a' does not exist",
    ));
  test('is empty where nothing says it', () => assert.equal(causeOf('all is well'), ''));
});

describe('requirements that could not be had', () => {
  test('from an index', () =>
    assert.deepEqual(packagesNotInstalled('ERROR: No matching distribution found for a-b>=3\n'), {
      requirement: 'a-b>=3',
      how: 'index',
    }));
  test('mark their place', () =>
    assert.equal(
      explain('[build-system]\nrequires = ["x", "A_B >=3"]\n', 'No matching distribution found for a-b>=3')
        .marked,
      '"A_B >=3"',
    ));
});

test('a Python without build is told how to get it', () => {
  const found = explain('', '/usr/bin/python3: No module named build');
  assert.equal(found.needsBuild, true);
  assert.match(found.message, /pip install build/);
});
test('output of any shape is taken', () => {
  for (const output of ['', '\n\n', 'Error: '.repeat(9999), '\u0000\ud800', '('.repeat(5000)])
    assert.equal(typeof explain('[project]\nname = "x"\n', output).message, 'string');
});
