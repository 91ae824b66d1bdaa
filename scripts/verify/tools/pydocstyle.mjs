export default {
  requirements: ['pydocstyle[toml]==6.3.0'],
  judge: (cases, { python }) => python('pydocstyle-judge.py', cases),
  samples: {
    'tool.pydocstyle.select': '"D100"',
    'tool.pydocstyle.ignore': ['"D100,D2"', '["D100"]'],
    'tool.pydocstyle.add-select': '"D100"',
    'tool.pydocstyle.add-ignore': '"D100"',
  },
  explain: [],
};
