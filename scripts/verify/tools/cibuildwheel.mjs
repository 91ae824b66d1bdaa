export default {
  requirements: ['cibuildwheel==4.3.3'],
  judge: (cases, { python }) => python('cibuildwheel-judge.py', cases),
  samples: {},
  explain: [],
};
