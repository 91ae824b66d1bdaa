import { textsOf } from '../../../../model/text.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { pathGlobFault } from '../../../../standards/path-glob.ts';
import { lookup } from '../../../../toml/paths.ts';

const WORKSPACE = ['tool', 'uv', 'workspace'];

export const workspaceGlob = defineRule({
  id: 'uv/workspace-glob',
  summary: 'uv cannot read a glob of its workspace.',
  why: 'uv stops with "Failed to parse" at a set `[…]` that is not closed, at three stars and at `**` beside other characters.',
  severity: 'error',
  reference: 'https://docs.astral.sh/uv/concepts/projects/workspaces/',
  noFix: 'Which folders were meant cannot be told.',
  examples: {
    bad: '[tool.uv.workspace]\nmembers = ["packages/**lib"]\n',
    good: '[tool.uv.workspace]\nmembers = ["packages/*"]\n',
  },

  *check({ tree }) {
    for (const key of ['members', 'exclude'])
      for (const text of textsOf(lookup(tree.root, [...WORKSPACE, key]))) {
        const fault = pathGlobFault(text.value);
        if (fault === undefined) continue;
        yield {
          at: text.at({ start: fault.at, end: fault.at + 1 }),
          message: `uv cannot read this glob and stops: ${fault.message}.`,
        };
      }
  },
});
