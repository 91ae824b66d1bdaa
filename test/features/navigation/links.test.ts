import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles, unknownFiles } from '../../../server/src/spec/host.ts';
import { service } from '../../support/service.ts';

const links = (text: string, files = unknownFiles): string[] =>
  service
    .links(service.open('pyproject.toml', text), { files })
    .map(
      ({ span, target }) =>
        `${text.slice(span.start, span.end)} → ${'url' in target ? target.url : `file ${target.file}`}`,
    );

describe('links', () => {
  test('addresses, of requirements too', () =>
    assert.deepEqual(
      links(
        '[project]\nurls.Home = "https://a.example/x"\ndependencies = ["a @ https://b.example/a.whl ; os_name == \'nt\'"]\n',
      ).slice(1),
      ['https://a.example/x → https://a.example/x', 'https://b.example/a.whl → https://b.example/a.whl'],
    ));
  test('headers lead to what describes their table', () =>
    assert.deepEqual(links('[project]\n[tool.ruff]\n[tool.unheard-of]\n'), [
      'project → https://packaging.python.org/en/latest/specifications/pyproject-toml/#pyproject-project-table',
      'ruff → https://docs.astral.sh/ruff/settings/',
    ]));
  test('files of the project that are there', () => {
    const text =
      '[project]\nreadme = "docs/READ ME.md"\nlicense-files = ["LICENSE", "NOTICE", "LICEN[CS]E*"]\n';
    const files = givenFiles({ 'docs/READ ME.md': '', LICENSE: '' });
    assert.deepEqual(links(text, files).slice(1), [
      'docs/READ ME.md → file docs/READ ME.md',
      'LICENSE → file LICENSE',
    ]);
  });
  test('files that nobody has looked for, but not those of tools', () =>
    assert.deepEqual(
      links('[project]\nreadme = "README.md"\n[tool.hatch.version]\npath = "a.py"\n').slice(1),
      ['README.md → file README.md'],
    ));
  test('nothing outside of the project', () =>
    assert.deepEqual(links('[project]\nreadme = "../README.md"\n').slice(1), []));
  test('addresses and PEPs in comments', () =>
    assert.deepEqual(links('# see PEP 735 (https://a.example/b_(c).) and PEP-8\n'), [
      'PEP 735 → https://peps.python.org/pep-0735/',
      'https://a.example/b_(c) → https://a.example/b_(c)',
      'PEP-8 → https://peps.python.org/pep-0008/',
    ]));
});
