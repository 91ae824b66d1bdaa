import { isUtf8 } from 'node:buffer';
import fs from 'node:fs';
import path from 'node:path';
import { LONGEST_DOCUMENT } from '../spec/limits.ts';
import { reason } from './find.ts';

export type ReadResult = { readonly text: string; readonly bytes: Buffer } | { readonly problem: string };

/** Reads a file as the text it is; a byte order mark stays. The problem is the rest of a sentence about the file. */
export function readText(file: string): ReadResult {
  let bytes: Buffer;
  try {
    const { size } = fs.statSync(file);
    if (size > LONGEST_DOCUMENT * 3) return { problem: tooLong(size) };
    bytes = fs.readFileSync(file);
  } catch (error) {
    return { problem: `cannot be read: ${reason(error)}.` };
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { problem: 'is encoded in UTF-16; TOML is UTF-8. Save it as UTF-8.' };
  }
  if (bytes.subarray(0, 8192).includes(0)) return { problem: 'is a binary file, not TOML.' };
  if (!isUtf8(bytes)) {
    const at = firstBad(bytes);
    const line = bytes.subarray(0, at).filter((byte) => byte === 10).length + 1;
    const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    return { problem: `is not valid UTF-8 (line ${line}, byte 0x${byte}); TOML is UTF-8. Save it as UTF-8.` };
  }
  const text = bytes.toString('utf8');
  return text.length > LONGEST_DOCUMENT ? { problem: tooLong(bytes.length) } : { text, bytes };
}

const tooLong = (bytes: number): string =>
  `is ${(bytes / 1024 / 1024).toFixed(1)} MB long; files above ${LONGEST_DOCUMENT / 1024 / 1024} MB are not analysed.`;

/** The offset of the first byte that spoils the encoding. */
function firstBad(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] as number;
    const length =
      first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (length === 0 || !isUtf8(bytes.subarray(at, at + length)) || at + length > bytes.length) return at;
    at += length;
  }
  return at;
}

/**
 * Replaces a file by a text in one step: whoever reads it meanwhile sees the old or the new one. Keeps the file's mode,
 * and a link stays a link. Returns what went wrong as the rest of a sentence about the file.
 */
export function writeText(file: string, text: string, before: Buffer): string | undefined {
  let temporary: string | undefined;
  try {
    const target = fs.realpathSync(file);
    const { mode } = fs.statSync(target);
    fs.accessSync(target, fs.constants.W_OK);
    temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
    fs.writeFileSync(temporary, text, { mode, flag: 'wx', flush: true });
    fs.chmodSync(temporary, mode);
    if (!fs.readFileSync(target).equals(before)) {
      fs.rmSync(temporary);
      return 'changed while it was being checked; it was left alone.';
    }
    fs.renameSync(temporary, target);
    return undefined;
  } catch (error) {
    if (temporary !== undefined) fs.rmSync(temporary, { force: true });
    return `cannot be written: ${reason(error)}.`;
  }
}
