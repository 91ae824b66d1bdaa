import { type Difference, listed } from '../difference.ts';
import type { Metadata } from '../metadata.ts';

/** Names and addresses of `Author` or `Maintainer`, which pyproject.toml writes in one field where they are a pair. */
export function comparePeople(before: Metadata, after: Metadata, who: string): Difference[] {
  const written = (metadata: Metadata): string[] => [
    ...metadata.all(who),
    ...metadata.all(`${who}-email`).map((mail) => mail.replace(/\s+/g, ' ')),
  ];
  const [old, now] = [written(before), written(after)];
  if (old.join('\0') === now.join('\0')) return [];
  const isSame = people(before, who) === people(after, who);
  return [
    {
      what: who,
      before: listed(old),
      after: listed(now),
      ...(isSame ? { explained: 'the same names and addresses, paired' } : {}),
    },
  ];
}

function people(metadata: Metadata, who: string): string {
  const words = new Set(wordsOf(metadata.all(who).join(' ')));
  const mails = new Set<string>();
  for (const part of metadata.all(`${who}-email`).flatMap(addresses)) {
    const mail = /([^\s<>",]+@[^\s<>",]+)>?\s*$/.exec(part);
    if (mail === null) continue;
    mails.add((mail[1] as string).toLowerCase());
    for (const word of wordsOf(part.slice(0, mail.index))) words.add(word);
  }
  return `${[...words].sort().join(' ')}|${[...mails].sort().join(' ')}`;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Splits at commas that stand in no quotes. */
const addresses = (text: string): string[] => text.match(/(?:"(?:[^"\\]|\\.)*"|[^",])+/g) ?? [];
