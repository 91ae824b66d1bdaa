import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { folder } from '../support/cli.ts';
import { readYaml } from '../support/pre-commit.ts';
import { sarifProblems } from '../support/sarif.ts';

interface Step {
  readonly run: string;
  readonly shell: string;
  readonly if?: string;
  readonly env?: Record<string, string>;
  readonly 'working-directory'?: string;
}

interface Action {
  readonly inputs: Record<string, { readonly default: string }>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

/** Runs the steps of action.yml as a runner does: each in the shell that it names, until one fails. */
function runAction(cwd: string, given: Record<string, string>): { code: number; out: string } {
  const { inputs, runs } = readYaml('action.yml') as Action;
  assert.equal(runs.using, 'composite');
  const values = Object.fromEntries(
    Object.entries(inputs).map(([name, { default: usual }]) => [name, given[name] ?? usual]),
  );
  const filled = (text: string): string =>
    text.replace(/\$\{\{ (github\.action_path|inputs\.(\w+)) \}\}/g, (_, what: string, name?: string) =>
      what === 'github.action_path' ? process.cwd() : String(values[name as string]),
    );
  let out = '';
  for (const step of runs.steps) {
    assert.equal(step.shell, 'bash');
    const condition = /^inputs\.(\w+) != ''$/.exec(step.if ?? "inputs.paths != ''");
    if (values[condition?.[1] as string] === '') continue;
    const env = Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value)]);
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', filled(step.run)],
      {
        cwd: step['working-directory'] === undefined ? cwd : filled(step['working-directory']),
        encoding: 'utf8',
        env: { ...process.env, ...Object.fromEntries(env) },
      },
    );
    out += stdout + stderr;
    if (status !== 0) return { code: status ?? 1, out };
  }
  return { code: 0, out };
}

const BAD = '[project]\nname = "a"\nversion = "1"\nversoin = "1"\nlicense = {text = "MIT"}\n';

describe('the composite action', () => {
  test('writes annotations and fails where there are errors', () => {
    const { code, out } = runAction(folder({ 'pyproject.toml': BAD }), {});
    assert.equal(code, 1);
    assert.match(out, /^::error file=pyproject\.toml,line=4,/m);
  });

  test('looks at the paths with the options that are given, and writes a report', () => {
    const root = folder({ 'a/pyproject.toml': BAD, 'b/pyproject.toml': BAD, 'c/pyproject.toml': BAD });
    const { code, out } = runAction(root, {
      paths: 'a b',
      args: '--ignore project/unknown-key --fail-on error',
      sarif: 'report.sarif',
    });
    assert.equal(code, 0, out);
    assert.match(out, /^::warning file=b\/pyproject\.toml,line=5,/m);
    assert.doesNotMatch(out, /versoin|c\/pyproject/);
    const log = JSON.parse(fs.readFileSync(path.join(root, 'report.sarif'), 'utf8'));
    assert.deepEqual(sarifProblems(log), []);
    assert.ok(log.runs[0].results.length > 0);
  });

  test('a report does not hide errors, and wrong use is said', () => {
    const root = folder({ 'pyproject.toml': BAD });
    assert.equal(runAction(root, { sarif: 'report.sarif' }).code, 1);
    assert.equal(runAction(root, { args: '--nonsense' }).code, 2);
  });
});
