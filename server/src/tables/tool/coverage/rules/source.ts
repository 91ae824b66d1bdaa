import { textsOf } from '../../../../model/text.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { lookup } from '../../../../toml/paths.ts';

export const source = defineRule({
  id: 'coverage/source',
  summary: 'A folder of `source` or `source_dirs` does not exist.',
  why:
    'coverage.py takes what is no folder for the name of a package. A path is the name of none: it warns that the module ' +
    'was never imported, and measures nothing of it. A folder of `source_dirs` that is not there stops it.',
  severity: 'warning',
  reference: 'https://coverage.readthedocs.io/en/latest/config.html#run-source',
  noFix: 'Where the code is cannot be told.',
  examples: {
    bad: '[tool.coverage.run]\nsource = ["src/packge"]\n',
    good: '[tool.coverage.run]\nsource = ["src/package"]\n',
    files: { 'src/package/__init__.py': '' },
  },

  *check({ tree, files }) {
    for (const key of ['source', 'source_dirs'])
      for (const text of textsOf(lookup(tree.root, ['tool', 'coverage', 'run', key]))) {
        // Only with a slash it is no package; what begins outside or has variables is not looked at.
        const path = text.value.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
        if (!path.includes('/') || /^[/~]|^\.\.|[$%*?]|^[A-Za-z]:/.test(path)) continue;
        if (files.kind(path.split('/')[0] as string) !== 'folder' || files.kind(path) !== 'missing') continue;
        yield {
          at: text.span,
          message: `There is no folder \`${path}\` here: coverage.py measures nothing of it.`,
        };
      }
  },
});
