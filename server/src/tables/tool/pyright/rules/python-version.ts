import { defineRule } from '../../../../spec/rule.ts';
import { checkedPython } from '../../check/checked-python.ts';

const PATHS = [
  ['tool', 'pyright', 'pythonVersion'],
  ['tool', 'basedpyright', 'pythonVersion'],
];

export const pythonVersion = defineRule({
  id: 'pyright/python-version',
  summary: 'Pyright checks for another Python than the oldest one that the project supports.',
  why: 'Pyright does not read `requires-python`: without `pythonVersion` it checks for the Python of the environment. What newer Pythons alone have is found only when it checks for the oldest supported one.',
  severity: 'hint',
  toolTables: ['pyright', 'basedpyright'],
  reference: 'pyproject-toml#requires-python',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.11"\n\n[tool.pyright]\ninclude = ["src"]\npythonVersion = "3.10"\n',
    fixed:
      '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.11"\n\n[tool.pyright]\ninclude = ["src"]\npythonVersion = "3.11"\n',
    good: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.11"\n\n[tool.pyright]\ninclude = ["src"]\npythonVersion = "3.11"\n',
  },

  *check(context) {
    for (const path of PATHS)
      yield* checkedPython(
        context,
        'Pyright',
        path,
        'Without the key Pyright takes the Python of the environment.',
      );
  },
});
