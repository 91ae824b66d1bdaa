import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, test } from 'node:test';
import { licencesFrom, parseLicenseExpression } from '../../server/src/standards/spdx.ts';
import { dataFile } from '../standards/data.ts';

const FILE = '../shared/corpus/oracle/strings.jsonl';

describe('licence expressions that the reference implementation judged', () => {
  if (!fs.existsSync(FILE)) {
    test('the corpus is not beside the project, so nothing is compared', () => assert.ok(true));
    return;
  }
  test('refused exactly where it refuses', () => {
    const licences = licencesFrom(dataFile('licenses.json'));
    const cases = fs
      .readFileSync(FILE, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { id: string; kind: string; input: string; valid: boolean })
      .filter(({ kind }) => kind === 'license');
    assert.ok(cases.length > 100, `${cases.length} cases`);
    const wrong = cases.filter(
      ({ input, valid }) => (parseLicenseExpression(input, licences).normal !== undefined) !== valid,
    );
    assert.deepEqual(
      wrong.map(({ id, input }) => `${id} ${JSON.stringify(input)}`),
      [],
    );
  });
});
