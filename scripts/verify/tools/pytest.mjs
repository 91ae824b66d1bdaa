import { requirementsOf } from '../requirements.mjs';

// A run of pytest in which every setting of its table is read.
const text = 'pytest makes text of every value of `ini_options` that is no array, and takes that text.';

export default {
  requirements: requirementsOf('pytest'),
  judge: (cases, { python }) => python('pytest-judge.py', cases),
  samples: {
    'tool.pytest.DJANGO_SETTINGS_MODULE': '"django_settings"',
    'tool.pytest.ini_options.DJANGO_SETTINGS_MODULE': '"django_settings"',
  },
  // pytest-qt does not start without a binding of Qt, and DJANGO_CONFIGURATION needs a package of its own.
  skip: [{ match: /\.qt_/ }, { match: /DJANGO_CONFIGURATION/ }],
  explain: [{ match: /^wrongType tool\.pytest\.ini_options\..* = (17|true|\{ x = 1 \})$/, reason: text }],
};
