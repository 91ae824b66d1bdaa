import type { Writable } from 'node:stream';

/**
 * Makes one write of each message: the connection writes the header (a string in ASCII) and then the content, and every write
 * costs a call of the system and wakes the client once more. A header counts as written when it is handed over; its content
 * always follows.
 */
export function joinHeaders(stream: Writable): void {
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  let header: string | undefined;
  stream.write = (chunk: unknown, ...rest: unknown[]): boolean => {
    if (typeof chunk === 'string' && rest[0] === 'ascii' && chunk.startsWith('Content-Length:')) {
      header = chunk;
      const written = rest[1];
      if (typeof written === 'function') written();
      return true;
    }
    if (header === undefined || !Buffer.isBuffer(chunk)) return write(chunk, ...rest);
    const whole = Buffer.concat([Buffer.from(header, 'ascii'), chunk]);
    header = undefined;
    return write(whole, ...rest);
  };
}
