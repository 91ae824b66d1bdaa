import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FormatOptions } from '../../server/src/spec/format-options.ts';
import { applyEdits } from '../../server/src/text/span.ts';
import { cursor, range } from '../support/mark.ts';
import { service } from '../support/service.ts';

const open = (text: string) => service.open('pyproject.toml', text);

function formatted(text: string, above: Partial<FormatOptions> = {}): string {
  const made = service.format(open(text), { above });
  assert.ok(!('refused' in made), 'refused' in made ? made.refused.message : '');
  assert.equal(applyEdits(text, made.edits), made.text);
  return made.text;
}

const cases: readonly (readonly [string, string, string, Partial<FormatOptions>?])[] = [
  ['blanks around = and at line ends', 'a=1  \n b  =  2\t\n', 'a = 1\nb = 2\n'],
  ['dots and brackets of keys', '[ a . "b" ]\nc . d=1\n[[ e ]]\n', '[a."b"]\nc.d = 1\n[[e]]\n'],
  ['blank lines', '\n\na=1\n\n\n\n\nb=2\n\n\n', 'a = 1\n\n\nb = 2\n'],
  ['no blank lines', 'a=1\n\n\n# x\nb=2\n', 'a = 1\n# x\nb = 2\n', { allowed_blank_lines: 0 }],
  ['nothing', '', ''],
  ['only blank lines', '\n \n', ''],
  ['only a comment', '# x', '# x\n'],
  ['a byte order mark', '\ufeffa=1', '\ufeffa = 1\n'],
  ['a short list keeps its lines', 'a = [\n  1,\n  2\n]\n', 'a = [\n  1,\n  2,\n]\n'],
  ['a short list is joined', 'a = [\n  1,\n  2\n]\n', 'a = [1, 2]\n', { array_auto_collapse: true }],
  [
    'a comment keeps lines',
    'a = [1, # x\n2]\n',
    'a = [\n    1, # x\n    2,\n]\n',
    { array_auto_collapse: true },
  ],
  ['a long list is wrapped', 'a = [11, 22]\n', 'a = [\n    11,\n    22,\n]\n', { column_width: 10 }],
  ['or not', 'a = [11, 22,]\n', 'a = [11, 22]\n', { column_width: 10, array_auto_expand: false }],
  [
    'no comma at the end',
    'a = [11, 22,]\n',
    'a = [\n    11,\n    22\n]\n',
    { column_width: 10, array_trailing_comma: false },
  ],
  ['only what is too long', 'a = [[1, 2], [3]]\n', 'a = [\n    [1, 2],\n    [3],\n]\n', { column_width: 14 }],
  [
    'a comment behind does not wrap',
    'a = [1] # a long comment\n',
    'a = [1] # a long comment\n',
    { column_width: 10 },
  ],
  ['a comment before a comma', 'a = [\n1 # x\n, 2]\n', 'a = [\n    1, # x\n    2,\n]\n'],
  [
    'comments on both sides of a comma',
    'a = [\n1 # x\n, # y\n2]\n',
    'a = [\n    1, # x\n    # y\n    2,\n]\n',
  ],
  ['a comment in an empty list', 'a = [ # x\n# y\n]\n', 'a = [ # x\n    # y\n]\n'],
  ['an empty list', 'a = [\n\n]\n', 'a = []\n'],
  ['an inline table', 'a={b=1,c=[2]}\n', 'a = { b = 1, c = [2] }\n'],
  [
    'a compact one',
    'a={b=1,c=[2]}\n',
    'a={b=1, c=[ 2 ]}\n',
    { compact_entries: true, compact_arrays: false, compact_inline_tables: true },
  ],
  [
    'comments in one column',
    'a = 1 # x\nbbb = 2 # y\n\nc = 3  # z\n',
    'a = 1   # x\nbbb = 2 # y\n\nc = 3 # z\n',
  ],
  [
    'comments as they come',
    'a = 1   # x\nbbb = 2 # y\n',
    'a = 1 # x\nbbb = 2 # y\n',
    { align_comments: false },
  ],
  ['a lone comment', 'a = 1 # x\nbbb = 2\n', 'a = 1 # x\nbbb = 2\n', { align_single_comments: false }],
  ['comments of items', 'a = [\n1, # x\n222, # y\n]\n', 'a = [\n    1,   # x\n    222, # y\n]\n'],
  [
    'entries in one column',
    'a = 1\nbbb = 2\n# x\ncc = 3\n',
    'a   = 1\nbbb = 2\n# x\ncc = 3\n',
    { align_entries: true },
  ],
  [
    'not beside a value of several lines',
    'a = 1\nbbb = [\n  2,\n]\n',
    'a = 1\nbbb = [\n  2,\n]\n',
    { align_entries: true },
  ],
  [
    'indented',
    '[a]\nb=1\n# x\n\n# y\n[a.c]\nd=[1, # z\n]',
    '[a]\n  b = 1\n  # x\n\n  # y\n  [a.c]\n    d = [\n      1, # z\n    ]\n',
    { indent_tables: true, indent_entries: true, indent_string: '  ' },
  ],
  ['line breaks as they are', 'a=1\r\nb=[1,\r\n2]\r\n', 'a = 1\r\nb = [\r\n    1,\r\n    2,\r\n]\r\n'],
  ['line breaks as asked', 'a=1\r\nb="""x\r\ny"""\r\n', 'a = 1\nb = """x\r\ny"""\n', { crlf: false }],
  ['no line break at the end', 'a=1\n', 'a = 1', { trailing_newline: false }],
  [
    'sorted keys',
    'b=1 # b\na=2\n# x\nd=1\n\nc=2\n',
    'a = 2\nb = 1 # b\n# x\nd = 1\n\nc = 2\n',
    { reorder_keys: true },
  ],
  [
    'sorted lists',
    'a = ["z", "b"]\nc = [\n  "y", # y\n  "x",\n  # end\n  "a",\n]\n',
    'a = ["b", "z"]\nc = [\n  "x",\n  "y", # y\n  # end\n  "a",\n]\n',
    { reorder_arrays: true },
  ],
  [
    'sorted inline tables',
    'a = {c=1,b={e=1,d=2}}\n',
    'a = { b = { d = 2, e = 1 }, c = 1 }\n',
    { reorder_inline_tables: true },
  ],
  [
    'a list behind a string of several lines stays where the list around it does',
    'a = ["""\nxxxxxxxxxxxxxxxxxxxxxxxxxxx""", [1, 22222222222222222222222222222222222222222222222222]]\n',
    'a = ["""\nxxxxxxxxxxxxxxxxxxxxxxxxxxx""", [1, 22222222222222222222222222222222222222222222222222]]\n',
  ],
  ['wide characters count one column', 'a = "🐍" # x\nb = "é." # y\n', 'a = "🐍"  # x\nb = "é." # y\n'],
];

describe('format', () => {
  for (const [name, text, wanted, options] of cases) {
    test(name, () => {
      assert.equal(formatted(text, options), wanted);
      assert.equal(formatted(wanted, options), wanted);
    });
  }

  test('gives the smallest edits', () => {
    const made = service.format(open('a=1\nb = 2\n'));
    assert.deepEqual('edits' in made && made.edits, [{ span: { start: 1, end: 2 }, text: ' = ' }]);
  });

  for (const [name, text] of [
    ['an open list', 'a = [\n'],
    ['a key twice', 'a = 1\na = 2\n'],
    ['a missing value', 'a =\n'],
  ] as const)
    test(`refuses ${name}`, () => {
      const made = service.format(open(text));
      assert.ok('refused' in made && made.refused.message.length > 10);
    });

  test('ten thousand lists in each other', () => {
    const deep = `a = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`;
    assert.ok('edits' in service.format(open(deep), { above: { array_auto_expand: false } }));
  });

  test('the file counts before the editor and after the command line', () => {
    const text = 'a=1\n[tool.pyproject-toolkit.format]\ncompact_entries=true\n';
    const document = open(text);
    const made = (layers: object) => {
      const result = service.format(document, layers);
      return 'text' in result ? result.text : '';
    };
    assert.match(made({ below: { compact_entries: false } }), /^a=1/);
    assert.match(made({ above: { compact_entries: false } }), /^a = 1/);
  });
});

describe('a range', () => {
  test('takes whole statements and nothing else', () => {
    const { text, span } = range('a=1\nb=[1,\n«2»,\n3]\nc=3\n');
    const made = service.format(open(text), {}, span);
    assert.equal('text' in made && made.text, 'a=1\nb = [\n    1,\n    2,\n    3,\n]\nc=3\n');
  });
  test('aligns its comments with those of lines around it', () => {
    const { text, span } = range('a=1 # x\n\nlong_name = 1 # y\n«b=1» # z\nc=1 # z\n');
    const made = service.format(open(text), {}, span);
    assert.equal('text' in made && made.text, 'a=1 # x\n\nlong_name = 1 # y\nb = 1         # z\nc=1 # z\n');
  });
  test('between statements is blank lines alone', () => {
    const { text, span } = range('a=1\n\n«\n\n»\n\nb=2\n');
    const made = service.format(open(text), {}, span);
    assert.equal('text' in made && made.text, text);
  });
});

describe('typing', () => {
  for (const [name, marked, wanted] of [
    ['a line break lays the line before out', 'a=1\nb=2\n|\nc=3\n', 'a=1\nb = 2\n\nc=3\n'],
    ['a closing bracket its list', 'a=[1,2]|\n', 'a = [1, 2]\n'],
    ['a line break in a list leaves the cursor alone', 'a=[\n1,\n|\n]\n', 'a = [\n    1,\n\n]\n'],
    ['a broken file stays', 'a=1\nb=\n|', 'a=1\nb=\n'],
  ] as const)
    test(name, () => {
      const { text, offset } = cursor(marked);
      assert.equal(applyEdits(text, service.formatTyped(open(text), offset)), wanted);
    });
});
