import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { admittedPythons, minorRanges } from '../../server/src/features/docs/pythons.ts';
import { specifierWords } from '../../server/src/features/docs/specifiers.ts';
import {
  classifierDocs,
  code,
  keyDocs,
  licenceDocs,
  list,
  markerNameDocs,
  pathText,
  plain,
  pythonDocs,
  render,
} from '../../server/src/features/docs.ts';
import { MARKER_VARIABLES } from '../../server/src/standards/markers.ts';
import { parseSpecifierSet } from '../../server/src/standards/pep440.ts';
import { service } from '../support/service.ts';

const ctx = service.context(service.open('pyproject.toml', ''));

describe('code span', () => {
  const cases: [text: string, span: string][] = [
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['``a', '``` ``a ```'],
    ['a\nb', '`a\\u000ab`'],
    ['', '(empty)'],
    ['  ', '(blank)'],
    ['x'.repeat(200), `\`${'x'.repeat(120)}…\``],
  ];
  for (const [text, span] of cases)
    test(JSON.stringify(text).slice(0, 20), () => assert.equal(code(text), span));
});

describe('plain words', () => {
  const cases: [text: string, written: string][] = [
    ['my_name', 'my_name'],
    ['_my_', '\\_my\\_'],
    ['[a](b)', '\\[a\\](b)'],
    ['<b>', '\\<b\\>'],
    ['**a**', '\\*\\*a\\*\\*'],
    ['a & b | c', 'a \\& b \\| c'],
    ['https://x.org', 'https\u200b://x.org'],
  ];
  for (const [text, written] of cases) test(text, () => assert.equal(plain(text), written));
});

describe('lists', () => {
  test('none', () => assert.equal(list([]), ''));
  test('one', () => assert.equal(list(['a']), 'a'));
  test('three', () => assert.equal(list(['a', 'b', 'c'], 'or'), 'a, b or c'));
});

describe('page', () => {
  test('leaves out what is empty', () =>
    assert.equal(
      render({ title: 'T', body: [undefined, ''], details: ['a', undefined, 'b'], footer: [undefined] }),
      'T\n\na  \nb',
    ));
});

describe('key path', () => {
  test('quotes what cannot be bare', () =>
    assert.equal(pathText(['project', 'urls', 'Bug Tracker']), 'project.urls."Bug Tracker"'));
  test('marks items', () =>
    assert.equal(pathText(['project', 'authors', 2, 'name']), 'project.authors[].name'));
});

describe('specifier set in words', () => {
  const cases: [set: string, words: string][] = [
    ['', 'any version'],
    ['>=3.10', '3.10 and later'],
    ['>1', 'later than 1'],
    ['<2', 'earlier than 2'],
    ['<=2', '2 and earlier'],
    ['>=0.25,<1', 'from 0.25 up to, not including, 1'],
    ['>=1,<=2', 'from 1 up to 2'],
    ['>1,<2', 'after 1 up to, not including, 2'],
    ['~=2.2', 'from 2.2 up to, not including, 3'],
    ['~=1.4.5', 'from 1.4.5 up to, not including, 1.5'],
    ['==1.5', 'exactly 1.5'],
    ['==1.*', 'any 1 release'],
    ['!=1.5', 'any version except 1.5'],
    ['>=1,!=1.5.*,!=1.7', '1 and later, except every 1.5 release and 1.7'],
    ['===foobar', 'exactly the text `foobar`'],
    ['>2,<1', 'no version at all: the specifiers contradict each other'],
  ];
  for (const [set, words] of cases)
    test(set, () => assert.equal(specifierWords(parseSpecifierSet(set)), words));
});

describe('Pythons', () => {
  const admitted = (set: string) =>
    minorRanges(ctx, admittedPythons(ctx, parseSpecifierSet(set))?.map(({ minor }) => minor) ?? []).join(' ');
  test('a floor', () => assert.match(admitted('>=3.12'), /^3\.12 to 3\.\d+$/));
  test('a floor within a minor release admits it', () => assert.match(admitted('>=3.12.4'), /^3\.12 to/));
  test('one that is the last below', () => assert.equal(admitted('>=3.10,<3.12'), '3.10 3.11'));
  test('one that is left out', () => assert.equal(admitted('>=3.10,!=3.11.*,<3.15'), '3.10 3.12 to 3.14'));
  test('a closed upper bound admits the first release', () =>
    assert.equal(admitted('>=3.11,<=3.12'), '3.11 3.12'));
  test('unknowable', () => assert.equal(admittedPythons(ctx, parseSpecifierSet('===3.10')), undefined));

  test('still gets bug fixes', () =>
    assert.match(
      pythonDocs(ctx, '3.15'),
      /came out in October 2026. It gets bug fixes until October 2028 and security fixes until October 2031\./,
    ));
  test('gets security fixes', () =>
    assert.match(pythonDocs(ctx, '3.12'), /It gets security fixes until October 2028, and no others\./));
  test('is over', () => assert.match(pythonDocs(ctx, '3.8'), /reached its end of life in October 2024\./));
  test('is not out', () =>
    assert.match(pythonDocs(ctx, '3.16'), /is not out yet: it is planned for October 2027\./));
  test('is unknown', () => assert.equal(pythonDocs(ctx, '9.9'), '**Python 9.9** · minor release'));
});

describe('docs', () => {
  test('of every marker variable', () => {
    for (const { name } of MARKER_VARIABLES)
      assert.ok(markerNameDocs(name).startsWith(`**${name}** · `), name);
  });
  test('of no other name', () => assert.equal(markerNameDocs('toString'), ''));
  test('of every classifier', () => {
    for (const classifier of ctx.data.classifiers.all) {
      const docs = classifierDocs(ctx, classifier);
      assert.ok(docs.startsWith('**') && docs.split('\n\n').length >= 3, docs);
    }
  });
  test('of every licence and exception', () => {
    const { all, exceptions } = ctx.data.licences;
    for (const { id } of [...all, ...exceptions])
      assert.ok(licenceDocs(ctx, id).startsWith(`**${id}** · `), id);
  });
  test('of a key', () => {
    const [described] = service.registry.describe(['project', 'name']);
    assert.ok(described !== undefined);
    assert.ok(
      keyDocs(described, ['project', 'name']).startsWith(
        '**project.name** · distribution name\n\nThe name under',
      ),
    );
  });
});
