export default {
  requirements: ['vulture==2.16'],
  judge: (cases, { python }) => python('vulture-judge.py', cases),
  samples: {},
  explain: [
    {
      match: /^badValue tool\.vulture\.min_confidence/,
      reason: 'Vulture takes any whole number; one outside 0 to 100 hides everything or nothing.',
    },
    {
      match: /^wrongType tool\.vulture\.\w+ = \[17\]$/,
      reason:
        'Vulture looks at the type of the list alone; a number in it fails only where it is compared with a name.',
    },
  ],
};
