import { requirementsOf } from '../requirements.mjs';

const samples = {
  'tool.hatch.build.targets.*#name': 'custom',
  'tool.hatch.build.targets.custom.path': '"builder.py"',
  'tool.hatch.envs.*.matrix': '[{ feature = ["a", "b"] }]',
};
const targets = ['wheel', 'sdist', 'binary', 'custom', '*'].map((name) => `targets.${name}.`);
for (const place of ['', ...targets]) {
  const at = `tool.hatch.build.${place}`;
  samples[`${at}hooks.*#name`] = 'custom';
  samples[`${at}hooks.version.pattern`] = ['true', '"__version__ = .(?P<version>[0-9.]+)."'];
  samples[`${at}force-include.*#name`] = 'text';
}

// Everything that hatchling and Hatch read of the table, and builds.
export default {
  requirements: requirementsOf('hatch'),
  judge: (cases, { python }) => python('hatch-judge.py', cases),
  samples,
  // All targets have the settings of the build and its hooks.
  skip: [
    { match: /tool\.hatch\.build\.targets\.(sdist|binary|custom|\*)\.hooks\b./ },
    { match: /tool\.hatch\.build\.targets\.\*\./ },
  ],
  explain: [
    {
      message: /without scm_version parameter|'tag_regex' is deprecated/,
      reason: 'hatch-vcs calls setuptools-scm in a way that this calls deprecated.',
    },
    {
      match: /^wrongType .*\.(enable-by-default|disable|system-packages|detached|support-legacy) /,
      reason: 'Only this is asked: whether the value is true.',
    },
    {
      match: /^wrongType tool\.hatch\.envs\.\*\.(uv-path|locker|lock-filename|installer|workspace\.exclude) /,
      reason: 'Hatch looks at it when it makes, locks or fills an environment, and not at its type before.',
    },
    {
      message: /Unknown environment collector/,
      reason: 'A collector is a plug-in, which the cases do not have.',
    },
    {
      match: /python-sources/,
      message: /ConnectError/,
      reason: 'Hatch looks for a Python to download, which the cases cannot.',
    },
  ],
};
