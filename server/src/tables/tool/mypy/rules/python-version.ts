import type { Finding } from '../../../../spec/finding.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { replace } from '../../../../text/span.ts';
import { memberAt } from '../../../../toml/paths.ts';
import { removeMemberFix } from '../../../shared/edits.ts';
import { askFix } from '../../../shared/fixes.ts';
import { comparedTo, projectPythons } from '../../check/python-version.ts';

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

  *check(context): Generator<Finding> {
    const node = memberAt(context.tree.root, PATH)?.node;
    if (node?.kind !== 'string' && node?.kind !== 'float') return;
    // `3.10` as a number is 3.1, which its type tells.
    const minor =
      node.kind === 'string' ? node.value : context.tree.text.slice(node.span.start, node.span.end);
    const pythons = projectPythons(context);
    if (pythons === undefined || !/^3\.\d+$/.test(minor)) return;
    const order = comparedTo(pythons, minor);
    if (order === 0) return;
    const admitted = pythons.admits(minor);
    yield {
      at: node.span,
      severity: admitted ? 'hint' : 'warning',
      message: admitted
        ? `requires-python admits Python ${pythons.lowest} too; mypy checks for ${minor} alone.`
        : `requires-python does not admit Python ${minor}, for which mypy checks; the oldest is ${pythons.lowest}.`,
      fixes: [
        askFix(`Change to "${pythons.lowest}"`, [replace(node.span, `"${pythons.lowest}"`)], [PATH]),
        removeMemberFix(context.tree, PATH, 'Remove `python_version`'),
      ],
    };
  },
});
