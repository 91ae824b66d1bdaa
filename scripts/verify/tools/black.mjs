export default {
  requirements: ['black==26.10.1'],
  ownSchemas: [{ table: 'tool.black', file: 'black/resources/black.schema.json' }],
  judge: (cases, { python }) => python('black-judge.py', cases),
  samples: {
    'tool.black.required-version': ['"26"', '"26.10.1"'],
    'tool.black.enable-unstable-feature': '[]',
  },
  explain: [
    {
      match: /^theirs right tool\.black\.code /,
      reason: 'Black takes `code` in place of files, and refuses to run on files then.',
    },

    { match: /^right tool\.black\.ipynb/, reason: 'The sample is no notebook.' },
    {
      match: /^wrongType tool\.black\.[\w-]+ = (17|true)$/,
      reason:
        'Black makes a text of every value that is no array or table: the setting has an effect that nobody means.',
    },
    {
      match: /^wrongType tool\.black\.python-cell-magics/,
      reason: 'The names of cell magics are made into texts one by one.',
    },
    {
      match: /^wrongType tool\.black\.required-version/,
      reason: 'Black compares the version as text and, quietly, lets pass what is none.',
    },
  ],
};
