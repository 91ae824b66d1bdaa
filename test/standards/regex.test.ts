import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { regexFault } from '../../server/src/standards/regex.ts';

const fault = (text: string): string | undefined => {
  const found = regexFault(text);
  return found && `${found.at}: ${found.message}`;
};

describe('faults of regular expressions', () => {
  for (const text of [
    '',
    'a|b',
    '^(_|x)$',
    '[]a]',
    '[^]]',
    '[(]',
    '\\(',
    '(?P<a>b)',
    '(?:a)*',
    '(?i)x',
    'a**?b'.replace('**', '*'),
    'x{2}',
    '\\p{L}+',
    '(?<!a)b',
    'a|',
    '^ +x$',
    '|a',
  ])
    test(`none in ${text === '' ? 'nothing' : text}`, () => assert.equal(fault(text), undefined));
  test('an open group', () => assert.equal(fault('a(b'), '1: `(` is not closed'));
  test('a bracket too many', () => assert.equal(fault('a)b'), '1: `)` closes nothing'));
  test('an open set', () => assert.equal(fault('[a'), '0: `[` is not closed'));
  test('a glob is none', () => assert.equal(fault('*.py'), '0: `*` has nothing to repeat'));
  test('nothing to repeat in a group', () => assert.equal(fault('(+a)'), '1: `+` has nothing to repeat'));
  test('a backslash at the end', () =>
    assert.equal(fault('a\\'), '1: a backslash at the end escapes nothing'));
  test('the verbose form with comments is left alone', () => assert.equal(fault('(a # one (\n)'), undefined));
});
