import { defineRule } from '../../../spec/rule.ts';
import { entryNameProblems } from '../../../standards/entry-points.ts';
import { renameMemberEdits } from '../../shared/edits.ts';
import { askFix, fixesOr } from '../../shared/fixes.ts';
import { entriesOf } from './object-reference.ts';

export const scriptName = defineRule({
  id: 'project/script-name',
  summary: 'A command or entry point has a name that not every tool can use.',
  why:
    'The name of a script becomes a file name and the key of an INI file in the installed package. The standard ' +
    'recommends letters, digits, `_`, `.` and `-`; `=`, a slash or white space at the ends break it.',
  severity: 'warning',
  reference: 'entry-points#data-model',
  examples: {
    bad: '[project.scripts]\n"my tool" = "package:main"\n',
    fixed: '[project.scripts]\nmy-tool = "package:main"\n',
    good: '[project.scripts]\nmy-tool = "package:main"\n',
  },

  *check(context) {
    for (const { path, entry, use } of entriesOf(context)) {
      const [problem] = entryNameProblems(entry.name, use);
      // Names of entry points are the business of whoever looks for them: spaces and the like are fine there.
      if (problem === undefined || (use === 'entry-point' && problem.grade !== 'refused')) continue;
      const renamed = entry.name
        .trim()
        .replace(/[^\p{L}\p{N}_.-]+/gu, '-')
        .replace(/^-+|-+$/g, '');
      const free = renamed !== '' && renamed !== entry.name;
      yield {
        at: entry.key.span,
        message: problem.message,
        severity: 'warning',
        ...fixesOr(
          'No name is left when the other characters are taken out.',
          free
            ? askFix(`Rename to "${renamed}"`, renameMemberEdits(entry.member, renamed), [
                [...path, entry.name],
                [...path, renamed],
              ])
            : undefined,
        ),
      };
    }
  },
});
