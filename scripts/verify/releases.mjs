// How the names of its settings are asked of a release of a tool, which lies unpacked in a folder.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const text = (folder, file) => fs.readFileSync(path.join(folder, file), 'utf8');
const found = (source, pattern) => [...source.matchAll(pattern)].map((match) => match[1]);
const program = (folder, name) => {
  const data = fs.readdirSync(folder).find((one) => one.endsWith('.data'));
  const file = path.join(folder, data, 'scripts', name);
  fs.chmodSync(file, 0o755);
  return file;
};

export const TOOLS = {
  ruff: {
    distribution: 'ruff',
    table: ['tool', 'ruff'],
    from: '0.6.0',
    to: '0.17.5',
    keys: (folder) => {
      const said = execFileSync(program(folder, 'ruff'), ['config', '--output-format', 'json'], {
        encoding: 'utf8',
        maxBuffer: 1 << 26,
      });
      return Object.keys(JSON.parse(said));
    },
  },
  uv: {
    distribution: 'uv',
    table: ['tool', 'uv'],
    from: '0.5.0',
    to: '0.13.8',
    // uv names all keys that it knows when it meets another.
    keys: (folder) =>
      ['', 'pip'].flatMap((table) => {
        const at = path.join(folder, 'project');
        fs.mkdirSync(at, { recursive: true });
        const header = ['tool', 'uv', table].filter(Boolean).join('.');
        fs.writeFileSync(
          path.join(at, 'pyproject.toml'),
          `[project]\nname = "a"\nversion = "1"\n[${header}]\nno-such-key = 1\n`,
        );
        // Older releases refuse UV_NO_CONFIG with nothing in it.
        const { UV_NO_CONFIG, ...env } = process.env;
        const { stderr } = spawnSync(program(folder, 'uv'), ['lock', '--offline'], {
          cwd: at,
          encoding: 'utf8',
          env: { ...env, HOME: at },
        });
        const list = /unknown field `no-such-key`, expected one of (.*)/.exec(stderr)?.[1] ?? '';
        return found(list, /`([\w-]+)`/g).map((name) => (table === '' ? name : `${table}.${name}`));
      }),
  },
  black: {
    distribution: 'black',
    table: ['tool', 'black'],
    from: '22.1.0',
    to: '26.10.1',
    pure: true,
    keys: (folder) =>
      found(
        text(folder, 'black/__init__.py'),
        /@click\.option\(\s*(?:"-\w",\s*)?"--([\w-]+?)(?:\/--[\w-]+)?",/g,
      ),
  },
  mypy: {
    distribution: 'mypy',
    table: ['tool', 'mypy'],
    from: '1.0.0',
    to: '2.4.1',
    pure: true,
    keys: (folder) => found(text(folder, 'mypy/options.py'), /^ {8}self\.(\w+)\b[^=\n]*=/gm),
  },
  coverage: {
    distribution: 'coverage',
    table: ['tool', 'coverage'],
    from: '7.0.0',
    to: '7.17.3',
    keys: (folder) =>
      found(
        text(folder, 'coverage/config.py'),
        /\(\s*["']\w+["'],\s*["']((?:run|report|html|json|lcov|xml|paths):\w+)["']/g,
      ).map((name) => name.replace(':', '.')),
  },
  isort: {
    distribution: 'isort',
    table: ['tool', 'isort'],
    from: '5.0.0',
    to: '9.0.2',
    keys: (folder) => {
      const source = text(folder, 'isort/settings.py');
      const fields = source.slice(source.indexOf('class _Config'), source.indexOf('def __post_init__'));
      return found(fields, /^ {4}(\w+): /gm);
    },
  },
  vulture: {
    distribution: 'vulture',
    table: ['tool', 'vulture'],
    from: '2.3',
    to: '2.16',
    pure: true,
    keys: (folder) => {
      const source = text(folder, 'vulture/config.py');
      return found(/DEFAULTS = \{([\s\S]*?)\n\}/.exec(source)[1], /^ {4}"(\w+)":/gm);
    },
  },
  towncrier: {
    distribution: 'towncrier',
    table: ['tool', 'towncrier'],
    from: '22.12.0',
    to: '26.9.0',
    keys: (folder) => {
      const source = text(folder, 'towncrier/_settings/load.py');
      const fields = source.slice(
        source.indexOf('class Config'),
        source.indexOf('\nclass ', source.indexOf('class Config')),
      );
      return found(fields, /^ {4}(\w+)(?:: |\s*=)/gm);
    },
  },
};
