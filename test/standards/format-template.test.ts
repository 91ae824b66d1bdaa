import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseFormatTemplate } from '../../server/src/standards/format-template.ts';

const fields = (text: string) =>
  parseFormatTemplate(text).fields.map(({ name, span }) => `${name}@${span.start}-${span.end}`);
const fault = (text: string) => {
  const found = parseFormatTemplate(text).fault;
  return found && `${found.at}: ${found.message}`;
};

describe('templates that str.format fills in', () => {
  test('names', () =>
    assert.deepEqual(fields('v{version} {a.b!r:>4} {c[0]}'), ['version@2-9', 'a@12-13', 'c@23-24']));
  test('a format with a name of its own', () =>
    assert.deepEqual(fields('{name:{width}}'), ['name@1-5', 'width@7-12']));
  test('without a name', () => assert.deepEqual(fields('{}'), ['@1-1']));
  test('braces of their own', () => {
    assert.deepEqual(fields('{{version}} }}'), []);
    assert.equal(fault('{{version}} }}'), undefined);
  });
  test('a brace that is left open', () => assert.equal(fault('a {version'), '2: a `{` that is not closed'));
  test('a brace that closes nothing', () => assert.equal(fault('a} b'), '1: a `}` that closes nothing'));
  test('a conversion that is none', () =>
    assert.equal(fault('{a!x}'), '2: a conversion that is none of `!r`, `!s` and `!a`'));
  test('an exclamation mark in a format is none', () => assert.equal(fault('{a:!<4}'), undefined));
});
