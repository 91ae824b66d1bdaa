import { defineRule } from '../../../spec/rule.ts';
import { removeItemFix } from '../../shared/edits.ts';

export const dynamicName = defineRule({
  id: 'project/dynamic-name',
  summary: '`name` is listed in `dynamic`.',
  why:
    'The name is the one field that must be written in the file: front-ends and indexes need it before anything is built. ' +
    'The standard tells back-ends to refuse a file that lists it in `dynamic`.',
  severity: 'error',
  reference: 'pyproject-toml#dynamic',
  examples: {
    bad: '[project]\nname = "tool"\ndynamic = ["name", "version"]\n',
    fixed: '[project]\nname = "tool"\ndynamic = ["version"]\n',
    good: '[project]\nname = "tool"\ndynamic = ["version"]\n',
  },

  *check({ project, tree }) {
    const missing = project.member('name') === undefined ? ' Write `name = "…"` in `[project]`.' : '';
    for (const entry of project.dynamic) {
      if (entry.value !== 'name') continue;
      yield {
        at: entry.span,
        message: `\`name\` cannot be dynamic: it must be known before anything is built, and back-ends refuse this.${missing}`,
        fixes: [
          removeItemFix(
            tree,
            entry.array,
            entry.index,
            ['project', 'dynamic'],
            'Remove "name" from `dynamic`',
          ),
        ],
      };
    }
  },
});
