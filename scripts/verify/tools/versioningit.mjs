// The version of a project with a tag, written to a file.
export default {
  requirements: ['versioningit==3.3.0'],
  judge: (cases, { python }) => python('versioningit-judge.py', cases),
  explain: [
    {
      message: /has no attribute 'method'|No module named 'sample'/,
      reason: 'A method of the project needs a module that has it, which the cases do not have.',
    },
    {
      message:
        /describe-subst must be set|does not contain a PKG-INFO|(write\.file|onbuild\.(source|build)-file) must be set/,
      reason: 'This method needs other keys beside its name, or another repository.',
    },
    {
      message: /Ignoring unknown parameter '(describe-subst|pattern)'/,
      reason: 'The key belongs to another method than the usual one.',
    },
    {
      message: /epoch is ignored when pep440 is false/,
      reason: 'The key has a meaning only beside `pep440 = true`.',
    },
  ],
};
