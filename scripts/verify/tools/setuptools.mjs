// The validator of setuptools, then what it does with each key.
export default {
  requirements: ['setuptools==84.2.1'],
  ownSchemas: [{ table: 'tool.setuptools', file: 'setuptools/config/setuptools.schema.json' }],
  judge: (cases, { python }) => python('setuptools-judge.py', cases),
  explain: [
    {
      message: /still \*experimental\*/,
      reason: 'setuptools reads extension modules from the file and says that this may change.',
    },
  ],
};
