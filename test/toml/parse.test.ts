import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyEdits } from '../../server/src/text/span.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import { lookup, memberAt } from '../../server/src/toml/paths.ts';
import type { Pair, TomlDocument, TomlVersion, Value } from '../../server/src/toml/tree.ts';
import { wait } from '../support/time.ts';

/** The statements of a document in short: `[t] a=1 b=[1 2…` with `…` for what is not closed and `?` for no value. */
function outline(doc: TomlDocument): string {
  const pair = ({ key, value }: Pair): string =>
    `${key.parts.map(({ name }) => name).join('.')}=${short(value)}`;
  const short = (value: Value | undefined): string => {
    if (value === undefined) return '?';
    if (value.kind === 'array') return `[${value.items.map(short).join(' ')}${value.closed ? ']' : '…'}`;
    if (value.kind === 'inline-table')
      return `{${value.pairs.map(pair).join(' ')}${value.closed ? '}' : '…'}`;
    return value.kind === 'broken'
      ? `!${doc.text.slice(value.span.start, value.span.end)}`
      : String(value.value);
  };
  return doc.statements
    .map((statement) => {
      if (statement.kind === 'junk') return `!${doc.text.slice(statement.span.start, statement.span.end)}`;
      if (statement.kind === 'pair') return pair(statement);
      const name = statement.key.parts.map(({ name }) => name).join('.');
      return statement.array ? `[[${name}]]` : `[${name}]`;
    })
    .join(' ');
}

/** Expects an outline, and problems as `code «text»`. */
function reads(text: string, expected: string, problems: string[] = [], version: TomlVersion = '1.0'): void {
  test(JSON.stringify(text), () => {
    const doc = parseToml(text, { version });
    assert.equal(outline(doc), expected);
    assert.deepEqual(
      doc.problems.map(({ code, span }) => `${code} «${text.slice(span.start, span.end)}»`),
      problems,
    );
  });
}

describe('values', () => {
  reads('a = "x" # c', 'a=x');
  reads("a = 'x\\n'", 'a=x\\n');
  reads('a = """\nx\\\n  y"""', 'a=xy');
  reads('a = """x""""', 'a=x"');
  reads('a = "\\u00e9\\U0001F40D"', 'a=é🐍');
  reads('a = 0xff\nb = 1_000\nc = -0', 'a=255 b=1000 c=0');
  reads('a = 9223372036854775807', 'a=9223372036854775807');
  reads('a = 1e3\nb = -inf\nc = 1_0.5', 'a=1000 b=-Infinity c=10.5');
  reads('a = 1979-05-27 07:32:00z', 'a=1979-05-27T07:32:00Z');
  reads('a = 07:32:00.5', 'a=07:32:00.5');
  reads('a = [1, [2, 3,], # c\n]', 'a=[1 [2 3]]');
  reads('a = { b.c = 1, d = {} }', 'a={b.c=1 d={}}');
  reads('\ufeffa = 1\r\nb = 2\r\n', 'a=1 b=2');
});

describe('values that are wrong', () => {
  reads('a = True', 'a=true', ['bad-value «True»']);
  reads('a = 1.2.3', 'a=!1.2.3', ['bad-number «1.2.3»']);
  reads('a = >=3.8 # c', 'a=!>=3.8', ['bad-value «>=3.8»']);
  reads('a = [foo[bar]>=1, "x"]', 'a=[!foo[bar]>=1 x]', ['bad-value «foo[bar]>=1»']);
  reads('a = 2021-02-29', 'a=!2021-02-29', ['bad-date «2021-02-29»']);
  reads('a = 01', 'a=!01', ['bad-number «01»']);
  reads('a = “x y”', 'a=!“x y”', ['bad-value «“x y”»']);
  reads('a = "\\d"', 'a=\\d', ['bad-escape «\\d»']);
  reads('a = "\\ud800"', 'a=\\ud800', ['bad-escape «\\ud800»']);
  reads('a = "x\u0001"', 'a=x\u0001', ['control-character «\u0001»']);
  reads('a = "x\ud800"', 'a=x\ud800', ['bad-encoding «\ud800»']);
  reads('a = 1\rb = 2', 'a=1 b=2', ['control-character «\r»']);
  reads('a =\u00a01', 'a=1', ['junk «\u00a0»']);
  reads('a = 1\u0000', 'a=1 !\u0000', ['junk «\u0000»']);
});

describe('TOML 1.1', () => {
  const text = 'a = {\n  b = 1, # c\n}\nc = "\\x41\\e"\nd = 07:32';
  reads(text, 'a={b=1} c=A\x1b d=07:32:00', [], '1.1');
  reads(text, 'a={b=1} c=A\x1b d=07:32:00', [
    'toml-1.1 «{»',
    'toml-1.1 «,»',
    'toml-1.1 «\\x41»',
    'toml-1.1 «\\e»',
    'toml-1.1 «07:32»',
  ]);
});

describe('strings without an end', () => {
  reads('a = "x\nb = 1', 'a=x b=1', ['unclosed-string «"x»']);
  reads('a = "\nb = 1', 'a= b=1', ['unclosed-string «"»']);
  reads('a = ["x, "y"]\nb = 1', 'a=[x y] b=1', ['unclosed-string «"x»']);
  reads('a = ["x", "y]\nb = 1', 'a=[x y] b=1', ['unclosed-string «"y»']);
  reads('a = [\n  "x,\n  "y",\n]', 'a=[x y]', ['unclosed-string «"x»']);
  reads('a = { b = "x }\nc = 1', 'a={b=x} c=1', ['unclosed-string «"x»']);
  reads('a = ["foo[bar]\nb = 1', 'a=[foo[bar]… b=1', ['unclosed-string «"foo[bar]»', 'unclosed-array «]»']);
  reads('a = """x\n[t]\nb = 1', 'a=x [t] b=1', ['unclosed-string «"""x»']);
  reads('a = """x\n[t]\nb = """y\nz"""\n[u]', 'a=x [t] b=y\nz [u]', ['unclosed-string «"""x»']);
  reads('a = """x\n\nb = """\ny\n"""\n[u]', 'a=x b=y\n [u]', ['unclosed-string «"""x»']);
  reads('a = """\n[t]\nb = [\n  """x y""",\n]', 'a= [t] b=[x y]', ['unclosed-string «"""»']);
  reads('"a = 1\nb = 2', 'a=1 b=2', ['unclosed-string «"a»']);
});

describe('strings that hold what looks like statements', () => {
  reads('a = """\n[t]\nb = 1\nc = """', 'a=[t]\nb = 1\nc = ');
  reads("a = '''\nb = 1\n'''\nc = 2", 'a=b = 1\n c=2');
  reads('a = """\nb = """\nc = """\n"""', 'a=b =  c=');
});

describe('brackets without an end', () => {
  reads('a = [\n  "x",\n\n[t]\nb = 1', 'a=[x… [t] b=1', ['unclosed-array «,»']);
  reads('a = [\n  "x"\nb = 1', 'a=[x… b=1', ['unclosed-array «"»']);
  reads('a = [\n  "x",\n"b" = 1', 'a=[x… b=1', ['unclosed-array «,»']);
  reads('a = [\n  [1],\n  ["x"]\n]', 'a=[[1] [x]]');
  reads('a = [[{', 'a=[[{………', ['unclosed-inline-table «{»']);
  reads('a = { b = 1\n\n[t]', 'a={b=1… [t]', ['unclosed-inline-table «1»']);
  reads('a = { b = 1\nc = { d = 2 }\n[t]', 'a={b=1… c={d=2} [t]', ['unclosed-inline-table «1»']);
  reads('a = [\n  { b = 1\n  { b = 2 },\n]', 'a=[{b=1… {b=2}]', [
    'unclosed-inline-table «1»',
    'missing-comma «1»',
  ]);
  reads('a = [\n  { b = 1,\n  { b = 2 },\n]', 'a=[{b=1… {b=2}]', ['unclosed-inline-table «1»']);
  reads('a = { b = [1, 2 }\nc = 3', 'a={b=[1 2…} c=3', ['unclosed-array «2»']);
  reads('a = {\n  b = 1\n  c = 2\n}', 'a={b=1 c=2}', ['missing-comma «1»'], '1.1');
  reads(']\na = 1', '!] a=1', ['junk «]»']);
  reads('a = [1, }\n]', 'a=[1]', ['junk «}»']);
});

describe('headers that are wrong', () => {
  reads('[a\nb = 1', '[a] b=1', ['unclosed-header «[a»']);
  reads('[[a]\nb = 1', '[[a]] b=1', ['unclosed-header «[[a]»']);
  reads('[a]]\nb = 1', '[a] !] b=1', ['junk «]»']);
  reads('[a.]\nb = 1', '[a] b=1', ['missing-key «.»']);
  reads('[]\nb = 1', '[] b=1', ['missing-key «[]»']);
  reads('[a] b = 1', '[a] b=1', ['line-break «b»']);
  reads('[a b]', '[a]', ['bad-key «b»']);
});

describe('pairs that are wrong', () => {
  reads('a', 'a=?', ['missing-equals «a»']);
  reads('a =\nb = 1', 'a=? b=1', ['missing-value «a =»']);
  reads('a "x"', 'a=x', ['missing-equals «a»']);
  reads('a: "x"', 'a=x', ['missing-equals «:»']);
  reads('a b = 1', 'a b=1', ['bad-key «a b»']);
  reads('ü = 1', 'ü=1', ['bad-key «ü»']);
  reads('= 1\na = 2', '=1 a=2', ['missing-key «=»']);
  reads('a. = 1', 'a=1', ['missing-key «.»']);
  reads('a = 1 b = 2', 'a=1 b=2', ['line-break «b»']);
  reads('a = "x",', 'a=x !,', ['extra-comma «,»']);
  reads('a = 1 // c', 'a=1 !// c', ['junk «// c»']);
  reads('a = [1,, 2]', 'a=[1 2]', ['extra-comma «,»']);
  reads('a = [1 2]', 'a=[1 2]', ['missing-comma «1»']);
});

describe('definitions', () => {
  /** Expects the codes of the problems, and the first definition to stay. */
  const at = (text: string, ...expected: string[]): void => {
    test(JSON.stringify(text), () => {
      const { problems } = parseToml(text);
      assert.deepEqual(
        problems.map(({ code, span }) => `${code} «${text.slice(span.start, span.end)}»`),
        expected,
      );
      for (const problem of problems)
        assert.ok(problem.related !== undefined && problem.related.span.start < problem.span.start);
    });
  };
  at('a = 1\na = 2', 'duplicate-key «a»');
  at('a.b = 1\na.b = 2', 'duplicate-key «a.b»');
  at('a = 1\n"a" = 2', 'duplicate-key «"a"»');
  at('[a]\n[a]', 'duplicate-table «[a]»');
  at('[a.b]\n[a]');
  at('a.b = 1\n[a]', 'table-redefined «[a]»');
  at('a = 1\na.b = 2', 'not-a-table «a»');
  at('a = 1\n[a.b]', 'not-a-table «a»');
  at('a = {}\n[a.b]', 'table-redefined «a»');
  at('a = {}\na.b = 1', 'table-redefined «a»');
  at('a = []\n[[a]]', 'table-redefined «[[a]]»');
  at('[[a]]\n[a]', 'table-redefined «[a]»');
  at('[a]\n[[a]]', 'table-redefined «[[a]]»');
  at('[a.b]\n[a]\nb.c = 1', 'table-redefined «b»');
  at('[a.b.c]\n[a]\nb.d = 1');
  at('[a]\nb.c = 1\n[a.b.d]');
  at('[[a]]\n[a.b]\n[[a]]\n[a.b]');
  at('a = { b = 1, b = 2 }', 'duplicate-key «b»');
  test('the first stays, and knows the others', () => {
    const member = memberAt(parseToml('a = 1\na = 2').root, ['a']);
    assert.ok(member?.node?.kind === 'integer' && member.node.value === 1);
    assert.equal(member.duplicates.length, 1);
  });
  test('a refused table is read, and not reached', () => {
    const doc = parseToml('[a]\nb = 1\n[a]\nb = 2\nb = 3');
    assert.deepEqual(
      doc.problems.map(({ code }) => code),
      ['duplicate-table', 'duplicate-key'],
    );
    assert.equal(lookup(doc.root, ['a', 'b'])?.kind, 'integer');
  });
  test('names that are special elsewhere', () => {
    const doc = parseToml('__proto__ = 1\nconstructor.x = 2');
    assert.deepEqual([...doc.root.members.keys()], ['__proto__', 'constructor']);
  });
});

describe('repairs', () => {
  /** Expects all repairs together to make `after`, which has no problems. */
  const at = (before: string, after: string): void => {
    test(JSON.stringify(before), () => {
      const edits = parseToml(before).problems.flatMap(({ repair }) => repair?.edits ?? []);
      assert.equal(applyEdits(before, edits), after);
      assert.deepEqual(parseToml(after).problems, []);
    });
  };
  at('a = "x', 'a = "x"');
  at('a = ["x, "y"]', 'a = ["x", "y"]');
  at('a = [1 2]', 'a = [1, 2]');
  at('a = [1,, 2]', 'a = [1, 2]');
  at('a = [\n  1,\n\n[t]', 'a = [\n  1,\n]\n\n[t]');
  at('a = { b = 1\n[t]', 'a = { b = 1}\n[t]');
  at('a = [[1', 'a = [[1]]');
  at('[a\n', '[a]\n');
  at('[[a]\n', '[[a]]\n');
  at('[a.]', '[a]');
  at('a = True', 'a = true');
  at('a = 1.2.3', 'a = "1.2.3"');
  at('a = .5', 'a = 0.5');
  at('a "x"', 'a = "x"');
  at('a: "x"', 'a= "x"');
  at('ü = 1', '"ü" = 1');
  at('a = 1,', 'a = 1');
  at(']\na = 1', '\na = 1');
  at('a = 1 // c', 'a = 1 # c');
  at('a = “x”', 'a = "x"');
  at('a = "\\d"', 'a = "\\\\d"');
  at('a = {\n  b = 1\n}', 'a = { b = 1 }');
  at('a = 07:32', 'a = 07:32:00');
  at('a = "\\x41\\e"', 'a = "\\u0041\\u001B"');
});

describe('size and depth', () => {
  const quick = (name: string, text: string): void => {
    test(name, () => {
      const took = wait(() => parseToml(text));
      assert.ok(took < 2000, `${took} ms`);
    });
  };
  const deep = 100_000;
  quick('arrays', `a = ${'['.repeat(deep)}${']'.repeat(deep)}`);
  quick('arrays without an end', `a = ${'['.repeat(deep)}`);
  quick('inline tables', `a = ${'{ a = '.repeat(deep)}1${' }'.repeat(deep)}`);
  quick('inline tables without an end', `a = ${'{ a = '.repeat(deep)}`);
  quick('inline tables over lines without an end', `a = ${'{\na = '.repeat(deep)}`);
  quick('one in another', `${'a = [{\n'.repeat(deep)}`);
  quick('dotted keys', `${'a.'.repeat(deep)}a = 1\n[${'a.'.repeat(deep)}b]`);
  quick('strings without an end', 'a = ["x\n'.repeat(deep));
  quick('long strings that might open another', 'a = """\n'.repeat(deep + 1));
  quick('such strings on one line', `a = ${'"""='.repeat(deep)}`);
  quick('quotes in turn', `a = """\n${"b = '''\n".repeat(deep)}`);
  quick('stray brackets', 'a = [[[ }}} ]]] {{{ [[['.repeat(20_000));
  quick('brackets on a line of their own', '[\n'.repeat(deep) + ']\n'.repeat(deep));
  quick('escapes', `a = "${'\\'.repeat(1_000_001)}`);
  quick('digits', `a = ${'1'.repeat(2_000_000)}`);
  quick('control characters', '\u0000'.repeat(2_000_000));
  quick('half characters', `# ${'\ud800x'.repeat(500_000)}`);
  quick('a long line of words', `a = [${'x y '.repeat(500_000)}`);
  quick('dots', '.'.repeat(1_000_000));
});
