import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { folder, run } from '../support/cli.ts';

const GOOD =
  '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n[project]\nname = "a"\nversion = "1"\n';
const HEAD = GOOD.replace('version = "1"\n', '');
const BAD = `${HEAD}versoin = "1"\n`;
const WARNING = `${GOOD}license = {text = "MIT"}\n`;
const HINT = GOOD.replace('"a"', '"A_b"');
const VERSION = '__version__ = "1"\n';
/** Two findings with safe fixes. */
const FIXABLE = `${HEAD}dynamic = ["version", "version"] # keep\n\n[tool.hatch.version]\npath = "a.py"\n`;

const check = (files: Record<string, string | Buffer>, ...args: string[]) =>
  run(folder(files), ['check', ...args]);

describe('exit codes', () => {
  for (const [name, text, args, code] of [
    ['clean', GOOD, [], 0],
    ['an error', BAD, [], 1],
    ['a warning is no failure', WARNING, [], 0],
    ['a warning with --fail-on warning', WARNING, ['--fail-on', 'warning'], 1],
    ['a warning with --fail-on=hint', WARNING, ['--fail-on=hint'], 1],
    ['a hint with --fail-on warning', HINT, ['--fail-on', 'warning'], 0],
    ['a hint with --fail-on hint', HINT, ['--fail-on', 'hint'], 1],
    ['a rule made an error', HINT, ['--severity', 'project/name-normalized=error'], 1],
    [
      'a line silenced',
      BAD.replace('versoin', 'x = 1 # pyproject: ignore[project/unknown-key]\nversion'),
      ['--fail-on', 'hint'],
      0,
    ],
    [
      'a comment that silences nothing',
      `${GOOD.trimEnd()} # pyproject: ignore[project/name]\n`,
      ['--fail-on', 'hint'],
      1,
    ],
    ['a table switched off', BAD, ['--ignore', 'project'], 0],
    ['another rule selected', BAD, ['--select', 'toml'], 0],
    [
      'select and ignore',
      BAD,
      ['--select', 'project', '--ignore', 'project/unknown-key,project/missing-version'],
      0,
    ],
  ] as const) {
    test(name, () => assert.equal(check({ 'pyproject.toml': text }, ...args).code, code));
  }

  for (const [name, args, reason] of [
    ['an unknown option', ['check', '--fx'], /no option `--fx`\. Did you mean `--fix`\?/],
    ['an unknown command', ['chekc'], /no command "chekc"\. Did you mean `check`\?/],
    [
      'a value that is none',
      ['check', '--format', 'xml'],
      /`--format` is one of text, json, sarif, github, not "xml"/,
    ],
    ['a missing value', ['check', '--fail-on'], /`--fail-on` needs a value/],
    ['a value for a switch', ['check', '--fix=yes'], /takes no value/],
    [
      'an unknown rule',
      ['check', '--select', 'project/nme'],
      /There is no rule "project\/nme"\. Did you mean `project\/name`\?/,
    ],
    ['a level that is none', ['check', '--severity', 'project/name=bad'], /rule=level/],
    ['a path that is not there', ['check', 'nowhere'], /"nowhere" does not exist/],
    ['a folder without the file', ['check', 'empty'], /no pyproject\.toml in "empty"/],
    ['nothing', [], /Usage/],
  ] as const) {
    test(`2 with a reason: ${name}`, () => {
      const { code, out, err } = run(folder({ 'empty/': '', 'pyproject.toml': GOOD }), args);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, reason);
      if (args.length > 0) assert.equal(err.trim().split('\n').length, 1);
    });
  }

  test('the command line is stronger than the file', () => {
    const text = `${HINT}[tool.pyproject-toolkit]\nseverity = { "project/name-normalized" = "error" }\n`;
    assert.equal(check({ 'pyproject.toml': text }).code, 1);
    assert.equal(check({ 'pyproject.toml': text }, '--severity', 'project/name-normalized=off').code, 0);
  });
});

describe('input that cannot be read', () => {
  for (const [name, content, reason] of [
    [
      'invalid UTF-8',
      Buffer.concat([Buffer.from('[project]\nname = "caf'), Buffer.from([0xe9]), Buffer.from('"\n')]),
      /is not valid UTF-8 \(line 2, byte 0xE9\)/,
    ],
    [
      'a cut-off character',
      Buffer.concat([Buffer.from('# '), Buffer.from([0xe2, 0x82])]),
      /is not valid UTF-8 \(line 1, byte 0xE2\)/,
    ],
    ['UTF-16', Buffer.from('\ufeff[project]\n', 'utf16le'), /is encoded in UTF-16/],
    ['a binary file', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2]), /is a binary file/],
    ['20 MB', Buffer.alloc(20 * 1024 * 1024, '# comment\n'), /20\.0 MB long/],
  ] as const) {
    test(`${name}: says so, exit 2, the others are still checked`, () => {
      const root = folder({ 'a/pyproject.toml': content, 'b/pyproject.toml': BAD });
      const { code, out, err } = run(root, ['check', '--format', 'json']);
      assert.equal(code, 2);
      assert.match(err, /^pyproject-toolkit: "a\/pyproject\.toml" /);
      assert.match(err, reason);
      assert.equal(err.trim().split('\n').length, 1);
      assert.ok(JSON.parse(out).every(({ file }: { file: string }) => file === 'b/pyproject.toml'));
    });
  }

  test('a folder with the name of the file', () => {
    const { code, err } = check({ 'pyproject.toml/': '' }, 'pyproject.toml');
    assert.equal(code, 2);
    assert.match(err, /no pyproject\.toml in "pyproject\.toml"/);
  });
});

describe('json', () => {
  test('is the contract', () => {
    const { out, code } = check({ 'pyproject.toml': `${HEAD}# 😀\nversoin = "1"\n` }, '--format', 'json');
    const [found] = JSON.parse(out).filter(({ rule }: { rule: string }) => rule === 'project/unknown-key');
    assert.deepEqual(Object.keys(found), ['file', 'rule', 'severity', 'message', 'range', 'fixable']);
    assert.equal(found.file, 'pyproject.toml');
    assert.equal(found.severity, 'error');
    assert.deepEqual(found.range, { start: { line: 7, character: 0 }, end: { line: 7, character: 7 } });
    assert.equal(found.fixable, false);
    assert.equal(code, 1);
  });

  test('characters are UTF-16 units', () => {
    const { out } = check({ 'pyproject.toml': `${GOOD}authors = ["😀", {nom = "x"}]\n` }, '--format', 'json');
    const found = JSON.parse(out).find(({ message }: { message: string }) => message.includes('nom'));
    assert.equal(found.range.start.character, 18);
  });

  test('of a clean file is an empty array', () => {
    assert.deepEqual(JSON.parse(check({ 'pyproject.toml': GOOD }, '--format', 'json').out), []);
  });

  test('counts safe fixes as fixable, others not', () => {
    const { out } = check({ 'pyproject.toml': `${FIXABLE}`.replace('"a"', '"A_b"') }, '--format', 'json');
    const fixable = new Map(
      JSON.parse(out).map((one: { rule: string; fixable: boolean }) => [one.rule, one.fixable]),
    );
    assert.equal(fixable.get('project/dynamic-duplicate'), true);
    assert.equal(fixable.get('project/name-normalized'), false);
  });
});

describe('text', () => {
  test('counts from 1 and marks the place', () => {
    const { out } = check({ 'pyproject.toml': BAD });
    const lines = out.split('\n');
    const at = lines.findIndex((line) =>
      line.startsWith('pyproject.toml:7:1 error    project/unknown-key  '),
    );
    assert.ok(at >= 0, out);
    assert.equal(lines[at + 1], '  7 | versoin = "1"');
    assert.match(lines[at + 2] as string, /^ {4}\| \^{7}/);
  });

  test('ends with a summary', () => {
    assert.match(check({ 'pyproject.toml': BAD }).out, /\n1 error in 1 file, \d+ ms\n$/);
    assert.match(check({ 'pyproject.toml': GOOD }).out, /^No findings in 1 file, \d+ ms\n$/);
    assert.match(
      check({ 'a/pyproject.toml': FIXABLE, 'a/a.py': VERSION, 'b/pyproject.toml': BAD }).out,
      /1 error, 1 warning in 2 files \(1 fixable with --fix\), \d+ ms\n$/,
    );
  });

  test('names the safe fix beside the mark', () => {
    assert.match(check({ 'pyproject.toml': FIXABLE }).out, /\^+ fixable: /);
  });

  test('marks wide characters and tabs where they stand', () => {
    const { out } = check({ 'pyproject.toml': `${GOOD}\tauthors = ["漢字", {nom = "x"}]\n` });
    const lines = out.split('\n');
    const source = lines.findLastIndex((line) => line.includes('漢字'));
    assert.match(lines[source + 1] as string, /^ {4}\| \t {20}\^/);
  });

  test('shows a part of a very long line', () => {
    const { out } = check({
      'pyproject.toml': `${GOOD}keywords = ["${'x'.repeat(3000)}"]\nfoo = "${'y'.repeat(3000)}"\n`,
    });
    assert.ok(
      out.split('\n').every((line) => line.length < 700),
      out,
    );
    assert.match(out, /y…/);
  });

  test('does not let a file steer the terminal', () => {
    const { out } = check({ 'pyproject.toml': `${GOOD}"\\u001b[31m" = 1\nfoo = "\u001b[2J"\n` });
    assert.ok(!out.includes('\u001b'));
  });

  test('is coloured when asked, and not when asked not to be', () => {
    const root = folder({ 'pyproject.toml': BAD });
    assert.ok(!run(root, ['check']).out.includes('\u001b['));
    assert.ok(run(root, ['check'], { FORCE_COLOR: '1' }).out.includes('\u001b[31merror'));
    assert.ok(!run(root, ['check'], { NO_COLOR: '1' }).out.includes('\u001b['));
    assert.ok(!run(root, ['check'], { FORCE_COLOR: '0' }).out.includes('\u001b['));
  });
});

describe('--fix', () => {
  test('applies the safe fixes, says which, and reports the rest', () => {
    const root = folder({
      'A_b/__init__.py': '',
      'a.py': VERSION,
      'pyproject.toml': FIXABLE.replace('"a"', '"A_b"'),
    });
    const { out, code } = run(root, ['check', '--fix']);
    const text = fs.readFileSync(path.join(root, 'pyproject.toml'), 'utf8');
    assert.ok(text.includes('dynamic = ["version"] # keep'), text);
    assert.ok(text.includes('name = "A_b"'));
    assert.match(out, /^pyproject\.toml:7 fixed {4}project\/dynamic-duplicate {2}/m);
    assert.match(out, /1 finding fixed; 1 hint in 1 file, \d+ ms\n$/);
    assert.equal(code, 0);
    assert.match(run(root, ['check']).out, /^(?!.*fixable)/s);
  });

  test('keeps line ends, mode, and whatever else stands there, but no byte order mark', () => {
    const text = `\ufeff${FIXABLE}`.replaceAll('\n', '\r\n');
    const root = folder({ 'pyproject.toml': text });
    const file = path.join(root, 'pyproject.toml');
    fs.chmodSync(file, 0o640);
    run(root, ['check', '--fix']);
    assert.equal(fs.readFileSync(file, 'utf8'), text.slice(1).replace('"version", "version"', '"version"'));
    assert.equal(fs.statSync(file).mode & 0o777, 0o640);
    assert.deepEqual(fs.readdirSync(root), ['pyproject.toml']);
  });

  test('a link stays a link', () => {
    const root = folder({ 'real/file.toml': FIXABLE });
    fs.symlinkSync('real/file.toml', path.join(root, 'pyproject.toml'));
    run(root, ['check', '--fix', 'pyproject.toml']);
    assert.ok(fs.lstatSync(path.join(root, 'pyproject.toml')).isSymbolicLink());
    assert.ok(fs.readFileSync(path.join(root, 'real/file.toml'), 'utf8').includes('["version"]'));
  });

  test('does not touch a file with nothing to mend', () => {
    const root = folder({ 'pyproject.toml': BAD });
    const before = fs.statSync(path.join(root, 'pyproject.toml')).mtimeMs;
    run(root, ['check', '--fix']);
    assert.equal(fs.statSync(path.join(root, 'pyproject.toml')).mtimeMs, before);
  });

  test('mends only what is selected', () => {
    const root = folder({ 'pyproject.toml': FIXABLE });
    run(root, ['check', '--fix', '--ignore', 'project/dynamic-duplicate']);
    assert.equal(fs.readFileSync(path.join(root, 'pyproject.toml'), 'utf8'), FIXABLE);
  });
});

describe('folders', () => {
  const found = (files: Record<string, string>, ...args: string[]): string[] => {
    const bad = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, name.endsWith('pyproject.toml') ? BAD : text]),
    );
    const { out } = run(folder(bad), ['check', '--format', 'json', ...args]);
    return [...new Set(JSON.parse(out).map(({ file }: { file: string }) => file))] as string[];
  };

  test('are searched to any depth, in order', () => {
    assert.deepEqual(found({ 'b/c/pyproject.toml': '', 'a/pyproject.toml': '', 'pyproject.toml': '' }), [
      'a/pyproject.toml',
      'b/c/pyproject.toml',
      'pyproject.toml',
    ]);
  });

  test('never those of other people', () => {
    assert.deepEqual(
      found({
        'pyproject.toml': '',
        'node_modules/x/pyproject.toml': '',
        '.venv/x/pyproject.toml': '',
        '.git/x/pyproject.toml': '',
        '.hg/pyproject.toml': '',
        'env/pyvenv.cfg': '',
        'env/lib/pyproject.toml': '',
      }),
      ['pyproject.toml'],
    );
  });

  test('as the ignore files of a repository say, the inner one before the outer one', () => {
    assert.deepEqual(
      found({
        '.git/info/exclude': '/secret/\n',
        '.gitignore': 'build/\n*/generated/*\n!keep/generated/pyproject.toml\n',
        'secret/pyproject.toml': '',
        'build/pyproject.toml': '',
        'x/build/pyproject.toml': '',
        'x/generated/pyproject.toml': '',
        'keep/generated/pyproject.toml': '',
        'y/.gitignore': 'pyproject.toml\n!z/pyproject.toml\n',
        'y/pyproject.toml': '',
        'y/z/pyproject.toml': '',
        'y/w/pyproject.toml': '',
      }),
      ['keep/generated/pyproject.toml', 'y/z/pyproject.toml'],
    );
  });

  test('also where the search starts below the root of the repository', () => {
    assert.deepEqual(
      found(
        {
          '.git/HEAD': '',
          '.gitignore': 'build\n',
          'sub/build/pyproject.toml': '',
          'sub/pyproject.toml': '',
        },
        'sub',
      ),
      ['sub/pyproject.toml'],
    );
  });

  test('but an ignored one that is named is searched, and an ignored file that is named is checked', () => {
    const files = { '.git/HEAD': '', '.gitignore': 'build\n', 'build/pyproject.toml': '' };
    assert.deepEqual(found(files, 'build'), ['build/pyproject.toml']);
    assert.deepEqual(found(files, 'build/pyproject.toml'), ['build/pyproject.toml']);
  });

  test('a file is checked once, and under any name when it is named', () => {
    assert.deepEqual(found({ 'pyproject.toml': '' }, '.', 'pyproject.toml', './pyproject.toml'), [
      'pyproject.toml',
    ]);
    const { out } = run(folder({ 'other.toml': BAD }), ['check', '--format', 'json', 'other.toml']);
    assert.ok(JSON.parse(out).length > 0);
  });
});
