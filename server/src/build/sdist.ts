import { readTarGz, readZip, utf8 } from './archive.ts';
import { type Metadata, readMetadata } from './metadata.ts';

/** What a source distribution holds. (source-distribution-format) */
export interface Sdist {
  /** What `PKG-INFO` says; `undefined` without it. */
  readonly metadata: Metadata | undefined;
  /** By path in its one folder. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Reads a source distribution, a `.tar.gz` or an old `.zip`; a string is why it is none, as the rest of a sentence. */
export function readSdist(bytes: Uint8Array): Sdist | string {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const archive = isZip ? readZip(bytes) : readTarGz(bytes);
  if (archive.problem !== undefined) return archive.problem;
  const files = new Map<string, Uint8Array>();
  for (const [name, content] of archive.files) {
    const slash = name.indexOf('/');
    if (slash > 0) files.set(name.slice(slash + 1), content);
  }
  const info = files.get('PKG-INFO');
  return { files, metadata: info === undefined ? undefined : readMetadata(utf8(info)) };
}
