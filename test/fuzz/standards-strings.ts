import type { Random } from './random.ts';

/** Makes strings after the grammars of the standards, with all their permitted oddities. */

const digits = (r: Random): string =>
  r.pick([
    '0',
    '1',
    '2',
    '3',
    '7',
    '10',
    '12',
    '2024',
    '00',
    '01',
    '007',
    '4294967296',
    '99999999999999999999',
  ]);

const some = (r: Random, probability: number, text: () => string): string =>
  r.chance(probability) ? text() : '';

const separator = (r: Random): string => r.pick(['', '', '.', '-', '_']);

const cased = (r: Random, word: string): string => (r.chance(0.1) ? word.toUpperCase() : word);

export function version(r: Random): string {
  const release = [digits(r), ...Array.from({ length: r.below(4) }, () => digits(r))].join('.');
  const suffix = (words: readonly string[]): string =>
    `${separator(r)}${cased(r, r.pick(words))}${separator(r)}${some(r, 0.8, () => digits(r))}`;
  return [
    some(r, 0.05, () => r.pick(['v', 'V'])),
    some(r, 0.08, () => `${r.pick(['0', '1', '2'])}!`),
    release,
    some(r, 0.3, () => suffix(['a', 'b', 'c', 'rc', 'alpha', 'beta', 'pre', 'preview'])),
    some(r, 0.2, () => (r.chance(0.3) ? `-${digits(r)}` : suffix(['post', 'rev', 'r']))),
    some(r, 0.2, () => suffix(['dev'])),
    some(r, 0.15, () => `+${localLabel(r)}`),
  ].join('');
}

const localLabel = (r: Random): string =>
  Array.from({ length: 1 + r.below(3) }, () =>
    r.pick(['ubuntu', '1', '01', 'A', 'a1', '1a', 'deadbeef', 'local']),
  ).join(r.pick(['.', '-', '_']));

/** A version near others, so that comparisons meet. */
export function nearVersion(r: Random): string {
  const base = r.pick(['0', '1', '1.0', '1.0.0', '1.1', '1.2', '2', '2.0', '1.2.3', '1!1.0', '3.8', '3.10']);
  return (
    base +
    r.pick([
      '',
      '',
      '',
      '',
      'a1',
      'a2',
      'b1',
      'rc1',
      '.dev0',
      '.dev1',
      '.post0',
      '.post1',
      'a1.dev1',
      'a1.post1',
      '.post1.dev1',
      '+local',
      '+local.1',
      'a1+x',
      '.post0+x',
      '.dev1+x',
    ])
  );
}

const blank = (r: Random): string => r.pick(['', '', '', ' ', '  ', '\t', ' \t']);

const space = (r: Random): string =>
  r.chance(0.02) ? r.pick(['\n', '\u00a0', '\u2003', '\x1c', '\x85', '\ufeff', '\r\n', '\v']) : blank(r);

export function specifier(r: Random): string {
  const operator = r.pick(['==', '==', '>=', '>=', '<', '<=', '>', '!=', '~=', '===']);
  if (operator === '===' && r.chance(0.5))
    return `===${space(r)}${r.pick(['foobar', 'x,y', '1.0,>=2', '', 'a(b', '"', '1.0', '1.0.0', 'FooBar', '\u0130'])}`;
  const text = r.chance(0.6) ? nearVersion(r) : version(r);
  const plain = r.chance(0.85) ? text.replace(/\+.*/, '') : text;
  if ((operator === '==' || operator === '!=') && r.chance(0.3))
    return `${operator}${space(r)}${r.pick(['1', '1.0', '1.2', '2', '3', '0', '1!1', 'v1.2', '3.8'])}.*`;
  return `${operator}${space(r)}${operator === '==' || operator === '!=' ? text : plain}`;
}

export function specifierSet(r: Random): string {
  const count = r.chance(0.05) ? 0 : 1 + r.below(4);
  const parts = Array.from({ length: count }, () => `${space(r)}${specifier(r)}${space(r)}`);
  return parts.join(',') + some(r, 0.04, () => r.pick([',', ' ,', ',,', ', ']));
}

export function name(r: Random): string {
  const word = (): string => r.pick(['foo', 'Foo', 'bar2', 'a', 'A', '0', 'x1y', 'django']);
  return Array.from({ length: 1 + r.below(3) }, word).join(r.pick(['-', '_', '.', '--', '-_.']));
}

const VARIABLES = [
  'python_version',
  'python_version',
  'python_full_version',
  'os_name',
  'os.name',
  'sys_platform',
  'sys.platform',
  'platform_machine',
  'platform.machine',
  'platform_system',
  'platform_release',
  'platform_version',
  'platform.version',
  'implementation_name',
  'implementation_version',
  'platform_python_implementation',
  'platform.python_implementation',
  'python_implementation',
  'extra',
  'extra',
  'extras',
  'dependency_groups',
];

const VALUES = [
  '3.8',
  '3.10',
  '3.8.1',
  '3.*',
  '3.8.*',
  '3.13.0a1',
  '2.7',
  '',
  'linux',
  'win32',
  'posix',
  'nt',
  'CPython',
  'Linux',
  'x86_64',
  '3.8 3.9',
  'Foo_Bar',
  'foo-bar',
  'dev',
  'DEV',
  '=3.8',
  '6.1.0-13-amd64',
  '5.15',
  'os_name',
  'extra',
  'python_version',
  '>=3',
  "it's",
  '\\n',
  '\\x41',
  'a\\b',
  '1.0+local',
  '~3',
  ' 3.8 ',
];

const quoted = (r: Random): string => {
  const value = r.pick(VALUES);
  const quote = value.includes("'") ? '"' : r.pick(['"', "'"]);
  return quote + value + quote;
};

function comparison(r: Random): string {
  const sides = r.chance(0.85)
    ? [r.pick(VARIABLES), quoted(r)]
    : [r.pick([quoted(r), r.pick(VARIABLES)]), r.pick([quoted(r), r.pick(VARIABLES)])];
  if (r.chance(0.25)) sides.reverse();
  const word = r.pick(['in', 'not in', 'not  in', 'not\tin']);
  const sign = r.pick(['==', '==', '!=', '<', '<=', '>', '>=', '~=', '===']);
  return r.chance(0.2)
    ? `${sides[0]} ${word} ${sides[1]}`
    : `${sides[0]}${blank(r)}${sign}${blank(r)}${sides[1]}`;
}

export function marker(r: Random, depth = 0): string {
  const count = r.chance(0.5) ? 1 : 1 + r.below(4);
  const atoms = Array.from({ length: count }, () => {
    const nested = depth < 3 && r.chance(0.2);
    return nested ? `(${blank(r)}${marker(r, depth + 1)}${blank(r)})` : comparison(r);
  });
  return atoms.reduce((all, atom) => `${all} ${r.pick(['and', 'or'])} ${atom}`);
}

export function requirement(r: Random): string {
  const extras = some(r, 0.3, () => {
    const items = Array.from({ length: r.below(4) }, () => `${blank(r)}${name(r)}${blank(r)}`);
    return `${blank(r)}[${items.join(',')}]`;
  });
  const set = (): string =>
    Array.from({ length: 1 + r.below(3) }, () => `${blank(r)}${specifier(r)}${blank(r)}`).join(',');
  const target = r.pick([
    () => '',
    set,
    set,
    set,
    () => `${blank(r)}(${set()})`,
    () =>
      `${blank(r)}@${blank(r)}${r.pick(['https://example.org/a.whl', 'file:///a', 'git+https://x.y/z@v1#egg=a', './a', 'x;y', 'https://a.b/c;'])} `,
  ])();
  const tail = some(r, 0.4, () => `${blank(r)};${blank(r)}${marker(r)}`);
  return `${blank(r)}${name(r)}${extras}${target}${tail}${blank(r)}`;
}

export function entryPoint(r: Random): string {
  const path = (): string =>
    Array.from({ length: 1 + r.below(3) }, () =>
      r.pick(['pkg', 'cli', 'main', 'a_b', 'Ünï', '_x', '3d']),
    ).join('.');
  const colon = some(r, 0.8, () => `${space(r)}:${space(r)}${path()}`);
  return `${path()}${colon}${some(r, 0.2, () => `${space(r)}[${r.pick(['a', 'a, b', '', 'a]b', 'x-y', 'ü'])}]`)}${space(r)}`;
}

const STRANGE = [
  ' ',
  '\t',
  '\n',
  '\r',
  '\u00a0',
  '\u2003',
  '\ufeff',
  '\x1c',
  '\x85',
  '\0',
  'ſ',
  'ı',
  'İ',
  'K',
  'ü',
  'Ѧ',
  '٣',
  '😀',
  '\ud800',
  '²',
  'ß',
  ',',
  ';',
  '(',
  ')',
  '[',
  ']',
  '"',
  "'",
  '@',
  '#',
  '\\',
  '=',
  '<',
  '>',
  '!',
  '~',
  '^',
  '*',
  '.*',
  '.',
  '-',
  '_',
  '+',
  '/',
  ':',
  '|',
  '&',
  '0',
  '1',
  '9',
  'a',
  'b',
  'v',
  'x',
  'and',
  'or',
  'in',
  'not',
  ' and ',
  'dev',
  'post',
  'rc',
  '===',
  '=>',
  '=<',
  '~=',
  '\\N{DASH}',
  '\\x',
  '\\u12',
  'extra',
  'os_name',
];

/** Changes a string in a few places, as fingers and mice do. */
export function mutate(r: Random, text: string): string {
  let result = text;
  for (let times = 1 + r.below(3); times > 0; times--) {
    const at = r.below(result.length + 1);
    const length = r.pick([1, 1, 1, 2, 3, 6]);
    switch (r.below(6)) {
      case 0:
        result = result.slice(0, at) + result.slice(at + length);
        break;
      case 1:
        result = result.slice(0, at) + r.pick(STRANGE) + result.slice(at + 1);
        break;
      case 2:
        result = result.slice(0, at) + (result[at + 1] ?? '') + (result[at] ?? '') + result.slice(at + 2);
        break;
      case 3:
        result = result.slice(0, at) + result.slice(at, at + length) + result.slice(at);
        break;
      default:
        result = result.slice(0, at) + r.pick(STRANGE) + result.slice(at);
    }
  }
  return result;
}
