import { requirementsOf } from '../requirements.mjs';

// coverage.py reads the table, measures one line and reports it.
export default {
  requirements: requirementsOf('coverage'),
  judge: (cases, { python }) => python('coverage-judge.py', cases),
  samples: {
    'tool.coverage.run.data_file': '".coverage-data"',
    'tool.coverage.run.debug_file': '"debug.txt"',
    'tool.coverage.run.include': '["sample.py"]',
    'tool.coverage.run.source': '["."]',
    'tool.coverage.run.source_dirs': '["."]',
    'tool.coverage.run.source_pkgs': '["sample"]',
  },
  explain: [
    {
      match: /concurrency = \["(eventlet|gevent|greenlet)"\]/,
      reason: 'The library for it is not installed beside coverage.py.',
    },
    {
      match: /core = "sysmon"/,
      reason: 'sys.monitoring needs Python 3.12; the environment has an older one.',
    },
    {
      match: /^wrongType .* = true$/,
      reason: 'A boolean is a number for Python, and a text where the key is used.',
    },
    {
      match:
        /^wrongType tool\.coverage\.(run\.(command_line|context)|html\.(extra_css|title)|report\.(format|sort))/,
      reason:
        'coverage.py does not look at the type; it fails, or shows the value as text, where the key is used.',
    },
  ],
};
