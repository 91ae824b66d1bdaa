// How to see which of two settings a tool for versions, environments or a changelog works with: see `config-files.mjs`.
import { ini, python } from './config-files-parts.mjs';

const PROJECT = '[project]\nname = "sample"\nversion = "1.0"\n';

export const PROJECT_PROBES = {
  bumpversion: {
    files: {},
    run: ['bump-my-version', 'show', 'current_version'],
    table: '[tool.bumpversion]\ncurrent_version = "1.0.1"\n',
    other: '[tool.bumpversion]\nallow_dirty = true\n',
    file: (file) =>
      file.endsWith('.toml')
        ? {
            full: '[tool.bumpversion]\ncurrent_version = "1.0.2"\n',
            other: '[tool.bumpversion]\nallow_dirty = true\n',
          }
        : ini({ '*': 'bumpversion' }, 'current_version = 1.0.2', 'allow_dirty = True')(file),
    isTable: /1\.0\.1/,
    isFile: /1\.0\.2/,
  },
  commitizen: {
    files: {},
    run: ['cz', 'version', '--project'],
    table: '[tool.commitizen]\nversion = "1.0.1"\n',
    other: '[tool.commitizen]\nname = "cz_conventional_commits"\n',
    file: (file) => {
      if (file.endsWith('.toml'))
        return {
          full: '[tool.commitizen]\nversion = "1.0.2"\n',
          other: '[tool.commitizen]\nname = "cz_conventional_commits"\n',
        };
      if (file.endsWith('.json'))
        return {
          full: '{ "commitizen": { "version": "1.0.2" } }\n',
          other: '{ "commitizen": { "name": "cz_conventional_commits" } }\n',
        };
      return {
        full: 'commitizen:\n  version: "1.0.2"\n',
        other: 'commitizen:\n  name: cz_conventional_commits\n',
      };
    },
    isTable: /1\.0\.1/,
    isFile: /1\.0\.2/,
  },
  hatch: {
    files: {},
    run: ['hatch', 'env', 'show', '--json'],
    table: `${PROJECT}[tool.hatch.envs.default]\ndescription = "from table"\n`,
    other: `${PROJECT}[tool.hatch.version]\npath = "a.py"\n`,
    file: () => ({
      full: '[envs.default]\ndescription = "from file"\n',
      other: '[version]\npath = "a.py"\n',
    }),
    isTable: /from table/,
    isFile: /from file/,
  },
  mutmut: {
    files: { 'src/a.py': 'a = 1\n' },
    ...python(
      'import warnings; warnings.simplefilter("ignore"); from mutmut import configuration as c; print(c.config())',
    ),
    table: '[tool.mutmut]\nmax_stack_depth = 101\n',
    other: '[tool.mutmut]\ndebug = false\n',
    file: ini({ '*': 'mutmut' }, 'max_stack_depth=102', 'debug=False'),
    isTable: /max_stack_depth=101/,
    isFile: /max_stack_depth=102/,
  },
  'pip-tools': {
    files: { 'a.in': '' },
    ...python(
      'from piptools.scripts.compile import cli; print(cli.make_context("pip-compile", ["a.in"]).params["max_rounds"])',
    ),
    table: '[tool.pip-tools]\nmax-rounds = 101\n',
    other: '[tool.pip-tools]\nquiet = 1\n',
    file: () => ({
      full: '[tool.pip-tools]\nmax-rounds = 102\n',
      other: '[tool.pip-tools]\nquiet = 1\n',
    }),
    isTable: /101/,
    isFile: /102/,
  },
  scriv: {
    files: {},
    ...python('from scriv.config import Config; print(Config.read().version)'),
    table: '[tool.scriv]\nversion = "from table"\n',
    other: '[tool.scriv]\nformat = "md"\n',
    file: ini({ '*': 'scriv' }, 'version = from file', 'format = md'),
    isTable: /from table/,
    isFile: /from file/,
  },
  towncrier: {
    files: { 'newsfragments/1.feature': 'New.\n' },
    run: ['towncrier', 'build', '--draft', '--version', '1.0'],
    table: '[tool.towncrier]\nname = "table"\ndirectory = "newsfragments"\n',
    other: '[tool.towncrier]\ndirectory = "newsfragments"\n',
    file: () => ({
      full: '[tool.towncrier]\nname = "file"\ndirectory = "newsfragments"\n',
      other: '[tool.towncrier]\ndirectory = "newsfragments"\n',
    }),
    isTable: /table 1\.0/,
    isFile: /file 1\.0/,
  },
  uv: {
    files: {},
    run: ['uv', 'lock', '--offline', '--show-settings'],
    table: `${PROJECT}[tool.uv]\nconcurrent-builds = 101\n`,
    other: `${PROJECT}[tool.uv]\nno-progress = true\n`,
    file: () => ({ full: 'concurrent-builds = 102\n', other: 'no-progress = true\n' }),
    isTable: /builds: 101/,
    isFile: /builds: 102/,
  },
};
