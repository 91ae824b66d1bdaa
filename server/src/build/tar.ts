const BLOCK = 512;

/** The files of a tar archive in the ustar, pax or GNU form, by path; `undefined` for what is none. */
export function readTar(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | undefined {
  const files = new Map<string, Uint8Array>();
  let longName: string | undefined;
  let paxName: string | undefined;
  let paxSize: number | undefined;
  let at = 0;
  while (at + BLOCK <= bytes.length) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) return files;
    if (!hasChecksum(header)) return undefined;
    const size = paxSize ?? number(header, 124, 12);
    if (size === undefined || size > bytes.length - at - BLOCK) return undefined;
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === 'L') longName = text(content);
    else if (type === 'x') {
      const records = paxRecords(content);
      paxName = records.get('path') ?? paxName;
      const stated = records.get('size');
      paxSize = stated === undefined ? undefined : Number(stated);
    } else if (type !== 'g' && type !== 'K') {
      const name = paxName ?? longName ?? nameOf(header);
      // `7` is a contiguous file, NUL and `0` a plain one; the others are folders, links and devices.
      if (type === '0' || type === '\0' || type === '7') files.set(name.replace(/^\.\//, ''), content);
      longName = undefined;
      paxName = undefined;
      paxSize = undefined;
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files.size > 0 || at > 0 ? files : undefined;
}

/** The sum of the header's bytes, its own field taken as blanks. */
function hasChecksum(header: Uint8Array): boolean {
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 32 : (header[i] as number);
  return sum === number(header, 148, 8);
}

/** An octal number, or a binary one where the first bit is set, as GNU tar writes large ones. */
function number(header: Uint8Array, from: number, length: number): number | undefined {
  const field = header.subarray(from, from + length);
  if (((field[0] ?? 0) & 0x80) !== 0) {
    let value = 0;
    for (const byte of field.subarray(1)) value = value * 256 + byte;
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const digits = text(field).trim();
  if (digits === '') return 0;
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

function nameOf(header: Uint8Array): string {
  const name = text(header.subarray(0, 100));
  const isUstar = text(header.subarray(257, 262)) === 'ustar';
  const prefix = isUstar ? text(header.subarray(345, 500)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Records of the form `length key=value\n`, the length in bytes. */
function paxRecords(content: Uint8Array): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  let at = 0;
  while (at < content.length) {
    const blank = content.indexOf(32, at);
    const length = blank < 0 ? Number.NaN : Number(text(content.subarray(at, blank)));
    if (!(length > blank - at + 1) || at + length > content.length) break;
    const record = text(content.subarray(blank + 1, at + length - 1));
    const equals = record.indexOf('=');
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}

/** The bytes up to the first NUL, as UTF-8. */
function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}
