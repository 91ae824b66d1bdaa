export default {
  requirements: ['poetry==2.5.1'],
  judge: (cases, { python }) => python('poetry-judge.py', cases),
  samples: {},
  explain: [],
};
