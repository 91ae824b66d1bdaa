import { textOf } from '../../../../model/text.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { lookup } from '../../../../toml/paths.ts';
import { asTable } from '../../../../toml/tree.ts';
import { isMissing } from '../../check/missing-paths.ts';

export const dataFolder = defineRule({
  id: 'uv/data-folder',
  summary: 'A folder of the data that uv packs does not exist.',
  why:
    'The build back-end of uv copies each folder of `data` into the wheel. Where one is not there it stops with "No such file ' +
    'or directory" and does not say which.',
  severity: 'warning',
  reference: 'https://docs.astral.sh/uv/reference/settings/#build-backend_data',
  noFix: 'Where the files are cannot be told.',
  examples: {
    bad: '[tool.uv.build-backend.data]\nscripts = "script"\n',
    good: '[tool.uv.build-backend.data]\nscripts = "scripts"\n',
    files: { 'src/a/__init__.py': '', 'scripts/a.sh': '' },
  },

  *check(context) {
    const data = asTable(lookup(context.tree.root, ['tool', 'uv', 'build-backend', 'data']));
    for (const { node } of data?.members.values() ?? []) {
      const text = textOf(node);
      if (text === undefined || !isMissing(context, text.value)) continue;
      yield {
        at: text.span,
        message: `There is no folder \`${text.value}\` here: uv stops the build at it.`,
      };
    }
  },
});
