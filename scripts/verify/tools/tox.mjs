import { requirementsOf } from '../requirements.mjs';

const LISTS = [
  ['allowlist_externals', '["python"]'],
  ['base', '["env_run_base"]'],
  ['base_python', '["python3", "3.12"]'],
  ['base_python_file', '["a"]'],
  ['basepython', '["python3", "3.12"]'],
  ['commands', '[["python", { replace = "posargs", default = ["a"], extend = true }]]'],
  ['commands_post', '[["python"]]'],
  ['commands_pre', '[["python"]]'],
  ['default_base_python', '["python3"]'],
  ['dependency_groups', '["group"]'],
  ['depends', '["name"]'],
  ['deps', '["requests"]'],
  ['disallow_pass_env', '["A"]'],
  ['extra_setup_commands', '[["python"]]'],
  ['extras', '["extra"]'],
  ['install_command', '["python", "-I", "-m", "pip", "install", "{packages}"]'],
  ['labels', '["a"]'],
  ['list_dependencies_command', '["python", "-m", "pip", "freeze"]'],
  ['pass_env', '["A", { replace = "env", name = "B", default = "c" }]'],
  ['passenv', '["A"]'],
  ['runner', '"virtualenv"'],
  ['virtualenv_spec', '"virtualenv>=20"'],
  ['package_env', '"other"'],
  ['recreate_commands', '[["python"]]'],
];
const samples = {
  'tool.tox.base': '["a.toml"]',
  'tool.tox.env_list': [
    '["a", "b"]',
    '["a", { product = [["b", "c"], { prefix = "d", start = 1, stop = 2 }] }]',
  ],
  'tool.tox.envlist': '["a", "b"]',
  'tool.tox.min_version': '"4.20"',
  'tool.tox.minversion': '"4.20"',
  'tool.tox.requires': '["tox>=4"]',
  'tool.tox.labels.*': '["a"]',
  'tool.tox.tox_root': '"."',
  'tool.tox.toxinidir': '"."',
  'tool.tox.legacy_tox_ini': '"[tox]"',
  'tool.tox.env_run_base.pass_env.*.condition': '"env.A"',
  'tool.tox.env_run_base.pass_env.*.of': '["tool", "tox", "package_env"]',
  'tool.tox.env_run_base.pass_env.*.marker': '"sys_platform == \'linux\'"',
};
for (const place of ['env_run_base', 'env_pkg_base', 'env.*'])
  for (const [name, value] of LISTS) samples[`tool.tox.${place}.${name}`] = value;

// `tox config` prints every setting of every environment and names those that nothing reads.
export default {
  requirements: requirementsOf('tox'),
  judge: (cases, { python }) => python('tox-judge.py', cases),
  deepest: 2,
  samples,
  // All environments have the same settings, and all lists the same forms of an item: those are tried once.
  skip: [
    { match: /tool\.tox\.(env\.\*|env_pkg_base)\.\w+\.\*/ },
    { match: /tool\.tox\.(env_list|envlist|base|requires|labels)\.\*/ },
    { match: /tool\.tox\.env_run_base\.(?!set_env|pass_env)\w+\.\*/ },
  ],
  explain: [
    {
      match: /^right .*virtualenv_spec/,
      message: /it was stopped/,
      reason: 'tox installs that virtualenv first, for which a case has no time.',
    },
    {
      match: /^right tool\.tox\.env_pkg_base\./,
      message: /^unused:/,
      reason: 'An environment that builds a package does not read it, and tox says so.',
    },
    {
      match: /env_run_base\.(pass|set)_env/,
      message:
        /value of type '(list|dict)' is not of type 'str'|set_env expected|Unsupported expression|failed to load py\.pass_env: '/,
      reason:
        'A list in the place of an item needs `extend`, a reference the name of something; the cases have neither.',
    },
    {
      match: /^wrongType .*\.(extend|substitute) /,
      reason: 'tox asks only whether the value is true.',
    },
    {
      match: /^wrongType .*(_timeout|commands_retry) = true/,
      reason: 'Python takes `true` for the number 1.',
    },
    { match: /^badValue .*commands_retry/, reason: 'tox takes a negative number for none.' },
    {
      match: /^wrongType tool\.tox\.env = /,
      reason: 'tox looks at it only for an environment that is asked for.',
    },
    {
      match: /^wrongType tool\.tox\.env_(run|pkg)_base\.base = /,
      reason: 'The base environments have no base, so that tox does not look at it.',
    },
    {
      match: /^wrongType tool\.tox\.venv_redirect/,
      reason: 'tox reads it before everything else and heeds what has the right type.',
    },
  ],
};
