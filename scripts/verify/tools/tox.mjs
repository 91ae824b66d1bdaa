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
  ['deps', '["requests", { replace = "ref", of = ["env_run_base", "deps"], extend = true }]'],
  ['disallow_pass_env', '["A"]'],
  ['extra_setup_commands', '[["python"]]'],
  ['extras', '["extra"]'],
  ['install_command', '["python", "-I", "-m", "pip", "install", "{packages}"]'],
  ['labels', '["a"]'],
  ['list_dependencies_command', '["python", "-m", "pip", "freeze"]'],
  ['pass_env', '["A", { replace = "env", name = "B", default = "c" }]'],
  ['passenv', '["A"]'],
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
};
for (const place of ['env_run_base', 'env_pkg_base', 'env.*'])
  for (const [name, value] of LISTS) samples[`tool.tox.${place}.${name}`] = value;

// `tox config` prints every setting of every environment and names those that nothing reads.
export default {
  requirements: ['tox==4.67.13'],
  judge: (cases, { python }) => python('tox-judge.py', cases),
  deepest: 2,
  samples,
  // All environments have the same settings, and all lists the same forms of an item: those are tried once.
  skip: [
    { match: /tool\.tox\.(env\.\*|env_pkg_base)\.\w+\.\*/ },
    { match: /tool\.tox\.(env_list|envlist|base|requires|labels)\.\*/ },
    { match: /tool\.tox\.env_run_base\.(?!set_env|pass_env)\w+\.\*/ },
  ],
  explain: [],
};
