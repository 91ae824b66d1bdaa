export default {
  requirements: ['setuptools==84.2.1'],
  judge: (cases, { python }) => python('setuptools-judge.py', cases),
  samples: {},
  explain: [],
};
