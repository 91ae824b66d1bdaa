import type { Random } from './random.ts';

/** Values as people write them, right ones and wrong ones, by what they are meant for. */
const words: Record<string, readonly string[]> = {
  name: ['"demo"', '"My_Tool"', '"a b"', '"-x"', '""', '1', "'demo'", '"dé"'],
  version: ['"1.0"', '"1.0.0-alpha.1"', '"v1"', '"latest"', '""', '1.0', '"1.0+local_x"'],
  specifier: [
    '">=3.10"',
    '">=3.9,<4.0"',
    '"3.10"',
    '"=>3.8"',
    '">=3.10 ,"',
    '"~=3"',
    '">=2.7, !=3.0.*"',
    '"^3.9"',
    '">=4,<3"',
    '""',
  ],
  requirement: [
    '"requests"',
    '"requests>=2,<3"',
    '"foo=>1"',
    '"foo[bar"',
    '"foo[a,b]>=1; python_version < \'3.12\'"',
    '"foo ; python_version > \'x\'"',
    '"foo @ https://example.org/foo.zip"',
    '"demo[dev]"',
    '"numpy==1.2.3"',
    '"a b"',
    '""',
    '"wheel"',
    '"setuptools>=40"',
    '"hatchling"',
    "'foo (>=1)'",
    '"foo>1,<1"',
    '1',
    '{ include-group = "test" }',
    '{include-group="nope"}',
  ],
  license: [
    '"MIT"',
    '"mit"',
    '"MIT OR"',
    '"Apache 2.0"',
    '{ text = "MIT" }',
    '{file = "LICENSE"}',
    '"GPL-3.0"',
    '"MIT AND (BSD-3-Clause"',
    '{ text = """\nlong\n""" }',
  ],
  classifier: [
    '"Programming Language :: Python :: 3"',
    '"Programming Language :: Python :: 3.11"',
    '"License :: OSI Approved :: MIT License"',
    '"Private :: Do Not Upload"',
    '"Natural Language :: Ukranian"',
    '"Topic :: Nonsense"',
    '"programming language :: python"',
    '"Typing :: Typed"',
  ],
  person: [
    '{ name = "A" }',
    '{name="A", email="a@b.c"}',
    '{ email = "not an address" }',
    '"A <a@b.c>"',
    '{ nom = "x" }',
    '{}',
  ],
  dynamic: ['"version"', '"name"', '"readme"', '"nonsense"', '"dependencies"', '"classifiers"', '"Version"'],
  reference: ['"pkg.mod:main"', '"pkg.mod"', '"pkg mod:main"', '"pkg:main [x]"', '""', '"pkg:a.b"', '3'],
  url: ['"https://example.org"', '"example.org"', '"http://[::1"', '"ftp://x"', '""'],
  backend: [
    '"hatchling.build"',
    '"setuptools.build_meta"',
    '"poetry.core.masonry.api"',
    '"flit_core.buildapi"',
    '"pdm.backend"',
    '"hatch"',
    '"uv_build"',
    '"setuptools"',
    '"x:y z"',
  ],
  readme: [
    '"README.md"',
    '{ file = "README.md" }',
    '{ text = "x" }',
    '"README.xyz"',
    '{file="a.md", text="b"}',
    '{file="a.md", content-type="text/markdown"}',
  ],
  text: ['"text"', "'literal'", '"""\nmany\nlines\n"""', '"tab\\tand \\u00e9"', "'''x'''", '"😀"', '""'],
  anything: ['true', '1', '-1.5e3', '1979-05-27', '[]', '{}', 'nan', '[1, [2, 3]]', '{ a.b = 1 }', '"x"'],
};

const arrays = {
  dependencies: 'requirement',
  classifiers: 'classifier',
  authors: 'person',
  maintainers: 'person',
  keywords: 'text',
  dynamic: 'dynamic',
  'license-files': 'text',
  'import-names': 'text',
};
const scalars = {
  name: 'name',
  version: 'version',
  'requires-python': 'specifier',
  license: 'license',
  description: 'text',
  readme: 'readme',
  versoin: 'version',
  dependancies: 'anything',
  foo: 'anything',
};
const labels = ['Homepage', 'Bug Reports', 'source', '"a label that is far longer than thirty-two"', 'Docs'];
const extras = ['dev', 'Test_1', 'test-1', '"a b"', 'docs'];

/** A document about the standard tables, most of it plausible, much of it wrong. */
export function pyproject(random: Random): string {
  const parts: string[] = [];
  const tables = [buildSystem, project, urls, optional, scripts, entryPoints, groups, tool];
  for (const table of tables) {
    if (random.chance(table === project ? 0.95 : 0.45)) parts.push(table(random));
    if (random.chance(0.02)) parts.push(table(random));
  }
  let text = parts.join(random.pick(['\n', '\n\n', '\n# ----\n\n']));
  if (random.chance(0.1)) text = text.replaceAll('\n', '\r\n');
  if (random.chance(0.03)) text = `\ufeff${text}`;
  return random.chance(0.1) ? text.trimEnd() : text;
}

/** Small damage, as typing and merging do it. */
export function damaged(text: string, random: Random): string {
  let out = text;
  for (let n = random.below(4); n >= 0; n--) {
    const at = random.below(out.length + 1);
    const to = Math.min(out.length, at + random.below(12));
    const kind = random.below(5);
    if (kind === 0) out = out.slice(0, at) + out.slice(to);
    else if (kind === 1) out = out.slice(0, at) + random.pick(bits) + out.slice(at);
    else if (kind === 2) out = out.slice(0, to) + out.slice(at);
    else if (kind === 3) out = out.slice(0, at) + random.pick(bits) + out.slice(to);
    else {
      const lines = out.split('\n');
      const [line = ''] = lines.splice(random.below(lines.length), 1);
      lines.splice(random.below(lines.length + 1), 0, line);
      out = lines.join('\n');
    }
  }
  return out;
}

const bits = [
  '"',
  "'",
  '"""',
  '[',
  ']',
  '{',
  '}',
  '=',
  ',',
  '\n',
  '#',
  '.',
  '\\',
  ' ',
  '\u0000',
  '\ud83d',
  '😀',
  '\r',
  '[project]\n',
  'name = ',
  '[[',
  '=>',
  ' ; ',
  '::',
  '\ufeff',
  '\t',
  'é',
];

const value = (random: Random, kind: string): string =>
  random.chance(0.04)
    ? random.pick(words.anything as readonly string[])
    : random.pick(words[kind] as readonly string[]);

function array(random: Random, kind: string): string {
  const items = Array.from({ length: random.below(6) }, () => value(random, kind));
  if (random.chance(0.5))
    return `[${items.join(random.pick([', ', ',', ' , ']))}${random.chance(0.1) && items.length > 0 ? ',' : ''}]`;
  const indent = random.pick(['  ', '    ', '\t', '']);
  return `[\n${items.map((item) => `${indent}${item},${comment(random, 0.2)}\n`).join('')}${random.chance(0.2) ? `${indent}# end\n` : ''}]`;
}

const comment = (random: Random, chance: number): string =>
  random.chance(chance) ? random.pick([' # note', '  # a, b = [c]', ' #"']) : '';

const equals = (random: Random): string => random.pick([' = ', ' = ', '=', '  =  ']);

function lines(random: Random, header: string, keys: readonly (readonly [string, string])[]): string {
  const body = keys.map(
    ([key, text]) =>
      `${random.chance(0.04) ? '# before\n' : ''}${key}${equals(random)}${text}${comment(random, 0.15)}\n`,
  );
  return `${random.chance(0.1) ? '# above\n' : ''}${header}${comment(random, 0.1)}\n${body.join('')}`;
}

function some<T>(random: Random, items: readonly T[], chance: number): T[] {
  const chosen = items.filter(() => random.chance(chance));
  if (random.chance(0.1)) chosen.reverse();
  return chosen;
}

function buildSystem(random: Random): string {
  const keys: (readonly [string, string])[] = [];
  if (random.chance(0.9)) keys.push(['requires', array(random, 'requirement')]);
  if (random.chance(0.9)) keys.push(['build-backend', value(random, 'backend')]);
  if (random.chance(0.1)) keys.push(['backend-path', array(random, 'text')]);
  if (random.chance(0.1)) keys.push(['build_backend', value(random, 'backend')]);
  return lines(random, '[build-system]', keys);
}

function project(random: Random): string {
  const keys = [
    ...some(random, Object.entries(scalars), 0.55).map(([key, kind]) => [key, value(random, kind)] as const),
    ...some(random, Object.entries(arrays), 0.4).map(([key, kind]) => [key, array(random, kind)] as const),
    ...(random.chance(0.1) ? [['urls.Homepage', value(random, 'url')] as const] : []),
    ...(random.chance(0.05)
      ? [
          [
            'optional-dependencies',
            `{ dev = ${array(random, 'requirement').replace(/\n|#.*/g, ' ')} }`,
          ] as const,
        ]
      : []),
    ...(random.chance(0.05) ? [['scripts', '{ run = "a:b", "b c" = "d" }'] as const] : []),
  ];
  return lines(random, random.pick(['[project]', '[project]', '[ project ]', '["project"]']), keys);
}

const urls = (random: Random): string =>
  lines(
    random,
    '[project.urls]',
    some(random, labels, 0.5).map((label) => [label, value(random, 'url')] as const),
  );

const optional = (random: Random): string =>
  lines(
    random,
    '[project.optional-dependencies]',
    some(random, extras, 0.5).map((extra) => [extra, array(random, 'requirement')] as const),
  );

const scripts = (random: Random): string =>
  lines(
    random,
    random.pick(['[project.scripts]', '[project.gui-scripts]']),
    some(random, ['run', '"a b"', 'x-y', '"=x"'], 0.5).map(
      (name) => [name, value(random, 'reference')] as const,
    ),
  );

const entryPoints = (random: Random): string =>
  lines(
    random,
    `[project.entry-points.${random.pick(['console_scripts', 'gui_scripts', '"my.plugins"', 'pytest11', '"a b"'])}]`,
    some(random, ['run', 'x', '"y z"'], 0.6).map((name) => [name, value(random, 'reference')] as const),
  );

const groups = (random: Random): string =>
  lines(
    random,
    '[dependency-groups]',
    some(random, ['test', 'Test', 'dev', '"a b"', 'lint', 'cov'], 0.5).map(
      (name) => [name, array(random, 'requirement')] as const,
    ),
  );

const tool = (random: Random): string =>
  random.pick([
    '[tool.hatch.version]\npath = "a.py"\n',
    '[tool.setuptools.dynamic]\nversion = {attr = "a.b"}\n',
    '[tool.x]\na = 1\n',
    '[toolx]\n',
    '[tool.pyproject-toolkit]\nignore = ["project/name"]\nseverity = { all = "error" }\n',
    '[[tool.y]]\nz = 1\n[[tool.y]]\nz = 2\n',
  ]);
