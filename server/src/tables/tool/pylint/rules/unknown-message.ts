import { textOf, textsOf } from '../../../../model/text.ts';
import type { Codes } from '../../../../spec/codes.ts';
import type { DocumentContext } from '../../../../spec/context.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { lookup } from '../../../../toml/paths.ts';
import { asTable } from '../../../../toml/tree.ts';
import { quoted } from '../../../shared/words.ts';
import { codeWords, unknownWords } from '../../check/code-words.ts';

const TABLE = ['tool', 'pylint'];

export const unknownMessage = defineRule({
  id: 'pylint/unknown-message',
  summary: 'A message is switched on or off that Pylint does not have.',
  why:
    'Pylint reports `unknown-option-value` for the file and goes on, so what was to be switched off is still reported. Symbols ' +
    'keep their case; numbers, category letters and names of checkers do not. Nothing is said where `load-plugins` names a ' +
    'plug-in that does not come with Pylint: it may bring messages of its own.',
  severity: 'warning',
  reference: 'https://pylint.readthedocs.io/en/stable/user_guide/messages/messages_overview.html',
  examples: {
    bad: '[tool.pylint."messages control"]\ndisable = ["unused-imports"]\n',
    fixed: '[tool.pylint."messages control"]\ndisable = ["unused-import"]\n',
    good: '[tool.pylint."messages control"]\ndisable = ["unused-import"]\n',
  },

  *check(context) {
    const table = asTable(lookup(context.tree.root, TABLE));
    if (table === undefined) return;
    const sections = [TABLE, ...[...table.members.keys()].map((name) => [...TABLE, name])];
    if (sections.some((path) => hasPlugins(context, path))) return;
    const codes = context.data.codes('pylint');
    if (codes.codes.length === 0) return;
    for (const path of sections)
      yield* unknownWords(
        codeWords(context, path, ['disable', 'enable'], 'in strings and items'),
        ({ value }) => isKnown(codes, value),
        () => codes.codes.flatMap(({ name, removed }) => (name === undefined || removed ? [] : [name])),
        ({ value, key }) => ({
          message: `Pylint has no message ${quoted(value)}: it reports \`unknown-option-value\`, and to ${key} it has no effect.`,
        }),
      );
  },
});

const isKnown = (codes: Codes, word: string): boolean =>
  codes.select(word) !== undefined ||
  codes.select(word.toUpperCase())?.rule?.code === word.toUpperCase() ||
  codes.groups.some(({ code }) => code.toLowerCase() === word.toLowerCase()) ||
  codes.all.includes(word.toLowerCase());

function hasPlugins({ tree }: DocumentContext, path: readonly string[]): boolean {
  const table = asTable(lookup(tree.root, path));
  return ['load-plugins', 'load_plugins'].some((key) => {
    const node = table?.members.get(key)?.node;
    if (node === undefined) return false;
    const names = [textOf(node), ...textsOf(node)].flatMap((text) => text?.value.split(',') ?? []);
    return names.some((name) => name.trim() !== '' && !name.trim().startsWith('pylint.extensions.'));
  });
}
