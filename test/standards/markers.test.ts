import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  evaluateMarker,
  formatMarker,
  markerReach,
  parseMarker,
  pythonsFor,
} from '../../server/src/standards/markers.ts';
import { expectFault, faults } from './problems.ts';

describe('markers', () => {
  test('`and` binds tighter than `or`', () => {
    const marker = parseMarker('os_name == "a" or os_name == "b" and extra == "c"');
    assert.equal(evaluateMarker(marker, { os_name: 'a', extra: 'z' }), true);
    assert.equal(evaluateMarker(marker, { os_name: 'b', extra: 'z' }), false);
  });
  test('10,000 parentheses', () => {
    const marker = parseMarker(`${'('.repeat(10000)}os_name == "a"${')'.repeat(10000)}`);
    assert.deepEqual(marker.problems, []);
    assert.equal(formatMarker(marker), 'os_name == "a"');
  });
  test('10,000 nested lists', () => {
    const deep = `${'(os_name == "a" or '.repeat(10000)}os_name == "b"${')'.repeat(10000)}`;
    const marker = parseMarker(deep);
    assert.equal(evaluateMarker(marker, { os_name: 'b' }), true);
    assert.equal(formatMarker(marker)?.length, deep.length - 2);
  });
  test('Python escapes are read', () =>
    assert.equal(evaluateMarker(parseMarker('os_name == "\\x6e\\164"'), { os_name: 'nt' }), true));

  const fault = (text: string, expected: string) => () =>
    expectFault(text, parseMarker(text).problems, expected);
  test(
    'unknown name',
    fault('pyton_version > "3"', 'refused unknown-marker-name: «pyton_version» > "3" → python_version > "3"'),
  );
  test(
    'no quotes',
    fault(
      'python_version >= 3.8',
      'refused marker-unquoted: python_version >= «3.8» → python_version >= "3.8"',
    ),
  );
  test(
    'no quotes, a word',
    fault(
      'sys_platform == linux',
      'refused marker-unquoted: sys_platform == «linux» → sys_platform == "linux"',
    ),
  );
  test('open quote', fault("extra == 'a", "refused marker-quote: extra == «'a» → extra == 'a'"));
  test('wrong operator', fault('extra = "a"', 'refused marker-operator: extra «=» "a" → extra == "a"'));
  test(
    '&&',
    fault(
      'extra == "a" && os_name == "nt"',
      'refused marker-join: extra == "a" «&&» os_name == "nt" → extra == "a" and os_name == "nt"',
    ),
  );
  test(
    'upper case',
    fault(
      'extra == "a" AND os_name == "nt"',
      'refused marker-case: extra == "a" «AND» os_name == "nt" → extra == "a" and os_name == "nt"',
    ),
  );
  test(
    'open parenthesis',
    fault('(extra == "a"', 'refused marker-parenthesis: «(»extra == "a" → (extra == "a")'),
  );
  test('no value', fault('extra ==', 'refused marker-incomplete: extra «==»'));
  test('a bad escape', fault('extra == "\\x"', 'refused marker-string: extra == "«\\x»"'));

  test('old name', fault('os.name == "nt"', 'disputed marker-old-name: «os.name» == "nt" → os_name == "nt"'));
  test('no version', fault('python_version > "x"', 'disputed marker-never: python_version > «"x"»'));
  test(
    'three numbers',
    fault(
      'python_version == "3.10.1"',
      'disputed marker-never: python_version == «"3.10.1"» → python_full_version == "3.10.1"',
    ),
  );
  test(
    'three numbers in an order',
    fault(
      'python_version >= "3.10.1"',
      'advice marker-long-version: python_version >= «"3.10.1"» → python_full_version >= "3.10.1"',
    ),
  );
  test(
    'a wildcard in an order',
    fault(
      "python_version >= '3.10.*'",
      "disputed marker-never: python_version >= «'3.10.*'» → python_version >= '3.10'",
    ),
  );
  test(
    'an operator in the quotes',
    fault(
      'python_version == ">=3.8"',
      'disputed marker-never: python_version == «">=3.8"» → python_version >= "3.8"',
    ),
  );
  test(
    'not a value of sys_platform',
    fault(
      'sys_platform == "windows"',
      'disputed marker-never: sys_platform == «"windows"» → sys_platform == "win32"',
    ),
  );
  test(
    'not a value of platform_system',
    fault(
      'platform_system != "windows"',
      'disputed marker-always: platform_system != «"windows"» → platform_system != "Windows"',
    ),
  );
  test(
    'a value of another variable',
    fault('os_name == "linux"', 'disputed marker-never: os_name == «"linux"» → sys_platform == "linux"'),
  );
  test(
    'no order of text',
    fault('sys_platform > "linux"', 'disputed marker-never: «sys_platform > "linux"»'),
  );
  test('no answer', fault('os_name ~= "nt"', 'disputed marker-error: os_name «~=» "nt" → os_name == "nt"'));
  test('two values', fault('"a" == "b"', 'disputed marker-sides: «"a" == "b"»'));
  test('a lock file variable', fault('"a" in extras', 'disputed marker-lock-file: "a" in «extras»'));
  for (const text of [
    'python_version < "3.10"',
    'python_version in "3.8, 3.9"',
    'python_version == "3.*"',
    'python_version == "3.10.0"',
    "'3' in python_version",
    '"3.8" <= python_version',
    'python_full_version == "3.10"',
    'python_full_version < "3.11.0a6"',
    'platform_machine == "loongarch64"',
    'sys_platform == "freebsd14"',
    'platform_release >= "20"',
    'extra == "Dev_X"',
    'sys_platform not in "win32 cygwin"',
  ]) {
    test(`${text} is fine`, () => assert.deepEqual(faults(text, parseMarker(text).problems), []));
  }
});

describe('where a marker holds', () => {
  const minors = ['3.9', '3.10', '3.11', '3.12'];
  for (const [text, expected] of [
    ['python_version < "3.11"', '3.9 3.10'],
    ['python_full_version < "3.10.4"', '3.9 3.10'],
    ['python_version >= "3.10" and os_name == "nt"', '3.10 3.11 3.12'],
    ['python_version < "3.10" or python_version >= "3.12"', '3.9 3.12'],
    ['python_version < "3"', ''],
    ['extra == "a"', '3.9 3.10 3.11 3.12'],
    ['sys_platform == "win32" and sys_platform == "linux"', ''],
  ] as const) {
    test(text, () => assert.equal(pythonsFor(parseMarker(text), minors).join(' '), expected));
  }
  test('depends on the platform', () => {
    const { platforms, truth } = markerReach(parseMarker('os_name == "nt"'), minors);
    assert.deepEqual(
      platforms.map((platform) => `${platform.name} ${platform.truth}`),
      ['Linux false', 'macOS false', 'Windows true', 'others false'],
    );
    assert.equal(truth, 'depends');
  });
  test('never', () => assert.equal(markerReach(parseMarker('python_version < "3.8"'), minors).truth, false));
  test('always', () =>
    assert.equal(markerReach(parseMarker('python_full_version >= "3.9"'), minors).truth, true));
  test('an unknown variable depends', () =>
    assert.equal(evaluateMarker(parseMarker('extra == "a"'), {}), 'depends'));
  test('a known false settles `and`', () =>
    assert.equal(
      evaluateMarker(parseMarker('extra == "a" and os_name == "nt"'), { os_name: 'posix' }),
      false,
    ));
});
