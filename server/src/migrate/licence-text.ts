/*
 * Which of a few licences a licence file holds: by the sentences that only that one has, and by its length, since a file
 * that goes on after them may hold other licences too.
 */

interface Known {
  readonly id: string;
  readonly has: readonly RegExp[];
  readonly lacks?: readonly RegExp[];
  readonly words: readonly [number, number];
}

const BSD = [
  /redistribution and use in source and binary forms/,
  /redistributions in binary form must reproduce/,
];
const ENDORSE =
  /(neither the names? of|the names? of .{1,80} may not be used to endorse|to endorse or promote products)/;
const ADVERTISING = /all advertising materials/;

const KNOWN: readonly Known[] = [
  { id: 'BSD-3-Clause', has: [...BSD, ENDORSE], lacks: [ADVERTISING], words: [170, 300] },
  { id: 'BSD-2-Clause', has: BSD, lacks: [ADVERTISING, ENDORSE], words: [150, 230] },
  {
    id: 'MIT',
    has: [
      /permission is hereby granted, free of charge, to any person obtaining a copy/,
      /without restriction/,
    ],
    words: [140, 210],
  },
  {
    id: 'ISC',
    has: [
      /permission to use, copy, modify, and(\/or)? distribute this software for any purpose with or without fee/,
    ],
    words: [90, 150],
  },
  {
    id: 'Apache-2.0',
    has: [/apache license version 2\.0, january 2004/, /end of terms and conditions/],
    words: [1400, 1700],
  },
];

/** The SPDX identifier of a licence text; `undefined` for one that we do not know or that holds more. */
export function licenceOfText(text: string): string | undefined {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.,/()]+/gu, ' ')
    .trim();
  const words = plain.split(' ').length;
  const found = KNOWN.filter(
    ({ has, lacks = [], words: [least, most] }) =>
      words >= least &&
      words <= most &&
      has.every((one) => one.test(plain)) &&
      !lacks.some((one) => one.test(plain)),
  );
  return found.length === 1 ? found[0]?.id : undefined;
}
