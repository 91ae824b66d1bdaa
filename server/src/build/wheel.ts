import { readZip, utf8 } from './archive.ts';
import { readEntryPoints } from './entry-points-file.ts';
import { type Metadata, readMetadata } from './metadata.ts';

/** What a wheel holds. (binary-distribution-format) */
export interface Wheel {
  readonly metadata: Metadata;
  /** Group to name to object reference, white space left out. */
  readonly entryPoints: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The lines of `top_level.txt`, sorted; `undefined` without that file. */
  readonly topLevel: readonly string[] | undefined;
  /** Such as `py3-none-any`, one for each combination, sorted. */
  readonly tags: readonly string[];
  readonly pure: boolean;
  /** The files to be installed, without those of `.dist-info`; the folder of `.data` is `DATA/`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The files of `.dist-info`, by their path in it. */
  readonly info: ReadonlyMap<string, Uint8Array>;
  /** Files that `RECORD` does not name, and names of `RECORD` that are no file. */
  readonly recordProblems: readonly string[];
}

/** Reads a wheel; a string is why it is none, as the rest of a sentence about it. */
export function readWheel(bytes: Uint8Array): Wheel | string {
  const archive = readZip(bytes);
  if (archive.problem !== undefined) return archive.problem;
  const names = [...archive.files.keys()];
  const folder = names
    .map((name) => name.split('/')[0] as string)
    .find((name) => name.endsWith('.dist-info'));
  if (folder === undefined) return 'has no .dist-info folder, so it is no wheel.';
  const data = `${folder.slice(0, -'.dist-info'.length)}.data/`;

  const info = new Map<string, Uint8Array>();
  const files = new Map<string, Uint8Array>();
  for (const [name, content] of archive.files) {
    if (name.startsWith(`${folder}/`)) info.set(name.slice(folder.length + 1), content);
    else files.set(name.startsWith(data) ? `DATA/${name.slice(data.length)}` : name, content);
  }
  const text = (name: string): string | undefined => {
    const content = info.get(name);
    return content === undefined ? undefined : utf8(content);
  };
  const metadata = text('METADATA');
  if (metadata === undefined) return 'has no METADATA, so it is no wheel.';
  const wheel = readMetadata(text('WHEEL') ?? '');
  return {
    metadata: readMetadata(metadata),
    entryPoints: readEntryPoints(text('entry_points.txt') ?? ''),
    topLevel: text('top_level.txt')
      ?.split(/\s+/)
      .filter((name) => name !== '')
      .sort(),
    tags: [...new Set(wheel.all('Tag').flatMap(expanded))].sort(),
    pure: wheel.first('Root-Is-Purelib')?.toLowerCase() === 'true',
    files,
    info,
    recordProblems: recordProblems(names, folder, text('RECORD')),
  };
}

/** `py2.py3-none-any` is two tags. */
function expanded(tag: string): string[] {
  const [pythons = '', abis = '', platforms = ''] = tag.trim().split('-');
  return pythons
    .split('.')
    .flatMap((python) =>
      abis
        .split('.')
        .flatMap((abi) => platforms.split('.').map((platform) => `${python}-${abi}-${platform}`)),
    );
}

/** Signatures stand in no record. */
const UNRECORDED = /\/RECORD\.(jws|p7s)$/;

function recordProblems(names: readonly string[], folder: string, record: string | undefined): string[] {
  if (record === undefined) return ['There is no RECORD.'];
  const recorded = new Set(
    record
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .map(firstOfCsv),
  );
  const there = new Set(names);
  return [
    ...names
      .filter((name) => !recorded.has(name) && !UNRECORDED.test(name))
      .map((name) => `RECORD does not name ${name}.`),
    ...[...recorded]
      .filter((name) => !there.has(name) && name !== `${folder}/RECORD`)
      .map((name) => `RECORD names ${name}, which is not there.`),
  ];
}

/** The first value of a line of comma-separated values. */
function firstOfCsv(line: string): string {
  if (!line.startsWith('"')) return line.slice(0, Math.max(0, line.indexOf(',')) || line.length);
  const [, quoted = ''] = /^"((?:[^"]|"")*)"/.exec(line) ?? [];
  return quoted.replaceAll('""', '"');
}
