// `poetry check`, then the package that Poetry makes of the file.
const samples = {};
for (const table of ['dependencies', 'dev-dependencies', 'group.*.dependencies'])
  for (const item of ['*', '*.*']) {
    const at = `tool.poetry.${table}.${item}`;
    samples[`${at}.git`] = '"https://example.org/a.git"';
    samples[`${at}.url`] = '"https://example.org/a-1.0.tar.gz"';
    samples[`${at}.markers`] = '"sys_platform == \'linux\'"';
    samples[`${at}.python`] = '"^3.9"';
    samples[`${at}.version`] = '"^1.0"';
  }
for (const table of ['dependencies', 'dev-dependencies', 'group.*.dependencies'])
  samples[`tool.poetry.${table}.*`] = [
    '"^1.0"',
    '{ version = "^1.0", optional = true }',
    '{ git = "https://example.org/a.git" }',
    '{ path = "text" }',
    '[{ version = "^1.0", python = "<3.12" }, { version = "^2.0", python = ">=3.12" }]',
  ];
export default {
  requirements: ['poetry==2.5.1'],
  ownSchemas: [{ table: 'tool.poetry', file: 'poetry/core/json/schemas/poetry-schema.json' }],
  judge: (cases, { python }) => python('poetry-judge.py', cases),
  samples: {
    ...samples,
    'tool.poetry.group.*': ['{ optional = true }', '{ dependencies = {} }'],
    'tool.poetry.source': '[{ name = "x", url = "https://example.org/simple" }]',
    'tool.poetry.source.*.url': '"https://example.org/simple"',
  },
  explain: [
    {
      match: /^right .*\.dev-dependencies/,
      message: /section is deprecated/,
      reason: 'Poetry takes it and says that it is deprecated.',
    },
    {
      match: /^wrongType tool\.poetry\.(classifiers|exclude) = /,
      reason: 'Poetry does not look at the items.',
    },
    {
      match: /^missingKey .*dependencies\.\*(\.\*)?\.(git|url|file|path|version)/,
      reason: 'What is left is another form of a dependency, which Poetry takes.',
    },
    {
      match: /^right .*dependencies/,
      message: /must be valid exactly by one definition/,
      reason: 'Poetry takes the key only beside a version or another origin, which the case does not have.',
    },
    {
      match: /^right tool\.poetry\.source\.\*\.(name|priority|links|indexed) /,
      reason: 'A source needs an address as well, and one source has to be asked for everything.',
    },
    {
      match: /^wrongType tool\.poetry\.dependencies\.python = /,
      reason: 'Poetry reads a list as several constraints.',
    },
  ],
};
