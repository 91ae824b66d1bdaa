// Ruff reads its settings before anything else; a file that it refuses ends with status 2.
/** Settings that list rules: a right value is the code of one. */
const SELECTORS = [
  ...[
    'select',
    'ignore',
    'extend-select',
    'extend-ignore',
    'fixable',
    'extend-fixable',
    'unfixable',
    'extend-unfixable',
  ],
  ...['extend-safe-fixes', 'extend-unsafe-fixes', 'per-file-ignores.*', 'extend-per-file-ignores.*'],
];

export default {
  requirements: ['ruff==0.17.5'],
  samples: {
    ...Object.fromEntries(
      SELECTORS.flatMap((name) => [
        [`tool.ruff.${name}`, '["F401"]'],
        [`tool.ruff.lint.${name}`, '["F401"]'],
      ]),
    ),
    'tool.ruff.required-version': '">=0.1"',
    'tool.ruff.extend': '"base.toml"',
    'tool.ruff.isort.required-imports': '["from __future__ import annotations"]',
    'tool.ruff.lint.isort.required-imports': '["from __future__ import annotations"]',
    'tool.ruff.lint.isort.import-heading.*#name': 'future',
  },
  judge: (cases, { each }) =>
    each(cases, {
      program: 'ruff',
      args: ['check', '--no-cache', '--show-settings', 'a.py'],
      files: { 'a.py': '', 'base.toml': '' },
      read: ({ status, stderr }) => {
        if (status === 2) return { verdict: 'refused', message: stderr };
        return stderr.trim() === '' ? { verdict: 'accepted' } : { verdict: 'warned', message: stderr };
      },
    }),
  explain: [
    {
      message: /Selecting rules by (name|category) requires|preview is not enabled/,
      reason:
        'Rules in preview, and names and categories as selectors, need `preview = true`, which the cases do not set.',
    },
    {
      message: /`section-order` must contain/,
      reason: 'Ruff wants every section in `section-order`; a case has one value at a time.',
    },
    {
      match: /isort\.sections\./,
      message: /contains built-in section/,
      reason:
        'The schema lists built-in sections as names in `sections`; Ruff warns of them and takes all others.',
    },
    {
      match: /banned-api/,
      reason:
        'Ruff reads an array as the fields of the table in their order, which nobody writes on purpose.',
    },
  ],
};
