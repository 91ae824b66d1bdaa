import { defineRule } from '../../../../spec/rule.ts';
import { checkedPython } from '../../check/checked-python.ts';

const SECTIONS = [
  ['tool', 'pylint'],
  ['tool', 'pylint', 'main'],
  ['tool', 'pylint', 'MASTER'],
  ['tool', 'pylint', 'master'],
  ['tool', 'pylint', 'MAIN'],
];
const PATHS = SECTIONS.flatMap((path) => [
  [...path, 'py-version'],
  [...path, 'py_version'],
]);

export const pythonVersion = defineRule({
  id: 'pylint/python-version',
  summary: 'Pylint checks for another Python than the oldest one that the project supports.',
  why: 'Pylint does not read `requires-python`: without `py-version` it takes the Python that it runs on. What it proposes may not exist on the oldest supported one.',
  severity: 'hint',
  reference: 'pyproject-toml#requires-python',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.11"\n\n[tool.pylint.main]\njobs = 2\npy-version = "3.10"\n',
    fixed:
      '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.11"\n\n[tool.pylint.main]\njobs = 2\npy-version = "3.11"\n',
    good: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.11"\n\n[tool.pylint.main]\njobs = 2\npy-version = "3.11"\n',
  },

  *check(context) {
    for (const path of PATHS)
      yield* checkedPython(
        context,
        'Pylint',
        path,
        'Without the key Pylint takes the Python that it runs on.',
      );
  },
});
