import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CompletionItem } from '../../../server/src/features/completion.ts';
import { parseToml } from '../../../server/src/toml/parse.ts';
import { randomFrom } from '../../fuzz/random.ts';
import { accept } from '../../support/completion.ts';
import { service } from '../../support/service.ts';

const WHOLE = `[build-system]
requires = ["hatchling>=1.27", 'cython']
build-backend = "hatchling.build"

[project]
name = "my-app" # the name
dynamic = ["version"]
description = 'A "quoted" text'
readme = {file = "README.md", content-type = "text/markdown"}
requires-python = ">=3.10,!=3.11.*"
license = "MIT OR (Apache-2.0 AND GPL-3.0-or-later WITH GCC-exception-3.1)"
license-files = ["LICENSE*"]
authors = [{name = "A", email = "a@b.org"}, {name = "B"}]
classifiers = [
  "Development Status :: 4 - Beta",
  # Pythons
  "Programming Language :: Python :: 3.10",
]
dependencies = [
    "httpx[http2]>=0.25,<1 ; python_version < '3.12' and sys_platform != \\"win32\\"",
    "my-app[cli]",
    "tool @ https://a.org/tool.whl ; os_name == 'nt'"
]
urls.Homepage = "https://a.org"
urls."Release Notes" = "https://forge.example/a/b"

[project.optional-dependencies]
cli = ["click"]
all = ["my-app[cli]"]

[project.scripts]
my-app = "my_app.cli:main"

[project.entry-points."mkdocs.plugins"]
x = "my_app:X"

[[project.maintainers]]
name = """C"""

[dependency-groups]
test = ["pytest"]
dev = [{include-group = "test"}, "ruff"]

[tool.pyproject-toolkit]
ignore = ["project"]
severity."project/name" = "error"
`;

const FRAGMENTS = [
  '',
  '[',
  '[[',
  '[project',
  '[project]\nna',
  '[project]\nlicense = MI',
  '[project]\nlicense = "MI',
  '[project]\nauthors = [{ na',
  '[project]\nclassifiers = [\n  "Dev\n  Typ\n]\nname = ',
  '[project]\ndependencies = ["a;python_version<"]\nurls.',
  'project.name = "a"\nproject.\nproject.urls = {Home',
  'name = "a"\ndependencies = [\n  "httpx"\n  "b" "c"\n',
  '[dependency-groups]\na = [{include-group = "b"}, , {in]\nb = [{include-group = }]\n',
  '[build-system]\nbuild-backend = ha\n\n[build-system]\nrequires = [',
  'a = = b\n]]\n"""\n[project]\nname = \'\'\'x\n',
  '\ufeff[project]\r\nname = "ä😀\\u00e4"\r\nlic\r\n\r\n[too',
  '[project]\nlicense = "\\ud83d \\x MIT O',
  '[a.b]\nc = {d = [{e = "f"}]}\n[[a.g]]\n[a]\n',
];

describe('completion at any place', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  const { below } = randomFrom(seed);
  test(`of any document: no exception, and what is accepted breaks nothing (seed ${seed})`, () => {
    for (const fragment of FRAGMENTS) check(fragment, (offset) => offset >= 0);
    check(WHOLE, () => below(3) === 0);
    check(WHOLE.replaceAll('\n', '\r\n'), () => below(20) === 0);
    for (let i = 0; i < 30; i++) {
      const cut = below(WHOLE.length);
      check(WHOLE.slice(0, cut), (offset) => offset > cut - 3 || below(60) === 0);
      const skip = below(12);
      check(
        WHOLE.slice(0, cut) + WHOLE.slice(cut + skip),
        (offset) => Math.abs(offset - cut) < 3 || below(100) === 0,
      );
    }
  });

  function check(text: string, isWanted: (offset: number) => boolean): void {
    const document = service.open('pyproject.toml', text);
    for (let offset = 0; offset <= text.length; offset++) {
      if (!isWanted(offset)) continue;
      const { items } = service.completion(document, offset);
      items.forEach((item, index) => {
        if (index < 4 || below(items.length) < 3) checkItem(text, offset, item);
      });
    }
  }

  function checkItem(text: string, offset: number, item: CompletionItem): void {
    const where = `${JSON.stringify(item)} at ${offset}: ${JSON.stringify(text.slice(Math.max(0, offset - 80), offset))}|${JSON.stringify(text.slice(offset, offset + 40))}`;
    const { start, end } = item.span;
    assert.ok(
      0 <= start && start <= offset && offset <= end && end <= text.length,
      `does not touch: ${where}`,
    );
    assert.ok(!/[\r\n]/.test(text.slice(start, end)), `over lines: ${where}`);
    const typed = text.slice(start, offset).toLowerCase();
    const filter = (item.filter ?? item.label).toLowerCase();
    assert.ok(isSubsequence(typed, filter), `the editor would filter it out: ${where}`);

    const after = accept(text, item).text;
    const before = parseToml(text).problems.length;
    const problems = parseToml(after).problems;
    assert.ok(
      problems.length <= before,
      `breaks: ${where}\n${problems.map((one) => one.message).join('\n')}`,
    );
    item.documentation?.();
  }
});

function isSubsequence(typed: string, text: string): boolean {
  let at = 0;
  for (const letter of typed) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

describe('completion in hostile text', () => {
  const many = 100_000;
  const texts: readonly (readonly [name: string, text: string, offset: number])[] = [
    ['closing brackets', `[project]\nlicense = "${']'.repeat(many)}`, 21],
    ['a long name', `[project]\ndependencies = ["${'a'.repeat(many)}`, 28 + many],
    ['parentheses', `[project]\nlicense = "${'('.repeat(many)}`, 21 + many],
    ['commas', `[project]\ndependencies = ["a${',>1'.repeat(many)}"]`, 29 + many],
    [
      'an unclosed marker',
      `[project]\ndependencies = ["a;${' os_name and'.repeat(many / 10)}`,
      30 + many / 2,
    ],
    ['keys', `[project]\n${'a\n'.repeat(many)}`, 10 + many],
    ['dots', `${'a.'.repeat(many)}`, 2 * many],
    ['groups', `[dependency-groups]\n${groups(many / 50)}x = [{include-group = ""}]`, -3],
  ];
  for (const [name, text, offset] of texts) {
    test(`${name}: under a second`, () => {
      const document = service.open('pyproject.toml', text);
      assert.ok(document.tree.statements.length > 0);
      const before = process.cpuUsage();
      service.completion(document, offset < 0 ? text.length + offset : offset);
      const { user, system } = process.cpuUsage(before);
      assert.ok(user + system < 1_000_000, `${(user + system) / 1000} ms`);
    });
  }

  function groups(count: number): string {
    return Array.from({ length: count }, (_, i) => `g${i} = [{include-group = "x"}]\n`).join('');
  }
});

describe('a key that was accepted', () => {
  for (const table of ['build-system', 'project', 'project.urls', 'dependency-groups']) {
    test(`is not offered again in [${table}]`, () => {
      const text = `[${table}]\n`;
      for (const item of service.completion(service.open('pyproject.toml', text), text.length).items) {
        if (item.kind !== 'key') continue;
        const after = `${accept(text, item).text}\n`;
        const again = service.completion(service.open('pyproject.toml', after), after.length).items;
        assert.ok(!again.some(({ label }) => label === item.label), `${item.label} is offered twice`);
      }
    });
  }
});
