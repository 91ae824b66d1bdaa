export default {
  requirements: ['mypy==2.4.1'],
  judge: (cases, { python }) => python('mypy-judge.py', cases),
  samples: {},
  explain: [
    {
      match: /^wrongType tool\.mypy\.(\w+_report|platform|custom_typing_module) = /,
      reason: 'The value is made into text, whatever it is.',
    },
    { match: /^wrongType tool\.mypy\.\w+ = true$/, reason: 'Python counts `true` as the number 1.' },
    {
      match: /^wrongType tool\.mypy\.exclude = \{/,
      reason: 'The names of the keys are taken as the patterns.',
    },
    {
      match: /^wrongType tool\.mypy\.overrides\.\*\.module = \[17\]/,
      reason: 'A number becomes the name of a module that no code has.',
    },
    {
      match: /^right tool\.mypy\.package_root/,
      reason: 'mypy takes it only together with `namespace_packages = false`, which the cases do not set.',
    },
  ],
};
