export default {
  requirements: ['deptry==0.25.1'],
  judge: (cases, { python }) => python('deptry-judge.py', cases),
  samples: {},
  explain: [
    {
      match: /^wrongType tool\.deptry\./,
      reason:
        'deptry makes texts of numbers and booleans, and lists of what can be walked through; the setting names nothing that exists.',
    },
  ],
};
