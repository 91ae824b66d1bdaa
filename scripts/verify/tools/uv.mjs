export default {
  requirements: ['uv==0.13.8'],
  judge: (cases, { python }) => python('uv-judge.py', cases),
  samples: {},
  explain: [],
};
