// Adds tools to small projects with `add-tool` and runs the real tools on them: each must take the table that was written.
//   npm run build && npm run verify:added-tools [-- tool …]
// Each tool runs a second time on a table with a slip in it, to show that its answer means something.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { venvWith } from './lib/python.mjs';

const CLI = path.resolve('dist/cli.js');
const CODE = '"""A tide gauge."""\n\n\ndef gauge() -> float:\n    """Read it."""\n    return 1.0\n';
const TEST =
  '"""Tests."""\n\nfrom moor import gauge\n\n\ndef test_gauge() -> None:\n    """It reads."""\n    assert gauge() > 0\n';
const HEAD =
  '[build-system]\nrequires = ["setuptools>=77"]\nbuild-backend = "setuptools.build_meta"\n\n[project]\nname = "moor"\nversion = "0.1"\nrequires-python = ">=3.11"\n';

/** Files of a project, by path. */
const PROJECTS = {
  'src layout': { 'pyproject.toml': HEAD, 'src/moor/__init__.py': CODE, 'tests/test_moor.py': TEST },
  'flat layout, CRLF, literal strings': {
    'pyproject.toml': HEAD.replaceAll('"', "'").replaceAll('\n', '\r\n'),
    'moor/__init__.py': CODE,
  },
  'nothing but a name': { 'pyproject.toml': '[project]\nname = "moor"\nversion = "1"\n', 'moor.py': CODE },
  'Poetry without [project]': {
    'pyproject.toml':
      '[tool.poetry]\nname = "moor"\nversion = "1"\n\n[tool.poetry.dependencies]\npython = "^3.11"\n',
    'moor/__init__.py': CODE,
  },
};

/** How each tool is run, which exit codes say that it took the table, and a slip that it must not take. */
const TOOLS = {
  ruff: { args: ['check', '.'], takes: [0, 1], quiet: /warning|error/, slip: ['line-length', 'line-lenght'] },
  mypy: {
    args: [],
    needs: 'files',
    files: ['.'],
    takes: [0, 1],
    quiet: /pyproject\.toml/,
    slip: ['strict', 'stricct'],
  },
  vulture: { args: [], takes: [0, 3], quiet: /[Ee]rror/, slip: ['min_confidence', 'min_confidense'] },
  interrogate: {
    args: ['-v', '.'],
    takes: [0],
    says: /minimum: 80\.0%/,
    slip: ['fail-under = 80', 'fail-under = "x"'],
  },
  pytest: {
    args: ['-q', '-o', 'pythonpath=src .'],
    takes: [0, 5],
    quiet: /[Ww]arning|[Ee]rror/,
    slip: ['xfail_strict', 'xfail_strct'],
  },
  coverage: {
    args: ['debug', 'config'],
    takes: [0],
    says: /branch: True/,
    quiet: /Warning:/,
    slip: ['branch = true', 'branch = "maybe"'],
  },
  black: {
    args: ['--check', '.'],
    takes: [0, 1],
    quiet: /Error/,
    slip: ['line-length = 88', 'line-length = "x"'],
  },
  isort: {
    args: ['--check-only', '.'],
    takes: [0, 1],
    quiet: /[Ww]arn|Traceback/,
    slip: ['black', 'blakc'],
  },
};

const wanted = process.argv.slice(2);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'pyproject-added-'));
let failed = 0;
let passed = 0;
const say = (ok, what, detail = '') => {
  if (ok) passed++;
  else failed++;
  console.log(`${ok ? 'ok' : 'not ok'} - ${what}${ok ? '' : `\n${detail}`}`);
};

try {
  for (const [name, tool] of Object.entries(TOOLS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const { default: adapter } = await import(`./verify/tools/${name}.mjs`);
    const venv = venvWith(`tools/${name}`, adapter.requirements);
    for (const [layout, files] of Object.entries(PROJECTS)) {
      const folder = path.join(scratch, `${name}-${layout.replaceAll(/\W+/g, '-')}`);
      for (const [file, text] of Object.entries(files)) {
        fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        fs.writeFileSync(path.join(folder, file), text);
      }
      const file = path.join(folder, 'pyproject.toml');
      const read = () => fs.readFileSync(file, 'utf8');
      const add = spawnSync(process.execPath, [CLI, 'add-tool', name], { cwd: folder, encoding: 'utf8' });
      const table = read();
      const again = spawnSync(process.execPath, [CLI, 'add-tool', name], { cwd: folder, encoding: 'utf8' });
      say(
        add.status === 0 && again.status === 0 && table.includes(`[tool.${name}`) && read() === table,
        `${name}, ${layout}: added once`,
        add.stderr + again.stderr + read(),
      );
      const run = () => {
        const more = tool.needs !== undefined && !read().includes(`\n${tool.needs} =`) ? tool.files : [];
        const { status, stdout, stderr } = spawnSync(venv.bin(name), [...tool.args, ...more], {
          cwd: folder,
          encoding: 'utf8',
          env: {
            ...process.env,
            NO_COLOR: '1',
            PYTHONDONTWRITEBYTECODE: '1',
            PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1',
          },
        });
        const out = `${stdout}${stderr}`;
        const takes =
          tool.takes.includes(status) && !(tool.quiet?.test(out) ?? false) && (tool.says?.test(out) ?? true);
        return { takes, out: `exit ${status}\n${out}` };
      };
      const { takes, out } = run();
      say(takes, `${name}, ${layout}: taken`, `${table}\n${out}`);
      fs.writeFileSync(
        file,
        table.replace(...tool.slip).replace(tool.slip[0].replaceAll('"', "'"), tool.slip[1]),
      );
      say(!run().takes, `${name}, ${layout}: a slip is noticed`, read());
    }
  }
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
