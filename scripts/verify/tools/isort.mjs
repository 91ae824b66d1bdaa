export default {
  requirements: ['isort==9.0.2'],
  judge: (cases, { python }) => python('isort-judge.py', cases),
  samples: {
    'tool.isort.sections': '["FUTURE", "STDLIB", "THIRDPARTY", "FIRSTPARTY", "LOCALFOLDER"]',
    'tool.isort.default_section': '"THIRDPARTY"',
  },
  explain: [
    {
      match: /^wrongType /,
      reason:
        'isort makes a text of every value, and of that a list where it wants one: the setting names nothing that exists.',
    },
    {
      match: /^badValue .*multi_line_output/,
      reason: 'A number outside the list is refused only when a line is wrapped.',
    },
    {
      match: /^right tool\.isort\.formatter/,
      reason: 'No plug-in that formats is installed with the cases.',
    },
    {
      message: /setting is defined, but NAME is not included/,
      reason: "A section of one's own must stand in `sections` too, which the cases do not set.",
    },
    {
      message: /no known_application is defined/,
      reason: 'The profile asks for a section that a project must fill.',
    },
  ],
};
