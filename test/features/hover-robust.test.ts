import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { service } from '../support/service.ts';

/** Every key of the standard tables, with a value of each form. */
const WHOLE = `[build-system]
requires = ["setuptools>=77", "wheel; python_version < '3.8'"]
build-backend = "setuptools.build_meta"
backend-path = ["."]

[project]
name = "My.Tool"
version = "1.0rc1"
description = "Does it"
readme = { file = "README.md", content-type = "text/markdown", text = "x" }
requires-python = ">=3.9,!=3.10.*"
license = { file = "LICENSE", text = "MIT" }
license-files = ["LICENSE*"]
authors = [{ name = "Ada", email = "ada@example.org" }]
keywords = ["a"]
classifiers = ["Programming Language :: Python :: 3.12", "Private :: X"]
import-names = ["my_tool"]
import-namespaces = ["my"]
dependencies = ["httpx[http2]>=0.25,<1; python_version < '3.12' and sys_platform != 'win32'", "a @ https://x.org/a.whl"]
dynamic = ["scripts"]

[[project.maintainers]]
name = "Bob"
email = "bob@example.org"

[project.optional-dependencies]
cli = ["rich"]

[project.urls]
Homepage = "https://example.org"
Documentation = "https://example.org"
Changelog = "https://example.org"
Source = "https://example.org"
Issues = "https://example.org"
Funding = "https://example.org"
"Release Notes" = "https://example.org"
Download = "https://example.org"
Chat = "https://example.org"

[project.scripts]
tool = "my_tool.cli:main"

[project.gui-scripts]
tool-gui = "my_tool.gui:main"

[project.entry-points."pytest11"]
plugin = "my_tool.plugin"

[dependency-groups]
test = ["pytest", { include-group = "cov" }]
cov = ["coverage[toml]"]

[tool.pyproject-toolkit]
select = ["all"]
ignore = ["project"]
severity = { all = "warning" }
`;

const BROKEN = [
  '[project\nname = "a\nversion = \n dependencies = ["x[ >= ; python_version <", \n[project.urls\nHome = {',
  '[[project.authors]]\nname = \n[[project.authors\nemail = "x@"\n[project.authors.name]\n',
  'project.license = "MIT OR (Apache-2.0 AND"\nproject.license = {file = 1}\nproject = 3\n',
  '[dependency-groups]\na = [{include-group = "b"}, {include-group = 1}, {}, 1]\nb = [{include-group = "a"}]\nb = "x"\n',
  '[project]\nversion = """\n1.0"""\nname = \'\'\'a\\u0041\'\'\'\nclassifiers = ["\\u0050ython", "\\q", "💥 :: 💥"]\nreadme = [["x"]]\n',
  '[build-system]\nrequires = "setuptools"\nbuild-backend = ["x"]\n"" = ""\n[""]\n[project.""]\n[tool.""]\na."".b = ""\n',
  '\ufeff[project]\r\nname="\u0000"\r\nrequires-python=">=3.9,"\r\ndynamic=["name","version",3]\r\n[project.entry-points.a]\r\nb.c = "x"\r\n[project.entry-points]\r\nd = "x:y"\r\n',
  '[project]\nrequires-python = ">=99999999999999999999999999,<3.*,~=3"\nversion = "1!1.0.post1.dev2+\ud800"\nlicense-files = ["[", "**"]\n',
];

describe('hover', () => {
  test('says something at each key of a document with all keys', () => {
    const document = service.open('pyproject.toml', WHOLE);
    assert.deepEqual(
      document.tree.problems.map(({ message }) => message),
      [],
    );
    let seen = 0;
    const missing: string[] = [];
    const spans = document.tree.statements.flatMap((statement) =>
      statement.kind === 'header'
        ? [statement.key, ...statement.pairs.map(({ key }) => key)]
        : statement.kind === 'pair'
          ? [statement.key]
          : [],
    );
    for (const { parts } of spans) {
      for (const { span, name } of parts) {
        seen++;
        if ((service.hover(document, span.start + 1)?.markdown.length ?? 0) < 30) missing.push(name);
      }
    }
    assert.ok(seen > 60, `${seen} keys`);
    assert.deepEqual(missing, []);
  });

  for (const [index, text] of [WHOLE, ...BROKEN].entries()) {
    test(`gives a hover around the offset or nothing, at every offset of document ${index}`, () => {
      const document = service.open('pyproject.toml', text);
      for (let offset = 0; offset <= text.length; offset++) {
        const found = service.hover(document, offset);
        if (found === undefined) continue;
        assert.ok(
          found.span.start <= offset && offset <= found.span.end,
          `${offset}: ${JSON.stringify(found)}`,
        );
        assert.ok(found.markdown.startsWith('**'), found.markdown);
        assert.doesNotMatch(found.markdown, /undefined|\[object|NaN/);
      }
    });
  }

  test('gives a hover or nothing in every half of a document', () => {
    for (let cut = 0; cut < WHOLE.length; cut += 7) {
      const document = service.open('pyproject.toml', WHOLE.slice(0, cut));
      for (const offset of [cut, cut - 3, cut - 20]) service.hover(document, offset);
    }
  });

  test('stays short', () => {
    const document = service.open('pyproject.toml', WHOLE);
    for (let offset = 0; offset <= WHOLE.length; offset++) {
      const lines =
        service
          .hover(document, offset)
          ?.markdown.split('\n')
          .filter((line) => line.trim() !== '') ?? [];
      assert.ok(lines.length <= 11, lines.join('\n'));
    }
  });

  test('takes less than a millisecond in 1,000 lines', () => {
    const groups = Array.from(
      { length: 900 },
      (_, i) => `group-${i} = ["pytest>=${i}; python_version < '3.12'"]`,
    );
    const text = `${WHOLE.replace('[dependency-groups]\n', `[dependency-groups]\n${groups.join('\n')}\n`)}`;
    const document = service.open('pyproject.toml', text);
    const offsets = Array.from({ length: 400 }, (_, i) => Math.floor((i * text.length) / 400));
    for (const offset of offsets) service.hover(document, offset);
    const before = process.cpuUsage();
    for (const offset of offsets) service.hover(document, offset);
    const { user, system } = process.cpuUsage(before);
    const each = (user + system) / 1000 / offsets.length;
    assert.ok(each < 1, `${each} ms each`);
  });
});
