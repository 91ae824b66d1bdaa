export default {
  requirements: ['interrogate==1.7.0'],
  judge: (cases, { python }) => python('interrogate-judge.py', cases),
  samples: {},
  explain: [
    {
      message: /must be used along with/,
      reason: 'The look of a badge needs `generate_badge`, which the cases do not set.',
    },
    {
      match: /^wrongType .*(exclude|ignore_regex|whitelist_regex|output) =/,
      reason:
        'The value is turned into text, or into the texts in it, without a look at its type; it names nothing then.',
    },
    { match: /^wrongType .*(fail_under|verbose) = true$/, reason: 'Python counts `true` as the number 1.' },
    { match: /^badValue .*verbose/, reason: 'Any number is taken.' },
  ],
};
