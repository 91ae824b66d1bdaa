export default {
  requirements: ['setuptools-scm==10.3.4', 'setuptools==84.2.1'],
  judge: (cases, { python }) => python('setuptools_scm-judge.py', cases),
  samples: {},
  explain: [],
};
