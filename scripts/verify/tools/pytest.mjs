import { requirementsOf } from '../requirements.mjs';

// A run of pytest in which every setting of its table is read.

export default {
  requirements: requirementsOf('pytest'),
  judge: (cases, { python }) => python('pytest-judge.py', cases),
  samples: {
    ...both('DJANGO_SETTINGS_MODULE', '"django_settings"'),
    // Modules that are read before pytest starts make warnings of their own.
    ...both('filterwarnings', '["ignore"]'),
    ...both('max_warnings', '1000'),
    // Plug-ins are named one by one, so that pytest does not know their distributions.
    ...both('required_plugins', '[]'),
  },
  // pytest-qt does not start without a binding of Qt, and DJANGO_CONFIGURATION needs a package of its own.
  skip: [{ match: /\.qt_/ }, { match: /DJANGO_CONFIGURATION/ }],
  explain: [
    {
      match: /^wrongType tool\.pytest\.ini_options\..* = (17|true|\{ x = 1 \})$/,
      reason: 'pytest makes text of every value of `ini_options` that is no array, and takes that text.',
    },
    {
      match: /^wrongType tool\.pytest\.ini_options\..* = \[17\]$/,
      reason: 'pytest does not look at the items of arrays in `ini_options`; what uses them may fail.',
    },
    { match: /^badValue .*anyio_mode/, reason: 'AnyIO takes everything but `auto` for `strict`.' },
    {
      match: /mock_use_standalone_module = (true|"true")/,
      reason: 'The distribution mock is not installed.',
    },
  ],
};

function both(key, value) {
  return { [`tool.pytest.${key}`]: value, [`tool.pytest.ini_options.${key}`]: value };
}
