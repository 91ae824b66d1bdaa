import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  classifiersFrom,
  compareClassifiers,
  isPrivateClassifier,
} from '../../server/src/standards/classifiers.ts';
import { dataFile } from './data.ts';

const classifiers = classifiersFrom(dataFile('classifiers.json'));
const problem = (text: string) => classifiers.problems(text)[0];

describe('classifiers', () => {
  test('the authority sorts as we do', () =>
    assert.deepEqual([...classifiers.all].sort(compareClassifiers), classifiers.all));
  test('versions sort by number', () =>
    assert.ok(
      compareClassifiers('Programming Language :: Python :: 3.9', 'Programming Language :: Python :: 3.10') <
        0,
    ));
  test('a listed one has no problem', () => assert.deepEqual(classifiers.problems('Typing :: Typed'), []));
  test('a private one has no problem', () =>
    assert.deepEqual(classifiers.problems('Private :: Do Not Upload'), []));
  test('private is written with a capital', () => assert.ok(!isPrivateClassifier('private :: x')));
  test('letter case is repaired', () =>
    assert.equal(problem('Typing :: typed')?.repair?.edits[0]?.text, 'Typing :: Typed'));
  test('separators are repaired', () =>
    assert.equal(problem('Framework::Django')?.repair?.edits[0]?.text, 'Framework :: Django'));
  test('the wrong segment alone is marked', () =>
    assert.deepEqual(problem('Framework :: Djnago')?.span, { start: 13, end: 19 }));
  test('a version that is not listed is not taken for another', () =>
    assert.equal(problem('Programming Language :: Python :: 3.99')?.repair, undefined));
  test('an unknown one is refused', () => assert.equal(problem('Nonsense')?.grade, 'refused'));
  test('a deprecated one names its successor', () =>
    assert.deepEqual(
      [
        problem('Natural Language :: Ukranian')?.code,
        problem('Natural Language :: Ukranian')?.repair?.edits[0]?.text,
      ],
      ['deprecated-classifier', 'Natural Language :: Ukrainian'],
    ));
  test('a deprecated one without successor has no repair', () =>
    assert.equal(problem('License :: OSI Approved :: X.Net License')?.repair, undefined));
  test('an empty one is refused', () => assert.equal(problem('')?.grade, 'refused'));
  test('data of another shape give an empty list', () => assert.deepEqual(classifiersFrom([1]).all, []));
});

describe('children of a classifier', () => {
  const segments = (prefix: string) => classifiers.children(prefix).map(({ segment }) => segment);
  test('the top level', () => assert.ok(segments('').includes('Programming Language')));
  test('a level in between keeps the order of the list', () =>
    assert.deepEqual(segments('Programming Language :: Python').slice(0, 2), ['2', '2.3']));
  test('a segment can be a classifier and have children', () => {
    const python = classifiers.children('Programming Language').find(({ segment }) => segment === 'Python');
    assert.deepEqual([python?.isClassifier, python?.hasChildren], [true, true]);
  });
  test('nothing below a last segment', () => assert.deepEqual(segments('Typing :: Typed'), []));
});

describe('classifiers of Pythons', () => {
  test('general ones first, "Only" for a single major', () =>
    assert.deepEqual(
      classifiers.pythons(['3.12', '3.10']).map((text) => text.slice('Programming Language :: '.length)),
      ['Python', 'Python :: 3', 'Python :: 3 :: Only', 'Python :: 3.10', 'Python :: 3.12'],
    ));
  test('no "Only" for two majors', () =>
    assert.ok(!classifiers.pythons(['2.7', '3.12']).some((text) => text.endsWith('Only'))));
  test('none for none', () => assert.deepEqual(classifiers.pythons([]), []));
});
