import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { classifiersFrom, isLicenseClassifier } from '../../server/src/standards/classifiers.ts';
import {
  licenseClassifiersFrom,
  licenseOfClassifiers,
} from '../../server/src/standards/license-classifiers.ts';
import { licencesFrom } from '../../server/src/standards/spdx.ts';
import { dataFile } from './data.ts';

const table = licenseClassifiersFrom(dataFile('license-classifiers.json'));
const licences = licencesFrom(dataFile('licenses.json'));
const of = (...names: string[]) =>
  licenseOfClassifiers(
    names.map((name) => `License :: ${name}`),
    table,
  );

describe('licences of classifiers', () => {
  test('one licence is certain', () => assert.equal(of('OSI Approved :: MIT License')?.certain, 'MIT'));
  test('a parent adds nothing', () =>
    assert.equal(of('OSI Approved', 'OSI Approved :: MIT License')?.certain, 'MIT'));
  for (const name of [
    'OSI Approved :: BSD License',
    'OSI Approved :: Apache Software License',
    'OSI Approved :: GNU General Public License v3 (GPLv3)',
    'OSI Approved :: GNU Lesser General Public License v2 or later (LGPLv2+)',
  ])
    test(`${name} leaves a choice`, () => {
      const found = of(name);
      assert.equal(found?.certain, undefined);
      assert.ok((found?.candidates.length ?? 0) > 1);
    });
  test('"or later" of a version is certain', () =>
    assert.equal(
      of('OSI Approved :: GNU General Public License v3 or later (GPLv3+)')?.certain,
      'GPL-3.0-or-later',
    ));
  test('two licences leave open how they combine', () =>
    assert.deepEqual(of('OSI Approved :: MIT License', 'OSI Approved :: ISC License (ISCL)'), {
      certain: undefined,
      candidates: ['MIT', 'ISC'],
    }));
  test('proprietary ones have a reference to choose', () =>
    assert.deepEqual(of('Other/Proprietary License')?.candidates, ['LicenseRef-Proprietary']));
  test('no licence classifier, no licence', () =>
    assert.equal(licenseOfClassifiers(['Typing :: Typed'], table), undefined));
  test('from identifier to classifier', () =>
    assert.deepEqual(table.of('MIT'), ['License :: OSI Approved :: MIT License']));
});

describe('the shipped table', () => {
  const all = classifiersFrom(dataFile('classifiers.json')).all.filter(isLicenseClassifier);
  test('has every licence classifier', () =>
    assert.deepEqual(
      all.filter((text) => table.find(text) === undefined),
      [],
    ));
  test('names current identifiers only', () => {
    for (const text of all)
      for (const id of table.find(text)?.candidates ?? [])
        assert.equal(licences.find(id)?.deprecated, false, id);
  });
});
