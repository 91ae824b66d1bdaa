// How to see which of two settings a tool works with that is known by its documentation or schema only, with the releases
// that are run: see `config-files.mjs`.
import { ini, python } from './config-files-parts.mjs';
import { requirementsOf } from './requirements.mjs';

const POE_TASKS = { toml: '[tasks]\nfrom_file = "a"\n', json: '{ "tasks": { "from_file": "a" } }\n' };
const POE_OTHER = { toml: 'verbosity = 0\n', json: '{ "verbosity": 0 }\n' };

export const DOCUMENTED_PROBES = {
  djlint: {
    requirements: requirementsOf('djlint'),
    files: { 'a.html': '<div><p>a</p></div>\n' },
    run: ['djlint', '--check', 'a.html'],
    table: '[tool.djlint]\nindent = 7\n',
    other: '[tool.djlint]\nquiet = false\n',
    file: (file) =>
      file.endsWith('.toml')
        ? { full: 'indent = 5\n', other: 'quiet = false\n' }
        : { full: '{ "indent": 5 }\n', other: '{ "quiet": false }\n' },
    isTable: /\+ {7}<p>/,
    isFile: /\+ {5}<p>/,
  },
  flake8: {
    requirements: requirementsOf('flake8'),
    files: { 'a.py': 'import a\nx=1\n' },
    run: ['flake8', 'a.py'],
    table: '[tool.flake8]\nselect = ["F401"]\n',
    other: '[tool.flake8]\nselect = ["W"]\n',
    file: ini({ '*': 'flake8' }, 'select = E225', 'select = W'),
    isTable: /^(?![\s\S]*E225)[\s\S]*F401/,
    isFile: /^(?![\s\S]*F401)[\s\S]*E225/,
    isBoth: /F401[\s\S]*E225/,
  },
  numpydoc_validation: {
    requirements: requirementsOf('numpydoc_validation'),
    files: { 'a.py': 'def f():\n    """say no"""\n' },
    run: ['numpydoc', 'lint', 'a.py'],
    table: '[tool.numpydoc_validation]\nchecks = ["SS02"]\n',
    other: '[tool.numpydoc_validation]\nchecks = ["GL01"]\n',
    file: ini({ '*': 'tool:numpydoc_validation' }, 'checks = SS03', 'exclude = x'),
    isTable: /^(?![\s\S]*SS03)[\s\S]*SS02/,
    isFile: /^(?![\s\S]*SS02)[\s\S]*SS03/,
  },
  poe: {
    requirements: ['poethepoet==0.49.0'],
    files: {},
    run: ['poe', '--help'],
    table: '[tool.poe.tasks]\nfrom_table = "a"\n',
    other: '[tool.poe]\nverbosity = 0\n',
    file: (file) => {
      const kind = file.endsWith('.toml') ? 'toml' : 'json';
      return { full: POE_TASKS[kind], other: POE_OTHER[kind] };
    },
    isTable: /from_table/,
    isFile: /from_file/,
  },
  tombi: {
    requirements: ['tombi==1.9.6'],
    files: { 'a.toml': 'a = [\n  1,\n]\n' },
    run: ['tombi', 'format', '--offline', '--check', '--diff', 'a.toml'],
    table: '[tool.tombi.format.rules]\nindent-width = 7\n',
    other: '[tool.tombi]\ntoml-version = "v1.0.0"\n',
    file: () => ({ full: '[format.rules]\nindent-width = 5\n', other: 'toml-version = "v1.0.0"\n' }),
    isTable: / {7}(?:\S*m)?1,/,
    isFile: /[^ ] {5}(?:\S*m)?1,/,
  },
  ty: {
    requirements: ['ty==0.0.108'],
    files: { 'a.py': 'import nothing_there\n' },
    run: ['ty', 'check', 'a.py'],
    table: '[tool.ty.rules]\nimport-not-found = "warn"\n',
    other: '[tool.ty.rules]\nimport-not-found = "ignore"\n',
    file: () => ({
      full: '[rules]\nimport-not-found = "error"\n',
      other: '[rules]\nimport-not-found = "ignore"\n',
    }),
    isTable: /warning\[import-not-found\]/,
    isFile: /error\[import-not-found\]/,
  },
  versioneer: {
    requirements: requirementsOf('versioneer'),
    files: { 'setup.py': '' },
    ...python('import versioneer; print(versioneer.get_config_from_root(".").tag_prefix)'),
    table: '[tool.versioneer]\nVCS = "git"\ntag_prefix = "from-table"\n',
    other: '[tool.versioneer]\nVCS = "git"\n',
    file: ini({ '*': 'versioneer' }, 'VCS = git\ntag_prefix = from-file', 'VCS = git'),
    isTable: /from-table/,
    isFile: /from-file/,
  },
};
