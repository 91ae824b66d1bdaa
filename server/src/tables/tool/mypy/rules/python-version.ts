import { defineRule } from '../../../../spec/rule.ts';
import { checkedPython } from '../../check/checked-python.ts';

const PATH = ['tool', 'mypy', 'python_version'];

export const pythonVersion = defineRule({
  id: 'mypy/python-version',
  summary: 'mypy checks for another Python than the oldest one that the project supports.',
  why:
    'mypy does not read `requires-python`: without `python_version` it checks for the Python that it runs on. What newer ' +
    'Pythons alone have is found only when it checks for the oldest supported one.',
  severity: 'hint',
  reference: 'pyproject-toml#requires-python',
  examples: [
    {
      bad: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.11"\n\n[tool.mypy]\nstrict = true\npython_version = "3.10"\n',
      fixed:
        '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.11"\n\n[tool.mypy]\nstrict = true\npython_version = "3.11"\n',
      good: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.11"\n\n[tool.mypy]\npython_version = "3.11"\n',
    },
  ],

  *check(context) {
    yield* checkedPython(context, 'mypy', PATH, 'Without the key mypy takes the Python that it runs on.');
  },
});
