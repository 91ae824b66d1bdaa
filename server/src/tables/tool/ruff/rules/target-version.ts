import { textOf } from '../../../../model/text.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { memberAt } from '../../../../toml/paths.ts';
import { removeMemberFix } from '../../../shared/edits.ts';
import { askFix } from '../../../shared/fixes.ts';
import { rewrite } from '../../../shared/string-findings.ts';
import { quoted } from '../../../shared/words.ts';
import { comparedTo, minorOfTarget, projectPythons, targetOfMinor } from '../../check/python-version.ts';

const PATH = ['tool', 'ruff', 'target-version'];

export const targetVersion = defineRule({
  id: 'ruff/target-version',
  summary: 'The target version of Ruff is another than the oldest Python that the project supports.',
  why:
    'Without `target-version` Ruff takes the lower bound of `requires-python`, so the two cannot differ. A newer one lets it ' +
    'demand syntax that the oldest supported Python does not have; an older one hides what could be simpler.',
  severity: 'warning',
  reference: 'pyproject-toml#requires-python',
  examples: [
    {
      bad: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.10"\n\n[tool.ruff]\nline-length = 100\ntarget-version = "py313"\n',
      fixed:
        '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.10"\n\n[tool.ruff]\nline-length = 100\n',
      good: '[project]\nname = "a"\nversion = "1"\nrequires-python = ">=3.10"\n\n[tool.ruff]\ntarget-version = "py310"\n',
    },
  ],

  *check(context) {
    const text = textOf(memberAt(context.tree.root, PATH)?.node);
    const pythons = projectPythons(context);
    const minor = text === undefined ? undefined : minorOfTarget(text.value);
    if (text === undefined || pythons === undefined || minor === undefined) return;
    const order = comparedTo(pythons, minor);
    if (order === 0) return;
    const right = targetOfMinor(pythons.lowest);
    yield {
      at: text.span,
      severity: order > 0 ? 'warning' : 'hint',
      message:
        `requires-python admits Python ${pythons.lowest}, and Ruff checks for ${minor}: ` +
        (order > 0
          ? `its fixes may write what ${pythons.lowest} cannot read.`
          : `it allows for Pythons that the project does not support.`) +
        ' Without the key it takes the bound of requires-python.',
      fixes: [
        removeMemberFix(context.tree, PATH, `Remove ${quoted('target-version')}`),
        askFix(`Change to "${right}"`, [rewrite(text, right)], [PATH]),
      ],
    };
  },
});
