import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, test } from 'node:test';
import { parseMarker } from '../../server/src/standards/markers.ts';
import { parseSpecifierSet, parseVersion } from '../../server/src/standards/pep440.ts';
import { parseRequirement } from '../../server/src/standards/pep508.ts';
import { isRefused, type StandardProblem } from '../../server/src/standards/problem.ts';

const FILE = '../shared/corpus/oracle/strings.jsonl';

const READERS: Record<string, (text: string) => readonly StandardProblem[]> = {
  version: (text) => parseVersion(text).problems,
  specifier: (text) => parseSpecifierSet(text).problems,
  requirement: (text) => parseRequirement(text).problems,
  marker: (text) => parseMarker(text).problems,
};

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly input: string;
  readonly valid: boolean;
}

describe('strings that the reference implementation judged', () => {
  if (!fs.existsSync(FILE)) {
    console.log(`${FILE} is not there, so nothing is compared with it.`);
    return;
  }
  const cases = fs
    .readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case);

  for (const [kind, read] of Object.entries(READERS)) {
    test(`${kind}: refused exactly where it refuses`, () => {
      const own = cases.filter((each) => each.kind === kind);
      assert.ok(own.length > 100, `${own.length} cases`);
      const wrong = own.filter((each) => isRefused(read(each.input)) === each.valid);
      assert.deepEqual(
        wrong.map(({ id, input }) => `${id} ${JSON.stringify(input)}`),
        [],
      );
    });
  }
});
