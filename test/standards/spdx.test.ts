import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeLicense, licencesFrom, parseLicenseExpression } from '../../server/src/standards/spdx.ts';
import { applyEdits } from '../../server/src/text/span.ts';
import { dataFile } from './data.ts';

const licences = licencesFrom(dataFile('licenses.json'));
const parse = (text: string) => parseLicenseExpression(text, licences);
/** `code «part at fault» repaired text` of each problem. */
const problems = (text: string) =>
  parse(text).problems.map(({ code, span, repair }) => {
    const repaired = repair === undefined ? '' : ` → ${applyEdits(text, repair.edits)}`;
    return `${code} «${text.slice(span.start, span.end)}»${repaired}`;
  });

const normal: [string, string | undefined][] = [
  ['MIT', 'MIT'],
  [' mIt ', 'MIT'],
  ['mit and (apache-2.0 or bsd-2-clause)', 'MIT AND (Apache-2.0 OR BSD-2-Clause)'],
  ['((MIT))', '((MIT))'],
  ['GPL-3.0-only with classpath-exception-2.0', 'GPL-3.0-only WITH Classpath-exception-2.0'],
  ['GPL-2.0++', 'GPL-2.0++'],
  ['LicenseRef-Aa OR licenseref-aA', 'LicenseRef-aA OR LicenseRef-aA'],
  ['MIT\u00a0OR\u001cISC', 'MIT OR ISC'],
  ['GPL-3.0', 'GPL-3.0'],
  ['', undefined],
  ['and', undefined],
  ['MIT or', undefined],
  ['MIT or or ISC', undefined],
  ['MIT WITH', undefined],
  ['(MIT) WITH Classpath-exception-2.0', undefined],
  ['MIT WITH Classpath-exception-2.0 WITH Classpath-exception-2.0', undefined],
  ['Classpath-exception-2.0', undefined],
  ['()', undefined],
  ['MIT ()', undefined],
  ['(MIT', undefined],
  ['MIT)', undefined],
  ['LicenseRef-', undefined],
  ['LicenseRef-a_b', undefined],
  ['LicenseRef-a+', undefined],
  ['MIT License', undefined],
  ['+', undefined],
  [`${'('.repeat(200)}MIT${')'.repeat(200)}`, `${'('.repeat(200)}MIT${')'.repeat(200)}`],
  [`${'('.repeat(201)}MIT${')'.repeat(201)}`, undefined],
];

describe('normal form of a licence expression', () => {
  for (const [text, expected] of normal) {
    test(JSON.stringify(text.slice(0, 60)), () => assert.equal(parse(text).normal, expected));
  }
});

const judged: [string, string[]][] = [
  ['MIT License', ['licence-unknown «MIT License» → MIT']],
  ['Apache 2.0', ['licence-unknown «Apache 2.0» → Apache-2.0']],
  ['Apache License, Version 2.0', ['licence-unknown «Apache License, Version 2.0» → Apache-2.0']],
  ['BSD', ['licence-unknown «BSD»']],
  ['GPLv3', ['licence-unknown «GPLv3»']],
  ['GPLv3+', ['licence-unknown «GPLv3+» → GPL-3.0-or-later']],
  ['Apche-2.0+', ['licence-unknown «Apche-2.0» → Apache-2.0+']],
  ['Proprietary', ['licence-unknown «Proprietary»']],
  ['Apche-2.0', ['licence-unknown «Apche-2.0» → Apache-2.0']],
  ['Apache 2.0 AND MIT', ['licence-unknown «Apache 2.0» → Apache-2.0 AND MIT']],
  [
    'GNU General Public License v3 or later (GPLv3+)',
    ['licence-unknown «GNU General Public License v3 or later (GPLv3+)» → GPL-3.0-or-later'],
  ],
  ['mit', ['licence-case «mit» → MIT']],
  ['MIT or ISC', ['licence-case «or» → MIT OR ISC']],
  ['GPL-2.0', ['licence-deprecated «GPL-2.0»']],
  ['GPL-2.0+', ['licence-deprecated «GPL-2.0+» → GPL-2.0-or-later']],
  ['MIT ISC', ['licence-operator «ISC»']],
  ['MIT ORR ISC', ['licence-operator «ORR» → MIT OR ISC']],
  ['MIT & ISC', ['licence-operator «&» → MIT AND ISC']],
  ['MIT/ISC', ['licence-operator «MIT/ISC»']],
  ['MIT OR', ['licence-missing «OR» → MIT']],
  ['OR MIT', ['licence-missing «OR»']],
  ['(MIT OR ISC', ['licence-parenthesis «(» → (MIT OR ISC)']],
  ['MIT)', ['licence-parenthesis «)» → MIT']],
  ['MIT OR ()', ['licence-parenthesis «()»']],
  [
    'MIT WITH Clsspath-exception-2.0',
    ['exception-unknown «Clsspath-exception-2.0» → MIT WITH Classpath-exception-2.0'],
  ],
  ['LicenseRef-My Licence', ['licence-reference «LicenseRef-My Licence» → LicenseRef-My-Licence']],
  ['  ', ['licence-empty «  »']],
];

describe('problems of a licence expression', () => {
  for (const [text, expected] of judged) {
    test(JSON.stringify(text), () => assert.deepEqual(problems(text), expected));
  }
  test('every span has something to show', () => {
    for (const text of ['+', 'MIT +', '(+)', '+ OR +', ')', '(', 'WITH', 'MIT WITH +'])
      for (const { span } of parse(text).problems)
        assert.ok(span.end > span.start && span.end <= text.length, text);
  });
  test('deep, wide and strange text takes linear time', () => {
    const start = process.cpuUsage().user;
    for (const part of ['(', ')', 'MIT ', 'x OR ', 'MIT WITH ', '\ud800', 'LicenseRef-'])
      parse(part.repeat(100_000 / part.length));
    assert.ok(process.cpuUsage().user - start < 3_000_000);
  });
  test('letter case is advice, a deprecated identifier is disputed', () =>
    assert.deepEqual(
      ['mit', 'GPL-2.0'].map((text) => parse(text).problems[0]?.grade),
      ['advice', 'disputed'],
    ));
  test('an identifier that packaging does not know yet is refused', () => {
    const newer = licences.all.find((licence) => licence.newer);
    assert.ok(newer !== undefined);
    assert.equal(parse(newer.id).problems[0]?.code, 'licence-newer');
  });
});

describe('structure of a licence expression', () => {
  test('AND binds closer than OR', () => {
    const { root } = parse('MIT OR ISC AND Zlib');
    assert.ok(root?.kind === 'or');
    assert.deepEqual(
      root.parts.map((part) => part.kind),
      ['licence', 'and'],
    );
  });
  test('operands keep id, plus and exception apart', () => {
    const [operand] = parse('Apache-2.0+ WITH LLVM-exception').operands;
    assert.deepEqual(
      [operand?.idSpan, operand?.orLater, operand?.exception?.known?.id],
      [{ start: 0, end: 10 }, true, 'LLVM-exception'],
    );
  });
  test('operands are there although the expression is broken', () =>
    assert.deepEqual(
      parse('MIT OR (ISC').operands.map(({ text }) => text),
      ['MIT', 'ISC'],
    ));
  test('words for people', () =>
    assert.equal(
      describeLicense(parse('MIT OR Apache-2.0')),
      'Any one of:\n- MIT License (MIT), OSI approved\n- Apache License 2.0 (Apache-2.0), OSI approved',
    ));
});
