import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { describe, test } from 'node:test';
import { version } from '../../package.json';
import { folder, run } from '../support/cli.ts';

const here = folder({});

describe('explain', () => {
  test('prints the page of a rule', () => {
    const { code, out } = run(here, ['explain', 'project/name-normalized']);
    assert.equal(code, 0);
    assert.match(out, /^# project\/name-normalized\n/);
    assert.match(out, /Severity: hint/);
    assert.match(out, /```toml\n\[project\]/);
    assert.match(out, /https:\/\/packaging\.python\.org\//);
  });

  test('names the rule that was probably meant', () => {
    for (const [name, meant] of [
      ['project/nam-normalized', 'project/name-normalized'],
      ['name-normalized', 'project/name-normalized'],
      ['name-normalised', 'project/name-normalized'],
    ] as const) {
      const { code, err } = run(here, ['explain', name]);
      assert.equal(code, 2);
      assert.equal(err, `pyproject-toolkit: There is no rule "${name}". Did you mean \`${meant}\`?\n`);
    }
  });

  test('needs one rule, and lists all', () => {
    assert.equal(run(here, ['explain']).code, 2);
    const { code, out } = run(here, ['explain', '--all']);
    assert.equal(code, 0);
    assert.match(out, /^project\/name-normalized +hint {5}/m);
  });
});

describe('the program', () => {
  test('--version and --help', () => {
    assert.equal(run(here, ['--version']).out, `${version}\n`);
    assert.match(
      run(here, ['--help']).out,
      /check \[paths\].*\n.*format \[paths\].*\n.*add-tool TOOLS.*\n.*migrate \[DIR\].*\n.*build \[DIR\].*\n.*explain RULE.*\n.*lsp --stdio/,
    );
    assert.match(run(here, ['check', '--help']).out, /--fail-on SEVERITY/);
    assert.equal(run(here, ['help', 'check']).out, run(here, ['check', '--help']).out);
  });

  test('lsp --stdio is the language server', async () => {
    const child = spawn(process.execPath, ['dist/cli.js', 'lsp', '--stdio'], { stdio: 'pipe' });
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, capabilities: {} },
    });
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    const answer = await new Promise<string>((resolve) => {
      let out = '';
      child.stdout.on('data', (data) => {
        out += data;
        if (out.includes('serverInfo')) resolve(out);
      });
      child.on('exit', () => resolve(out));
    });
    assert.match(answer, /"serverInfo":\{"name":"pyproject-toolkit"/);
    child.stdin.end();
    assert.equal(await new Promise((resolve) => child.on('exit', resolve)), 1);
  });

  test('a closed pipe is no failure', async () => {
    const child = spawn(process.execPath, ['dist/cli.js', 'explain', '--all'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    assert.equal(await new Promise((resolve) => child.on('exit', resolve)), 0);
    assert.equal(err, '');
  });
});
