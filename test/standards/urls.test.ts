import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  normalizeLabel,
  urlProblems,
  wellKnownLabel,
  wellKnownUrl,
} from '../../server/src/standards/urls.ts';
import { applyEdits } from '../../server/src/text/span.ts';

describe('labels of URLs', () => {
  for (const [label, normalized] of [
    ['Home-page', 'homepage'],
    ['Change_Log', 'changelog'],
    ["What's New?", 'whatsnew'],
    ['Ä b', 'äb'],
  ] as const)
    test(`${label} is ${normalized}`, () => assert.equal(normalizeLabel(label), normalized));
  test('a listed alias is well-known', () => assert.equal(wellKnownUrl('Bug Tracker')?.label, 'Issues'));
  test('another word for it is an alias nobody lists', () =>
    assert.deepEqual(wellKnownLabel('Bug Reports'), { label: 'Issues', isAlias: true }));
  test('listed ones are no alias', () =>
    assert.deepEqual(wellKnownLabel('repository'), { label: 'Source', isAlias: false }));
  for (const label of [
    'Discord',
    'Documentation (development)',
    'Download Statistics',
    'Release History',
    '',
  ])
    test(`${label || 'nothing'} is just a label`, () => assert.equal(wellKnownLabel(label), undefined));
});

describe('URLs', () => {
  for (const url of [
    'https://example.org',
    'http://localhost:8000/a b'.replace(' ', '%20'),
    'ssh://git@example.org/a.git',
    'https://[::1]:80/',
    'https://user:secret@example.org/?a=1#b',
    'https://münchen.example/',
  ])
    test(url, () => assert.deepEqual(urlProblems(url), []));
  const judged: [string, string, string | undefined][] = [
    ['example.org/a', 'url-scheme', 'https://example.org/a'],
    ['example.org:80/a', 'url-scheme', 'https://example.org:80/a'],
    ['https:/example.org', 'url-slashes', 'https://example.org'],
    ['https://', 'url-host', undefined],
    ['mailto:a@example.org', 'url-host', undefined],
    ['https://example.org/a b', 'url-character', undefined],
    [' https://example.org', 'url-space', 'https://example.org'],
    ['https://[::1', 'url-host', undefined],
    ['not an address', 'url-scheme', undefined],
    ['', 'url-empty', undefined],
  ];
  for (const [url, code, repaired] of judged)
    test(JSON.stringify(url), () => {
      const [problem, ...more] = urlProblems(url);
      assert.deepEqual([problem?.code, problem?.grade, more.length], [code, 'disputed', 0]);
      assert.equal(problem?.repair && applyEdits(url, problem.repair.edits), repaired);
    });
});
