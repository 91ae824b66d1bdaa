export default {
  requirements: ['pylint==4.1.4'],
  judge: (cases, { python }) => python('pylint-judge.py', cases),
  samples: {
    'tool.pylint.py-version': '"3.10"',
    'tool.pylint.init-hook': '"import sys"',
    'tool.pylint.disable': ['["C0114"]', '"missing-module-docstring"'],
    'tool.pylint.enable': '["useless-suppression"]',
    'tool.pylint.load-plugins': '["pylint.extensions.docparams"]',
    'tool.pylint.overgeneral-exceptions': '["builtins.Exception"]',
    'tool.pylint.confidence': '["HIGH"]',
  },
  skip: [{ match: /^\w+ tool\.pylint\.[\w*-]+\./, reason: 'Every section is read as the table itself.' }],
  explain: [
    {
      match: /^right tool\.pylint\.init-hook/,
      reason: 'The reader is asked without the options of the command, to which this one belongs.',
    },
    {
      match: /^wrongType tool\.pylint\./,
      reason:
        'Pylint makes a text of every value, and of arrays one with commas; the setting names nothing that exists.',
    },
    { match: /^right tool\.pylint\.ignore-mixin-members/, reason: 'Pylint warns that it is deprecated.' },
  ],
};
