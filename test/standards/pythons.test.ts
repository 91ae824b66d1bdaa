import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { classifiersFrom } from '../../server/src/standards/classifiers.ts';
import {
  isEndOfLife,
  isReleased,
  oldestTested,
  pythonReleasesFrom,
  spokenDate,
  supportedPythons,
} from '../../server/src/standards/pythons.ts';
import { dataFile } from './data.ts';

const shipped = pythonReleasesFrom(dataFile('python-releases.json'));
const release = (minor: string, firstRelease: string, endOfLife: string) => ({
  minor,
  firstRelease,
  endOfLife,
});
const releases = pythonReleasesFrom({
  releases: [
    release('3.10', '2021-10-04', '2026-10'),
    release('3.9', '2020-10-05', '2025-10-31'),
    release('3.11', '2022-10-24', '2027-10'),
    release('3.12', '2027-01-01', '2032-10'),
  ],
});
const supported = (today: string) => supportedPythons(releases, today).map(({ minor }) => minor);

describe('releases of Python', () => {
  test('sorted by number', () =>
    assert.deepEqual(
      releases.all.map(({ minor }) => minor),
      ['3.9', '3.10', '3.11', '3.12'],
    ));
  test('a planned end counts to the last day of its month', () => {
    assert.deepEqual(supported('2026-10-31'), ['3.10', '3.11']);
    assert.deepEqual(supported('2026-11-01'), ['3.11']);
  });
  test('a past end counts from its day', () => assert.deepEqual(supported('2025-10-31'), ['3.10', '3.11']));
  test('a planned release is not out', () => assert.deepEqual(supported('2027-01-01'), ['3.11', '3.12']));
  test('the oldest classifier is the oldest tested', () =>
    assert.equal(
      oldestTested(
        ['Programming Language :: Python :: 3.11', 'Programming Language :: Python :: 3.9'],
        releases,
        '2026-11-21',
      ),
      '3.9',
    ));
  test('without classifiers the oldest supported', () =>
    assert.equal(oldestTested(['Programming Language :: Python'], releases, '2026-11-21'), '3.11'));
  test('dates as people say them', () =>
    assert.deepEqual(['2026-10', '2025-10-31', 'soon'].map(spokenDate), [
      'October 2026',
      '31 October 2025',
      'soon',
    ]));
});

describe('the shipped releases of Python', () => {
  test('have every minor for which there is a classifier since 2.7', () => {
    const named = classifiersFrom(dataFile('classifiers.json')).pythonMinors;
    const since = named.slice(named.indexOf('2.7'));
    const have = shipped.all.map(({ minor }) => minor).filter((minor) => since.includes(minor));
    assert.deepEqual(have, since);
  });
  test('leave no minor out', () => {
    const minors = shipped.all
      .filter(({ minor }) => minor.startsWith('3.'))
      .map(({ minor }) => Number(minor.slice(2)));
    assert.deepEqual(
      minors,
      minors.map((_, i) => i),
    );
  });
  test('those that were out when the data were made have builds', () => {
    const { generated } = dataFile('python-releases.json') as { generated: string };
    for (const one of shipped.all.filter(
      (entry) => isReleased(entry, generated) && !isEndOfLife(entry, generated),
    ))
      assert.ok(one.latest?.startsWith(`${one.minor}.`), one.minor);
    for (const one of shipped.all.filter((entry) => !isReleased(entry, generated)))
      assert.equal(one.latest, undefined);
  });
});
