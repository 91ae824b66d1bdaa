export default {
  requirements: ['autoflake==2.4.0'],
  judge: (cases, { python }) => python('autoflake-judge.py', cases),
  samples: {},
  explain: [
    {
      match: /^right tool\.autoflake\.remove-rhs-for-unused-variables/,
      reason: 'It needs `remove-unused-variables`, which the cases do not set.',
    },
  ],
};
