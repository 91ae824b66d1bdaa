import type { Finding } from '../../../../spec/finding.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { memberAt } from '../../../../toml/paths.ts';
import { asTable, type TomlDocument, type TomlNode } from '../../../../toml/tree.ts';
import { removeItemFix } from '../../../shared/edits.ts';

const BUILD = ['tool', 'hatch', 'build'] as const;

/** The hooks that write the version to a file, with the key that names it. */
const hooks = [
  ['vcs', 'version-file'],
  ['version', 'path'],
] as const;

export const needlessArtifacts = defineRule({
  id: 'hatch/needless-artifacts',
  summary: 'A file that a hook of the build names as an artifact by itself is listed in `artifacts`.',
  why:
    'The hooks that write the version to a file tell hatchling to pack that file, whatever the version control ignores. The ' +
    'wheel is the same without the item.',
  severity: 'hint',
  reference: 'https://hatch.pypa.io/latest/config/build/#artifacts',
  examples: {
    bad: '[tool.hatch.build]\nartifacts = ["a/version.py", "a/*.so"]\n\n[tool.hatch.build.hooks.vcs]\nversion-file = "a/version.py"\n',
    fixed:
      '[tool.hatch.build]\nartifacts = ["a/*.so"]\n\n[tool.hatch.build.hooks.vcs]\nversion-file = "a/version.py"\n',
    good: '[tool.hatch.build]\nartifacts = ["a/*.so"]\n\n[tool.hatch.build.hooks.vcs]\nversion-file = "a/version.py"\n',
  },

  *check({ tree }) {
    const build = asTable(memberAt(tree.root, BUILD)?.node);
    if (build === undefined) return;
    const targets = asTable(build.members.get('targets')?.node);
    const places = [
      { path: [...BUILD], hooksOf: [BUILD] },
      ...[...(targets?.members.keys() ?? [])].map((name) => {
        const path = [...BUILD, 'targets', name];
        return { path, hooksOf: [BUILD, path] };
      }),
    ];
    for (const { path, hooksOf } of places) {
      const written = new Set(hooksOf.flatMap((at) => writtenBy(tree, at)));
      if (written.size > 0) yield* listed(tree, [...path, 'artifacts'], written);
    }
  },
});

/** The files that the hooks below a table write, without the leading slash. */
const writtenBy = (tree: TomlDocument, path: readonly string[]): readonly string[] =>
  hooks.flatMap(([hook, key]) => {
    const node = memberAt(tree.root, [...path, 'hooks', hook, key])?.node;
    return node?.kind === 'string' ? [bare(node.value)] : [];
  });

function* listed(
  tree: TomlDocument,
  path: readonly string[],
  written: ReadonlySet<string>,
): Generator<Finding> {
  const array: TomlNode | undefined = memberAt(tree.root, path)?.node;
  if (array?.kind !== 'array') return;
  for (const [index, item] of array.items.entries()) {
    if (item?.kind !== 'string' || !written.has(bare(item.value))) continue;
    yield {
      at: item.span,
      tag: 'unnecessary',
      message: `The hook that writes "${item.value}" packs it too, so the item changes nothing.`,
      fixes: [removeItemFix(tree, array, index, path, `Remove "${item.value}"`)],
    };
  }
}

const bare = (path: string): string => path.replace(/^\//, '');
