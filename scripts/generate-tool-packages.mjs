// Asks pip for each distribution that "Add tool section" can add: its version and the Pythons that it runs on.
//   npm run generate:tool-packages
// Writes `server/data/tool-packages.json`. A tool that was proved by running it has the version of that proof.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const FILE = 'server/data/tool-packages.json';
const DISTRIBUTIONS = [
  ...['bandit', 'black', 'bump-my-version', 'codespell', 'commitizen', 'coverage', 'deptry', 'interrogate'],
  ...['isort', 'memray', 'mkdocs', 'mypy', 'pip-audit', 'py-spy', 'pyright', 'pytest', 'pytest-benchmark'],
  ...['pytest-cov', 'pytest-mock', 'python-semantic-release', 'ruff', 'safety', 'scalene', 'setuptools-scm'],
  ...['sphinx', 'towncrier', 'vulture'],
];
/** The name of a data file where it is not the distribution's. */
const DATA = {
  'bump-my-version': 'bumpversion',
  'python-semantic-release': 'semantic_release',
  'setuptools-scm': 'setuptools_scm',
};

const pinned = (distribution) => {
  const name = DATA[distribution] ?? distribution;
  for (const file of [`server/data/tools/verified/${name}.json`, `server/data/tools/${name}.json`]) {
    if (!fs.existsSync(file)) continue;
    const { version } = JSON.parse(fs.readFileSync(file, 'utf8'));
    if (typeof version === 'string' && /^\d/.test(version)) return `${distribution}==${version}`;
  }
  return distribution;
};

const { status, stdout, stderr } = spawnSync(
  process.env.PYTHON ?? 'python3',
  [
    ...['-m', 'pip', 'install', '--dry-run', '--ignore-installed', '--no-deps', '--quiet'],
    ...['--disable-pip-version-check', '--report', '-', ...DISTRIBUTIONS.map(pinned)],
  ],
  { encoding: 'utf8', maxBuffer: 1 << 28 },
);
if (status !== 0) throw new Error(`pip did not answer:\n${stderr}`);
const packages = JSON.parse(stdout)
  .install.map(({ metadata }) => [
    metadata.name.toLowerCase().replaceAll(/[-_.]+/g, '-'),
    { version: metadata.version, requiresPython: metadata.requires_python },
  ])
  .sort(([a], [b]) => (a < b ? -1 : 1));
const now = new Date().toISOString().slice(0, 10);
const lines = packages.map(([name, facts]) => `    ${JSON.stringify(name)}: ${JSON.stringify(facts)}`);
fs.writeFileSync(
  FILE,
  `{\n  "source": "metadata of the distributions, by pip",\n  "date": "${now}",\n  "command": "npm run generate:tool-packages",\n  "packages": {\n${lines.join(',\n')}\n  }\n}\n`,
);
