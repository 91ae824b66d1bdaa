import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { describe, test } from 'node:test';
import { joinHeaders } from '../../server/src/node/output.ts';

/** A stream whose headers are joined, with what reaches the system, a text for each write. */
function joined(): { stream: Writable; writes: string[] } {
  const writes: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      writes.push(chunk.toString());
      done();
    },
  });
  joinHeaders(stream);
  return { stream, writes };
}
const written = (stream: Writable, chunk: string | Buffer, encoding: BufferEncoding): Promise<unknown> =>
  new Promise((resolve) => stream.write(chunk, encoding, resolve));

describe('messages on a stream', () => {
  test('go out with their header, in order', async () => {
    const { stream, writes } = joined();
    for (const body of ['{}', '"é"']) {
      const content = Buffer.from(body);
      await written(stream, `Content-Length: ${content.length}\r\n\r\n`, 'ascii');
      await written(stream, content, 'utf8');
    }
    assert.deepEqual(writes, ['Content-Length: 2\r\n\r\n{}', 'Content-Length: 4\r\n\r\n"é"']);
  });

  test('other text goes out as it comes', async () => {
    const { stream, writes } = joined();
    await written(stream, 'usage\n', 'utf8');
    await written(stream, Buffer.from('more'), 'utf8');
    assert.deepEqual(writes, ['usage\n', 'more']);
  });
});
