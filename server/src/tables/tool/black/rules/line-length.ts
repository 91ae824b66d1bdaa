import { defineRule } from '../../../../spec/rule.ts';
import { replace } from '../../../../text/span.ts';
import { memberAt } from '../../../../toml/paths.ts';
import { askFix } from '../../../shared/fixes.ts';

const RUFF = ['tool', 'ruff', 'line-length'];

export const lineLength = defineRule({
  id: 'black/line-length',
  summary: 'Black and Ruff have different line lengths.',
  why: 'One tool then reports, or formats anew, what the other one has written.',
  severity: 'hint',
  reference: 'pyproject-toml#pyproject-tool-table',
  examples: {
    bad: '[tool.black]\nline-length = 100\n\n[tool.ruff]\nline-length = 120\n',
    fixed: '[tool.black]\nline-length = 120\n\n[tool.ruff]\nline-length = 120\n',
    good: '[tool.black]\nline-length = 100\n\n[tool.ruff]\nline-length = 100\n',
  },

  *check({ tree }) {
    const ruff = memberAt(tree.root, RUFF)?.node;
    if (ruff?.kind !== 'integer') return;
    for (const key of ['line-length', 'line_length']) {
      const path = ['tool', 'black', key];
      const black = memberAt(tree.root, path)?.node;
      if (black?.kind !== 'integer' || black.value === ruff.value) continue;
      yield {
        at: black.span,
        message: `Black writes lines of up to ${black.value} characters, and Ruff has ${ruff.value}.`,
        related: [{ at: ruff.span, message: 'The line length of Ruff.' }],
        fixes: [
          askFix(`Change to ${ruff.value}`, [replace(black.span, String(ruff.value))], [path]),
          askFix(`Change Ruff to ${black.value}`, [replace(ruff.span, String(black.value))], [RUFF]),
        ],
      };
    }
  },
});
