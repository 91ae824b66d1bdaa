import { defineRule } from '../../../../spec/rule.ts';
import { replace } from '../../../../text/span.ts';
import { memberAt } from '../../../../toml/paths.ts';
import { askFix } from '../../../shared/fixes.ts';

const PATH = ['tool', 'vulture', 'min_confidence'];
/** The confidence that Vulture has in unused functions, classes, attributes and variables. */
const OF_FUNCTIONS = 60;

export const minConfidence = defineRule({
  id: 'vulture/min-confidence',
  summary: 'The confidence that Vulture must have hides unused functions and classes.',
  why:
    'Vulture is 100 per cent certain of unreachable code and unused arguments, 90 per cent of imports, and 60 per cent of ' +
    'functions, classes, methods, attributes and variables. Above 60 it reports none of these.',
  severity: 'hint',
  reference: 'pyproject-toml#pyproject-tool-table',
  examples: {
    bad: '[tool.vulture]\npaths = ["src"]\nmin_confidence = 80\n',
    fixed: '[tool.vulture]\npaths = ["src"]\nmin_confidence = 60\n',
    good: '[tool.vulture]\npaths = ["src"]\nmin_confidence = 60\n',
  },

  *check({ tree }) {
    const node = memberAt(tree.root, PATH)?.node;
    if (node?.kind !== 'integer' || node.value <= OF_FUNCTIONS || node.value > 100) return;
    yield {
      at: node.span,
      message: `Above ${OF_FUNCTIONS} Vulture reports no unused functions, classes, methods and variables.`,
      fixes: [askFix(`Change to ${OF_FUNCTIONS}`, [replace(node.span, String(OF_FUNCTIONS))], [PATH])],
    };
  },
});
