import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lazy, memo } from '../../server/src/model/lazy.ts';

test('lazy computes once', () => {
  let count = 0;
  const value = lazy(() => ++count);
  assert.equal(value() + value(), 2);
});

describe('memo', () => {
  const counted = (limit: number) => {
    const asked: string[] = [];
    const get = memo(limit, (text) => {
      asked.push(text);
      return { text };
    });
    return { get, asked };
  };

  test('gives the same result for the same string', () => {
    const { get, asked } = counted(10);
    assert.equal(get('a'), get('a'));
    assert.deepEqual(asked, ['a']);
  });

  test('comes to hold all strings of a large document', () => {
    const { get, asked } = counted(10_000);
    const pass = () => {
      for (let i = 0; i < 3000; i++) get(`string ${i}`);
    };
    for (let n = 0; n < 6; n++) pass();
    asked.length = 0;
    pass();
    assert.equal(asked.length, 0);
  });

  test('forgets what is not asked for any more', () => {
    const { get, asked } = counted(10_000);
    get('once');
    for (let i = 0; i < 5000; i++) get(`typed ${i}`);
    get('once');
    assert.equal(asked.filter((text) => text === 'once').length, 2);
  });
});
