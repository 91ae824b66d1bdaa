import { defineRule } from '../../../spec/rule.ts';
import { groupNameProblems } from '../../../standards/entry-points.ts';
import { applyEdits } from '../../../text/span.ts';
import { renameMemberEdits } from '../../shared/edits.ts';
import { askFix, fixesOr } from '../../shared/fixes.ts';

/** What readers take: Python's word characters, letters of every script included. */
const read = /^[\p{L}\p{N}_]+(?:\.[\p{L}\p{N}_]+)*$/u;

export const entryPointGroup = defineRule({
  id: 'project/entry-point-group',
  summary: 'An entry point group has a name that readers refuse.',
  why:
    'The name of a group is words of letters, digits and `_`, divided by single dots; hyphens and spaces are refused. It ' +
    'is the name under which another package looks for plugins, so it must be written as that package says. In TOML a ' +
    'name with a dot needs quotes, or it becomes two tables.',
  severity: 'error',
  reference: 'pyproject-toml#entry-points',
  examples: {
    bad: '[project.entry-points.my-plugins]\nfirst = "package:first"\n',
    fixed: '[project.entry-points.my_plugins]\nfirst = "package:first"\n',
    good: '[project.entry-points."my.plugins"]\nfirst = "package:first"\n',
  },

  *check({ project }) {
    const names = new Set(project.entryPoints.map(({ name }) => name));
    for (const group of project.entryPoints) {
      const [problem] = groupNameProblems(group.name);
      if (problem === undefined || read.test(group.name)) continue;
      const renamed = problem.repair && applyEdits(group.name, problem.repair.edits);
      yield {
        at: group.key.span,
        message: `${problem.message} Back-ends refuse any other.`,
        ...fixesOr(
          'No free name is near enough to this one.',
          renamed === undefined || names.has(renamed)
            ? undefined
            : askFix(`Rename to "${renamed}"`, renameMemberEdits(group.member, renamed), [
                ['project', 'entry-points', group.name],
                ['project', 'entry-points', renamed],
              ]),
        ),
      };
    }
  },
});
