/** The encodings that Python and the platform's decoder read alike, by Python's names for them. */
const SHARED: ReadonlySet<string> = new Set([
  'cp1250',
  'cp1251',
  'cp1252',
  'koi8-r',
  'koi8-u',
  'shift-jis',
  'euc-jp',
  'euc-kr',
  'gbk',
  'gb18030',
  'big5',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-15',
]);

const ALIASES: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  u8: 'utf-8',
  utf: 'utf-8',
  'utf8-sig': 'utf-8-sig',
  latin1: 'latin-1',
  latin: 'latin-1',
  l1: 'latin-1',
  'iso-8859-1': 'latin-1',
  'iso8859-1': 'latin-1',
  'us-ascii': 'ascii',
  'windows-1250': 'cp1250',
  'windows-1251': 'cp1251',
  'windows-1252': 'cp1252',
  sjis: 'shift-jis',
};

/** One spelling for each encoding that Python knows by several. */
export function encodingName(name: string): string {
  const plain = name.toLowerCase().replaceAll('_', '-').replaceAll(' ', '-');
  return ALIASES[plain] ?? plain;
}

/** Decodes as Python's `bytes.decode`; `'unknown'` for an encoding not known here, `undefined` for bytes it refuses. */
export function decode(bytes: Uint8Array, encoding: string): string | undefined | 'unknown' {
  const name = encodingName(encoding);
  if (name === 'latin-1') return fromCodes(bytes);
  if (name === 'ascii') return bytes.every((byte) => byte < 128) ? fromCodes(bytes) : undefined;
  const label = name === 'utf-8-sig' ? 'utf-8' : name.replace(/^cp(\d+)$/, 'windows-$1');
  if (name !== 'utf-8' && name !== 'utf-8-sig' && !SHARED.has(name)) return 'unknown';
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: name !== 'utf-8-sig' }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Text of one character a byte. */
export function fromCodes(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}

/** Decodes a Python source file (PEP 263): byte order mark, coding cookie in the first two lines, else UTF-8. */
export function decodeSource(bytes: Uint8Array): string | undefined {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = hasMark ? bytes.subarray(3) : bytes;
  const head = fromCodes(content.subarray(0, 400)).split(/\r\n?|\n/, 2);
  let cookie: string | undefined;
  for (const line of head) {
    if (!/^[ \t\f]*(?:#|$)/.test(line)) break;
    cookie = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(line)?.[1];
    if (cookie !== undefined) break;
  }
  const text = decode(content, hasMark ? 'utf-8' : (cookie ?? 'utf-8'));
  return text === 'unknown' ? undefined : text;
}
