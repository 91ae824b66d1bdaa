export default {
  requirements: ['docformatter==1.7.8'],
  judge: (cases, { python }) => python('docformatter-judge.py', cases),
  samples: { 'tool.docformatter.range': '[1, 2]', 'tool.docformatter.docstring-length': '[1, 2]' },
  explain: [
    {
      match: /^wrongType tool\.docformatter\./,
      reason:
        'docformatter makes a text of every value that is no array; one that is not "true" means false, and nothing is found by others.',
    },
    {
      match: /^badValue tool\.docformatter\.style/,
      reason: 'Any style but the known ones is taken for sphinx.',
    },
  ],
};
