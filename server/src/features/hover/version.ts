import { formatVersion, isPrerelease, readVersion, type Version } from '../../standards/pep440.ts';
import { code } from '../docs/markdown.ts';
import type { Found, Spot } from './spot.ts';
import { valuePage } from './spot.ts';

const LETTERS = { a: 'Alpha release', b: 'Beta release', rc: 'Release candidate' } as const;

/** A version: what kind of release it is, and its normal form where that differs. */
export function versionHover(spot: Spot): Found | undefined {
  const { value } = spot.text;
  const version = readVersion(value);
  if (version === undefined) return undefined;
  const normal = formatVersion(version);
  return {
    span: spot.text.span,
    page: valuePage(spot, [
      versionWords(version),
      isPrerelease(version)
        ? 'Installers pass over it while there is a final release, unless asked for pre-releases.'
        : undefined,
      normal === value.trim() ? undefined : `Indexes list it as ${code(normal)}.`,
    ]),
  };
}

/** What kind of release a version names, in one sentence. */
export function versionWords(version: Version): string {
  const { epoch, release, pre, post, dev, local } = version;
  const base = { epoch, release, pre: undefined, post: undefined, dev: undefined, local: undefined };
  const before = { ...base, pre, post };
  const parts: string[] = [];
  if (dev !== undefined)
    parts.push(`Development release ${dev} on the way to ${code(formatVersion(before))}.`);
  else if (post !== undefined)
    parts.push(
      `Post-release ${post} of ${code(formatVersion({ ...base, pre }))}: the same code, mended metadata or files.`,
    );
  else if (pre !== undefined)
    parts.push(`${LETTERS[pre.letter]} ${pre.number} of ${code(formatVersion(base))}.`);
  else parts.push('A final release.');
  if (epoch > 0n) parts.push(`Epoch ${epoch} puts it above every version of a lower epoch.`);
  if (local !== undefined) parts.push('The part after `+` marks a local build, which public indexes refuse.');
  return parts.join(' ');
}
