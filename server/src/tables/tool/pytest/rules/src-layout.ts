import type { DocumentContext } from '../../../../spec/context.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { lookup } from '../../../../toml/paths.ts';
import { addPairFix } from '../../../shared/edits.ts';
import { pytestTables, wordsOf } from '../lines.ts';

export const srcLayout = defineRule({
  id: 'pytest/src-layout',
  summary: 'The package below `src` is neither installed nor on the import path of the tests.',
  why:
    'Without `[build-system]` and without a tool that installs the project, such as Poetry, the tests find the package ' +
    'only if `pythonpath` names its folder: `ModuleNotFoundError` otherwise. Where the project is installed in another ' +
    'way, the hint does not hold.',
  severity: 'hint',
  reference:
    'https://docs.pytest.org/en/stable/explanation/goodpractices.html#tests-outside-application-code',
  examples: {
    bad: '[project]\nname = "a"\nversion = "1"\n\n[tool.pytest.ini_options]\ntestpaths = ["tests"]\n',
    fixed:
      '[project]\nname = "a"\nversion = "1"\n\n[tool.pytest.ini_options]\ntestpaths = ["tests"]\npythonpath = ["src"]\n',
    good: '[project]\nname = "a"\nversion = "1"\n\n[tool.pytest.ini_options]\ntestpaths = ["tests"]\npythonpath = ["src"]\n',
    files: { 'src/a/__init__.py': '' },
  },

  *check(context) {
    const [table] = pytestTables(context);
    if (table === undefined || table.table.members.has('pythonpath') || isInstalled(context)) return;
    if (wordsOf(table, 'addopts').some(({ value }) => value.includes('pythonpath'))) return;
    if (context.files.kind('setup.py') !== 'missing' || context.files.kind('setup.cfg') !== 'missing') return;
    const [name] = packagesIn(context);
    if (name === undefined) return;
    yield {
      at: table.member.key.span,
      message: `Nothing here installs \`src/${name}\`, so the tests find it only if \`pythonpath\` names \`src\`.`,
      fixes: [addPairFix(context.tree, table.path, 'pythonpath', '["src"]', 'Add `pythonpath = ["src"]`')],
    };
  },
});

/** Some front-ends and project managers install what the file says even without `[build-system]`. */
const isInstalled = ({ tree }: DocumentContext): boolean =>
  [
    ['build-system'],
    ['tool', 'poetry'],
    ['tool', 'pdm'],
    ['tool', 'hatch'],
    ['tool', 'flit'],
    ['tool', 'setuptools'],
    ['tool', 'uv', 'package'],
    ['tool', 'pixi'],
    ['tool', 'rye'],
  ].some((path) => lookup(tree.root, path) !== undefined);

const packagesIn = ({ files }: DocumentContext): readonly string[] =>
  (files.list('src') ?? []).filter((name) => files.kind(`src/${name}/__init__.py`) === 'file');
