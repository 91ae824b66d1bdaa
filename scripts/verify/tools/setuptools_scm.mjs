// The version of a project with a tag, inferred by setuptools with setuptools-scm beside it.
const unused =
  'setuptools-scm does not look at the type of a value before it needs it, which on a commit with a tag it does not.';
export default {
  requirements: ['setuptools-scm==10.3.4', 'setuptools==84.2.1'],
  judge: (cases, { python }) => python('setuptools_scm-judge.py', cases),
  samples: {
    'tool.setuptools_scm.version_scheme': [
      '"guess-next-dev"',
      '"no-guess-dev"',
      '"post-release"',
      '"only-version"',
      '"semver-pep440"',
      '"calver-by-date"',
    ],
    'tool.setuptools_scm.local_scheme': ['"node-and-date"', '"no-local-version"', '"dirty-tag"'],
    'tool.setuptools_scm.git_describe_command': [
      '["git", "describe", "--dirty", "--tags", "--long"]',
      '"git describe --dirty --tags --long"',
    ],
    'tool.setuptools_scm.scm.git.describe_command': [
      '["git", "describe", "--dirty", "--tags", "--long"]',
      '"git describe --dirty --tags --long"',
    ],
  },
  explain: [
    {
      match:
        /^wrongType tool\.setuptools_scm\.(version_file_template|write_to_template|parentdir_prefix_version|fallback_version|fallback_root|parent|search_parent_directories|write_to_source|dist_name|scm\.git\.(pre_parse|distance_count)) /,
      reason: unused,
    },
    {
      match: /^wrongType tool\.setuptools_scm\.(normalize|tag\.strict|tag\.prefix) /,
      reason: 'setuptools-scm asks only whether the value is true.',
    },
    { message: /has been renamed to/, reason: 'setuptools-scm takes the older name and says the newer.' },
    {
      message: /project directory is the VCS root/,
      reason:
        'The scope of distances needs a project below the root of its repository, which the cases do not have.',
    },
    {
      match: /^badValue tool\.setuptools_scm\.(version|local)_scheme/,
      reason: 'Any installed package may bring a scheme.',
    },
  ],
};
