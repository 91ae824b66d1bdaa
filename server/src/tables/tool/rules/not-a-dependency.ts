import type { DocumentContext } from '../../../spec/context.ts';
import type { Fix } from '../../../spec/finding.ts';
import { isRequired } from '../../../spec/required-names.ts';
import { defineRule } from '../../../spec/rule.ts';
import type { ToolSpec } from '../../../spec/tool.ts';
import { likelyTarget } from '../../../spec/tool-target.ts';
import { lookup } from '../../../toml/paths.ts';
import { quote } from '../../../toml/strings.ts';
import { addItemFix, addPairFix } from '../../shared/edits.ts';
import { filesMention, isNamed } from '../check/mentions.ts';
import { type PresentTable, presentTables } from '../check/problems.ts';
import { tableWords } from '../check/words.ts';
import { toolCatalogue } from '../sections.ts';

export const notADependency = defineRule({
  id: 'tool/not-a-dependency',
  summary: 'A tool has a table here, but nothing in the repository names it.',
  why:
    'Whoever clones the project cannot know which tool to install, and in which version. Looked at are the dependencies, ' +
    'extras and groups, requirements files, pre-commit, tox, nox and the files of the CI server. Tools that people ' +
    'install beside their projects, such as uv, are left out.',
  severity: 'hint',
  reference: 'dependency-groups',
  examples: {
    bad: '[dependency-groups]\ndev = ["pytest"]\n\n[tool.mypy]\nstrict = true\n',
    fixed: '[dependency-groups]\ndev = ["pytest", "mypy"]\n\n[tool.mypy]\nstrict = true\n',
    good: '[dependency-groups]\ndev = ["mypy", "pytest"]\n\n[tool.mypy]\nstrict = true\n',
    files: { '.git/HEAD': 'ref: refs/heads/main\n' },
  },

  *check(context) {
    for (const { tool, table, member } of firstTables(context)) {
      const [name] = tool.packages;
      if (name === undefined || tool.packages.some((one) => isRequired(context, one))) continue;
      if (filesMention(context.files, tool.packages) !== false) continue;
      // Names outside the standard tables are looked for in the whole text, which costs more.
      if (isNamed(context, tool.packages)) continue;
      yield {
        at: member.key.span,
        message: `\`${tableWords(table.path)}\` sets up ${tool.title}, but no dependency, group or file of this repository names \`${name}\`.`,
        fixes: [addFix(context, name)],
      };
    }
  },
});

/** The first table of each tool that projects depend on; none where it is a back-end, which `requires` names. */
function firstTables(context: DocumentContext): readonly PresentTable[] {
  const found = new Map<ToolSpec, PresentTable>();
  for (const one of presentTables(context))
    if (one.tool.standalone !== true && one.tool.packages.length > 0 && !found.has(one.tool))
      found.set(one.tool, one);
  return [...found.values()];
}

/** Adds it where tools of its kind most likely go, by the purpose that the list of tools to add gives it. */
function addFix(context: DocumentContext, name: string): Fix {
  const { tree } = context;
  const purpose = toolCatalogue.tools.find(({ distribution }) => distribution === name)?.purpose ?? 'lint';
  const target = likelyTarget(context, purpose);
  const node = lookup(tree.root, target.path);
  const where = target.kind === 'extra' ? 'extra' : 'group';
  const title = `Add \`${name}\` to the ${where} \`${target.name}\``;
  if (target.kind === 'poetry') return addPairFix(tree, target.path, name, '"*"', title);
  return node?.kind === 'array'
    ? addItemFix(tree, node, quote(name), target.path, title)
    : addPairFix(tree, target.path.slice(0, -1), String(target.path.at(-1)), `[${quote(name)}]`, title);
}
