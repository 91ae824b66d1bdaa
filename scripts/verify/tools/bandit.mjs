export default {
  requirements: ['bandit[toml]==1.9.4'],
  judge: (cases, { python }) => python('bandit-judge.py', cases),
  samples: { 'tool.bandit.tests': ['["B101"]', '["B101", "B608"]'], 'tool.bandit.skips': '["B101"]' },
  explain: [
    {
      match: /^wrongType tool\.bandit\./,
      reason:
        'Bandit uses the value as it is: a text is a list of its letters, anything is true or false; nothing is found by it.',
    },
  ],
};
