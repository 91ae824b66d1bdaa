import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenFiles } from '../../server/src/spec/host.ts';
import { preCommitReleases } from '../../server/src/spec/pre-commit.ts';
import { service } from '../support/service.ts';

const releases = (text: string) => Object.fromEntries(preCommitReleases(text));
const said = (files: Record<string, string>) =>
  service
    .diagnostics(
      service.open('pyproject.toml', '[tool.pytest.ini_options]\nconsider_namespace_packages = true\n'),
      { files: givenFiles(files) },
    )
    .filter(({ rule }) => rule === 'tool/newer-key')
    .map(({ message }) => message);

describe('what pre-commit runs', () => {
  test('is read from the tags of mirrors and of the tools themselves', () =>
    assert.deepEqual(
      releases(
        'repos:\n- repo: https://github.com/astral-sh/ruff-pre-commit\n  rev: v0.8.0\n  hooks: [{id: ruff}]\n' +
          '- repo: "https://github.com/pre-commit/mirrors-mypy"\n  rev: \'v1.13.0\'\n' +
          '- repo: https://github.com/psf/black-pre-commit-mirror.git\n  rev: 24.10.0 # newest\n' +
          '- rev: 5.13.2\n  repo: https://github.com/PyCQA/isort\n',
      ),
      { ruff: '0.8.0', mypy: '1.13.0', black: '24.10.0', isort: '5.13.2' },
    ));
  test('is not known of branches and hashes', () =>
    assert.deepEqual(
      releases('repos:\n- repo: https://github.com/PyCQA/isort\n  rev: main\n- repo: local\n  hooks: []\n'),
      {},
    ));
  test('decides which settings are too new', () =>
    assert.match(
      said({
        '.pre-commit-config.yaml':
          'repos:\n- repo: https://github.com/pre-commit/mirrors-pytest\n  rev: v7.4.4\n',
      })[0] ?? '',
      /came with pytest 8\.1, and pre-commit runs 7\.4\.4/,
    ));
  test('counts less than a lock file', () =>
    assert.deepEqual(
      said({
        'uv.lock': 'version = 1\n\n[[package]]\nname = "pytest"\nversion = "9.0.0"\n',
        '.pre-commit-config.yaml':
          'repos:\n- repo: https://github.com/pre-commit/mirrors-pytest\n  rev: v7.4.4\n',
      }),
      [],
    ));
});
