import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  entryNameProblems,
  groupNameProblems,
  parseObjectReference,
} from '../../server/src/standards/entry-points.ts';
import { globProblems, matchGlob } from '../../server/src/standards/globs.ts';
import { formatMarker, markerReach, parseMarker } from '../../server/src/standards/markers.ts';
import { nameProblems } from '../../server/src/standards/names.ts';
import {
  canonicalSpecifierSet,
  describeSpecifierSet,
  isEmptySet,
  parseSpecifierSet,
  parseVersion,
  redundantSpecifiers,
} from '../../server/src/standards/pep440.ts';
import {
  formatRequirement,
  parseRequirement,
  requirementPlaceAt,
} from '../../server/src/standards/pep508.ts';

/** Everything that reads a string, one after the other. */
const READERS: Readonly<Record<string, (text: string) => void>> = {
  version: (text) => parseVersion(text),
  specifiers: (text) => {
    const set = parseSpecifierSet(text);
    isEmptySet(set);
    redundantSpecifiers(set);
    describeSpecifierSet(set);
    canonicalSpecifierSet(set);
  },
  marker: (text) => {
    const marker = parseMarker(text);
    formatMarker(marker);
    markerReach(marker, ['3.10', '3.11']);
  },
  requirement: (text) => {
    const requirement = parseRequirement(text);
    formatRequirement(requirement);
    requirementPlaceAt(requirement, text.length);
  },
  name: (text) => nameProblems(text),
  reference: (text) => parseObjectReference(text),
  group: (text) => groupNameProblems(text),
  entry: (text) => entryNameProblems(text, 'script'),
  glob: (text) => {
    globProblems(text);
    matchGlob(text, 'a/b/LICENSE');
  },
};

/** Long enough for anything that grows with the square of the length to pass the limit, short enough for every run. */
const SIZE = 100_000;
const fill = (piece: string): string => piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);

const HOSTILE = [
  '1',
  '1.',
  '.1',
  'a',
  'a.',
  'a-',
  ' ',
  '\t',
  '\n',
  '(',
  ')',
  '[',
  '"',
  "'",
  ',',
  ';',
  '@',
  '#',
  '*',
  '\\',
  '\0',
  '\ud800',
  '😀',
  '=',
  '>=1,',
  '!=1.5,',
  '>=1 ',
  '==1.*',
  '~=1',
  '^1',
  '===x,',
  '1!',
  '+',
  '1+a.',
  'a1',
  '-1',
  'post',
  '(os_name == "a" or ',
  'os_name == "a" and ',
  'not ',
  'in ',
  '"\\x',
  'foo ',
  'foo[a',
  '[a,',
  'a,b ',
  'foo @ x ',
  'foo;',
  'foo>=1;',
  '=>1',
  ' <2',
  '--x ',
  'a:b',
  'a::',
  '**',
  '[a-',
  '..',
  '../',
  'v',
  '\u0301',
];

describe('long text of any kind is read quickly and without an exception', () => {
  for (const [name, read] of Object.entries(READERS)) {
    test(name, () => {
      for (const piece of HOSTILE) {
        for (const text of [
          fill(piece),
          `foo${fill(piece)}`,
          `foo>=1; ${fill(piece)}`,
          `[${fill(piece)}`,
          `>=1${fill(piece)}`,
        ].slice(0, name === 'requirement' || name === 'specifiers' ? 5 : 1)) {
          const start = process.cpuUsage();
          read(text);
          const { user } = process.cpuUsage(start);
          assert.ok(user < 1e6, `${JSON.stringify(text.slice(0, 20))} takes ${user / 1e6} s`);
        }
      }
    });
  }
});
