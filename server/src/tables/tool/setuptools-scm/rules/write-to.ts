import type { Fix } from '../../../../spec/finding.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { memberAt } from '../../../../toml/paths.ts';
import { asTable, type Table } from '../../../../toml/tree.ts';
import { askFix } from '../../../shared/fixes.ts';
import { renameMemberEdits } from '../../../shared/key-parts.ts';

const TABLE = ['tool', 'setuptools_scm'] as const;

export const writeTo = defineRule({
  id: 'setuptools_scm/write-to',
  summary: '`write_to` of setuptools-scm gave way to `version_file`.',
  why:
    '`write_to` is relative to the root of the repository, `version_file` to this file. Where both are the same folder, ' +
    'setuptools-scm writes the same bytes for either; where `root` names another, the path has to change with the key.',
  severity: 'hint',
  reference: 'https://setuptools-scm.readthedocs.io/en/latest/config/',
  examples: [
    {
      bad: '[tool.setuptools_scm]\nwrite_to = "a/version.py"\n',
      fixed: '[tool.setuptools_scm]\nversion_file = "a/version.py"\n',
      good: '[tool.setuptools_scm]\nversion_file = "a/version.py"\n',
    },
    {
      bad: '[tool.setuptools_scm]\nroot = ".."\nwrite_to = "a/version.py"\n',
      good: '[tool.setuptools_scm]\nroot = ".."\nversion_file = "version.py"\n',
    },
  ],

  *check(context) {
    const table = asTable(memberAt(context.tree.root, TABLE)?.node);
    const member = table?.members.get('write_to');
    if (table === undefined || member === undefined) return;
    const root = table.members.get('root')?.node;
    const isHere = root === undefined || (root.kind === 'string' && /^\.?\/?$/.test(root.value));
    const fix = isHere ? renameFix(table) : undefined;
    const message =
      '`write_to` is deprecated in favour of `version_file`, which is relative to this file instead of to the root of the repository';
    yield {
      at: member.key.span,
      tag: 'deprecated',
      message: isHere ? `${message}; here both are the same.` : `${message}: write the path anew.`,
      ...(fix === undefined
        ? {
            noFix: isHere
              ? '`version_file` is there already.'
              : '`root` names another folder, so the path is another.',
          }
        : { fixes: [fix] }),
    };
  },
});

/** Renames the key and that of its template. */
function renameFix(table: Table): Fix | undefined {
  const renamed = [
    ['write_to', 'version_file'],
    ['write_to_template', 'version_file_template'],
  ].flatMap(([from = '', to = '']) => {
    const member = table.members.get(from);
    return member === undefined ? [] : [{ member, from, to }];
  });
  if (renamed.some(({ to }) => table.members.has(to))) return undefined;
  return askFix(
    'Rename to `version_file`',
    renamed.flatMap(({ member, to }) => renameMemberEdits(member, to)),
    renamed.flatMap(({ from, to }) => [
      [...TABLE, from],
      [...TABLE, to],
    ]),
  );
}
