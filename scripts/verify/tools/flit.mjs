// The reader of flit_core, and the files that it would put in an sdist.
export default {
  requirements: ['flit==4.2.0'],
  judge: (cases, { python }) => python('flit-judge.py', cases),
  explain: [
    { match: /^wrongType tool\.flit\.module = /, reason: 'Flit asks only whether the value holds `name`.' },
  ],
};
