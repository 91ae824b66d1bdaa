export default {
  requirements: ['tox==4.67.13'],
  judge: (cases, { python }) => python('tox-judge.py', cases),
  samples: {},
  explain: [],
};
