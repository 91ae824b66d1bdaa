import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DocumentSymbol } from '../../../server/src/features/symbols.ts';
import { service } from '../../support/service.ts';

/** The outline as lines: kind, name, detail, indented by depth. */
function outline(text: string): string {
  const lines: string[] = [];
  const add = ({ kind, name, detail, children }: DocumentSymbol, depth: number): void => {
    lines.push(`${'  '.repeat(depth)}${kind} ${name}${detail === undefined ? '' : ` = ${detail}`}`);
    for (const child of children) add(child, depth + 1);
  };
  for (const symbol of service.symbols(service.open('pyproject.toml', text))) add(symbol, 0);
  return lines.join('\n');
}

describe('outline', () => {
  test('of the standard tables by what they mean', () =>
    assert.equal(
      outline(`[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"
[project]
name = "tidepool"
version = "1.2.0"
dependencies = ["httpx[http2] >=0.25 ; os_name == 'posix'", "rich"]
[project.optional-dependencies]
dev = ["ruff"]
[project.scripts]
tide = "tidepool.cli:main"
[dependency-groups]
test = ["pytest", { include-group = "base" }]
base = []
`),
      `table build-system = hatchling.build
  list requires = 1
    dependency hatchling = >=1.27
  text build-backend = hatchling.build
project project = tidepool 1.2.0
  text name = tidepool
  version version = 1.2.0
  list dependencies = 2
    dependency httpx = [http2] >=0.25 ; os_name == 'posix'
    dependency rich
  table optional-dependencies
    extra dev = 1
      dependency ruff
  table scripts
    script tide = tidepool.cli:main
table dependency-groups
  group test = 2
    dependency pytest
    include base = include-group
  list base = empty`.replace('list base', 'group base'),
    ));

  test('of tools, nested as their tables are', () =>
    assert.equal(
      outline(`[tool.ruff]
line-length = 100
[tool.ruff.lint]
select = ["E", "F"]
[tool.coverage.run]
branch = true
[[tool.mypy.overrides]]
module = ["a.*"]
`),
      `table tool.ruff = Ruff
  number line-length = 100
  table lint
    list select = 2 items
table tool.coverage.run
  boolean branch = true
table tool.mypy.overrides = a.*
  list module = a.*`,
    ));

  test('a table that comes back later stands for itself', () =>
    assert.equal(
      outline('[project]\nname = "a"\n[tool.x]\n[project.urls]\nHomepage = "https://a.example"\n'),
      'project project = a\n  text name = a\ntable tool.x\ntable project.urls\n  text Homepage = https://a.example',
    ));

  test('of broken text, up to what can be read', () =>
    assert.equal(
      outline('[project\nname = \ndependencies = ["a", \n[dependency-groups]\n"" = ["b'),
      'project project\n  key name\n  list dependencies = 1\n    dependency a\ntable dependency-groups\n  group "" = 1\n    dependency b',
    ));

  test('children lie within their parents, selections within their symbols', () => {
    const text = '[tool.a]\nb = 1\n[tool.a.c]\nd = [{ e = 1 }]\n\n[x]\n';
    const check = (symbols: readonly DocumentSymbol[], start: number, end: number): void => {
      for (const { span, selection, children } of symbols) {
        assert.ok(start <= span.start && span.end <= end);
        assert.ok(span.start <= selection.start && selection.end <= span.end);
        check(children, span.start, span.end);
      }
    };
    check(service.symbols(service.open('pyproject.toml', text)), 0, text.length);
  });
});

describe('symbols of a project', () => {
  const text = `[project]
name = "tidepool"
[project.optional-dependencies]
dev = []
[project.scripts]
tide = "tidepool:main"
[dependency-groups]
docs-dev = []
`;
  const names = (query: string): string[] =>
    service
      .projectSymbols(service.open('pyproject.toml', text), query)
      .map(({ kind, name, container }) => `${kind} ${name}${container ? ` (${container})` : ''}`);

  test('all without a query', () =>
    assert.deepEqual(names(''), [
      'project tidepool',
      'extra dev (extra of tidepool)',
      'group docs-dev (dependency group of tidepool)',
      'script tide (script of tidepool)',
    ]));
  test('by letters in order', () =>
    assert.deepEqual(names('DEV'), [
      'extra dev (extra of tidepool)',
      'group docs-dev (dependency group of tidepool)',
    ]));
});
