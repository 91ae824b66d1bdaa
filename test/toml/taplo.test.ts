import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Taplo } from '@taplo/lib';
import { type Data, toData } from '../../server/src/toml/data.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import { largePyproject } from '../support/large.ts';

/** Our data as plain objects, as the other reader gives it; dates as their text. */
function plain(data: Data): unknown {
  if (data instanceof Map) return Object.fromEntries([...data].map(([key, value]) => [key, plain(value)]));
  if (Array.isArray(data)) return data.map(plain);
  if (typeof data === 'object' && data !== null && 'value' in data) return data.value;
  return data;
}

describe('a second reader', async () => {
  const taplo = await Taplo.initialize();

  for (const [name, text] of [
    ['a large file', largePyproject(300)],
    [
      'keys of every kind',
      '"a b".\'c\'.d = 1\ne.f = "x"\n[g]\nh.i = [1, [2, 3], {j = true}]\n[[k]]\n[[k]]\nl = 1\n',
    ],
    ['strings of every kind', 'a = "x\\ty\\u00e9"\nb = \'c:\\d\'\ne = """\n1\n2"""\nf = \'\'\'g\'\'\'\n'],
    ['numbers and dates', 'a = 0x1f\nb = 1_000\nc = 1e3\nd = -0.5\ne = 1979-05-27\nf = 07:32:00\n'],
    ['comments and CRLF', '# x\r\na = [ # y\r\n  1, # z\r\n]\r\n'],
  ] as const) {
    test(`reads the same data: ${name}`, () =>
      assert.deepEqual(
        JSON.parse(JSON.stringify(plain(toData(parseToml(text).root)))),
        JSON.parse(JSON.stringify(taplo.decode(text))),
      ));
  }
});
