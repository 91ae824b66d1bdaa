import type { Version } from './version.ts';

/** Negative, zero or positive as `a` comes before, equals or comes after `b` (version-specifiers#summary-of-permitted-suffixes-and-relative-ordering). */
export function compareVersions(a: Version, b: Version): number {
  return comparePublic(a, b) || compareLocal(a.local, b.local);
}

/** As `compareVersions`, with local labels left out. */
export function comparePublic(a: Version, b: Version): number {
  return (
    order(a.epoch, b.epoch) ||
    compareRelease(a.release, b.release) ||
    preRank(a) - preRank(b) ||
    order(a.pre?.number ?? 0n, b.pre?.number ?? 0n) ||
    order(a.post ?? -1n, b.post ?? -1n) ||
    compareDev(a.dev, b.dev)
  );
}

/** Orders releases number by number; missing ones count as zero. */
export function compareRelease(a: readonly bigint[], b: readonly bigint[]): number {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = order(a[i] ?? 0n, b[i] ?? 0n);
    if (difference !== 0) return difference;
  }
  return 0;
}

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** A development release of a final one comes before its pre-releases; the final one after them. */
function preRank(version: Version): number {
  if (version.pre !== undefined) return version.pre.letter === 'a' ? 1 : version.pre.letter === 'b' ? 2 : 3;
  return version.post === undefined && version.dev !== undefined ? 0 : 4;
}

function compareDev(a: bigint | undefined, b: bigint | undefined): number {
  if (a === undefined || b === undefined) return (a === undefined ? 1 : 0) - (b === undefined ? 1 : 0);
  return order(a, b);
}

function compareLocal(a: Version['local'], b: Version['local']): number {
  if (a === undefined || b === undefined) return (a === undefined ? 0 : 1) - (b === undefined ? 0 : 1);
  for (let i = 0; i < a.length && i < b.length; i++) {
    const left = a[i] as string | bigint;
    const right = b[i] as string | bigint;
    if (typeof left !== typeof right) return typeof left === 'string' ? -1 : 1;
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.length - b.length;
}
