import { requirementsOf } from '../requirements.mjs';

// Bump My Version reads the table and raises a version without writing.
export default {
  requirements: requirementsOf('bumpversion'),
  judge: (cases, { python }) => python('bumpversion-judge.py', cases),
  samples: {
    'tool.bumpversion.parts.*#name': 'minor',
    'tool.bumpversion.parts.*.values': '["1", "2", "0", "3"]',
    'tool.bumpversion.parts.*.optional_value': '"0"',
    'tool.bumpversion.parts.*.first_value': '"0"',
    'tool.bumpversion.files.*.filename': '"a.py"',
    'tool.bumpversion.files.*.glob': '"[ab].py"',
  },
  explain: [
    { match: /^right .*files\.\*\.search = "x"/, reason: 'The file of the case does not hold that text.' },
    {
      match: /^missingKey .*\.files\./,
      reason: 'An entry without any key is passed over; one with others fails.',
    },
    {
      match: /^wrongType .* = \[17\]$/,
      reason: 'Bump My Version does not look at the items; they match nothing.',
    },
    {
      match: /^wrongType tool\.bumpversion\.parts = /,
      reason: 'Parts that `parse` does not name are not looked at.',
    },
    { match: /first_value = true$/, reason: 'A boolean is a number in Python.' },
  ],
};
