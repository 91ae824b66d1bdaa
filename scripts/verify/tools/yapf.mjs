export default {
  requirements: ['yapf==0.43.0'],
  judge: (cases, { python }) => python('yapf-judge.py', cases),
  samples: {},
  explain: [
    {
      match: /^wrongType tool\.yapf\.(i18n|no_spaces)\w+ =/,
      reason: 'YAPF makes a text of every value; the text of an array has brackets and quotes in it.',
    },
    {
      match: /^wrongType tool\.yapfignore/,
      reason: 'The letters of a text, or the keys of a table, are taken as the patterns.',
    },
  ],
};
