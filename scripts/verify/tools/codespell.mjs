export default {
  requirements: ['codespell==2.4.3'],
  judge: (cases, { python }) => python('codespell-judge.py', cases),
  samples: {
    'tool.codespell.dictionary': '"x"',
    'tool.codespell.exclude-file': '"x"',
    'tool.codespell.ignore-words': '"x"',
    'tool.codespell.builtin': '"clear,rare"',
    'tool.codespell.uri-regex': '"https?:.*"',
  },
  explain: [
    {
      match: /^right .*hard-encoding-detection/,
      reason: 'It needs the package chardet, which is not installed with the cases.',
    },
    {
      match: /^wrongType tool\.codespell\./,
      reason:
        'Every value is made into text and put behind the option on a command line; behind an option that takes none it is a file to check.',
    },
    { match: /^badValue /, reason: 'The value is made into text; only what is no number is refused.' },
  ],
};
