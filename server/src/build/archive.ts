import { Gunzip, unzipSync } from 'fflate';
import { readTar } from './tar.ts';

/** The files of an archive by path, or why it cannot be read, as the rest of a sentence about it. */
export type Archive =
  | { readonly files: ReadonlyMap<string, Uint8Array>; readonly problem?: undefined }
  | { readonly problem: string };

/** Unpacked, an archive may be so long; a longer one is not looked into. */
const LONGEST = 1024 * 1024 * 1024;
const TOO_LONG = 'is too long to be looked into.';

/** Reads a zip file, such as a wheel; folders are left out. */
export function readZip(bytes: Uint8Array): Archive {
  let sum = 0;
  try {
    const found = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        sum += originalSize;
        return sum <= LONGEST;
      },
    });
    if (sum > LONGEST) return { problem: TOO_LONG };
    return { files: new Map(Object.entries(found).filter(([name]) => !name.endsWith('/'))) };
  } catch {
    return { problem: 'is no zip file that can be read.' };
  }
}

/** Reads a compressed tar file, such as a source distribution; folders and links are left out. */
export function readTarGz(bytes: Uint8Array): Archive {
  const parts: Uint8Array[] = [];
  let sum = 0;
  let ended = false;
  const gunzip = new Gunzip((part, last) => {
    parts.push(part);
    sum += part.length;
    ended ||= last;
  });
  const STEP = 1 << 20;
  try {
    for (let at = 0; at < bytes.length && sum <= LONGEST; at += STEP)
      gunzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  } catch {
    return { problem: 'is no gzip file that can be read.' };
  }
  if (sum > LONGEST) return { problem: TOO_LONG };
  if (!ended) return { problem: 'is no gzip file that can be read.' };
  const whole = new Uint8Array(sum);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  const files = readTar(whole);
  return files === undefined ? { problem: 'is no tar file that can be read.' } : { files };
}

/** The text of bytes; what is no UTF-8 is replaced. */
export const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
