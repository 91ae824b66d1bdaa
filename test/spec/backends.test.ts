import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { admittedSteps, backendsFrom, behaviourAt, situations } from '../../server/src/spec/backends.ts';
import { parseSpecifierSet, readVersion, type Version } from '../../server/src/standards/pep440.ts';
import { dataFile } from '../standards/data.ts';

const shipped = backendsFrom(dataFile('backends.json'));
const [sample] = backendsFrom({
  backends: [
    {
      package: 'sample',
      facts: {
        'license-expression': [
          { does: 'accepts' },
          { from: '1.26.0', does: 'ignores' },
          { from: '1.27.0', does: 'accepts' },
        ],
      },
    },
  ],
}).all;
const fact = sample?.fact('license-expression');
assert.ok(fact !== undefined);
const at = (release: string) => behaviourAt(fact, readVersion(release) as Version).does;
const admitted = (specifiers: string) =>
  admittedSteps(fact, parseSpecifierSet(specifiers)).map(({ from, does }) => `${from ?? '…'} ${does}`);

describe('what a back-end does', () => {
  test('by release', () =>
    assert.deepEqual(['1.0', '1.26.3', '1.27.0', '2'].map(at), ['accepts', 'ignores', 'accepts', 'accepts']));
  test('the last step is today', () =>
    assert.deepEqual([fact.now, fact.from, fact.before?.does], ['accepts', '1.27.0', 'ignores']));
  test('without a bound every step is admitted', () =>
    assert.deepEqual(admitted(''), ['… accepts', '1.26.0 ignores', '1.27.0 accepts']));
  test('a lower bound leaves the later steps', () =>
    assert.deepEqual(admitted('>=1.26.3'), ['1.26.0 ignores', '1.27.0 accepts']));
  test('at the first release itself the step before is out', () =>
    assert.deepEqual(admitted('>=1.27.0'), ['1.27.0 accepts']));
  test('an upper bound decides what is used today', () =>
    assert.deepEqual(admitted('<1.27'), ['… accepts', '1.26.0 ignores']));
  test('a set that admits nothing admits no step', () => assert.deepEqual(admitted('>2,<1'), []));
  test('what was not measured is unknown', () => assert.equal(sample?.fact('import-names'), undefined));
});

describe('the shipped back-ends', () => {
  const measured = shipped.all.filter((backend) => backend.newest !== undefined);
  test('are found by module and by package', () => {
    assert.equal(shipped.byModule('setuptools.build_meta:__legacy__')?.package, 'setuptools');
    assert.equal(shipped.byModule('mesonpy')?.package, 'meson-python');
    assert.equal(shipped.byName('flit-core')?.modules[0], 'flit_core.buildapi');
    assert.equal(shipped.byModule('setuptools'), undefined);
  });
  test('six are measured, in every situation', () => {
    assert.equal(measured.length, 6);
    for (const backend of measured)
      assert.deepEqual(
        situations.filter((situation) => backend.fact(situation) === undefined),
        [],
        backend.package,
      );
  });
  test('steps go up and change what is done', () => {
    for (const backend of measured)
      for (const situation of situations) {
        const steps = backend.fact(situation)?.steps ?? [];
        assert.equal(steps[0]?.from, undefined);
        for (const [i, step] of steps.entries()) {
          if (i === 0) continue;
          assert.notEqual(step.does, steps[i - 1]?.does, `${backend.package} ${situation}`);
          assert.ok(backend.pythonOfRelease[step.from ?? ''], `${backend.package} ${step.from}`);
        }
      }
  });
  test('the recommended requirement reads [project] and the licence expression', () => {
    for (const backend of measured) {
      const specifiers = parseSpecifierSet(backend.requirement.replace(/^[\w-]+/, ''));
      for (const situation of ['project-table', 'license-expression', 'license-files'] as const) {
        const steps = admittedSteps(backend.fact(situation) as NonNullable<typeof fact>, specifiers);
        assert.deepEqual(
          steps.map(({ does }) => does),
          ['accepts'],
          `${backend.package} ${situation}`,
        );
      }
    }
  });
});
