export default {
  requirements: ['pylint==4.1.4'],
  judge: (cases, { python }) => python('pylint-judge.py', cases),
  samples: {},
  explain: [],
};
