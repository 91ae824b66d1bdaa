import { textOf, textsOf } from '../../../../model/text.ts';
import type { DocumentContext } from '../../../../spec/context.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { insertItems, removeMember, setKey } from '../../../../toml/edit.ts';
import { lookup, memberAt } from '../../../../toml/paths.ts';
import { quote } from '../../../../toml/strings.ts';
import { asTable, type Table, type TomlDocument } from '../../../../toml/tree.ts';
import { lazyFix } from '../../../shared/edits.ts';
import type { FixesOrReason } from '../../../shared/fixes.ts';
import { type Step, stepwise } from '../../../shared/stepwise.ts';
import { listed } from '../../../shared/words.ts';
import { codeWords } from '../../check/code-words.ts';

const TABLE = ['tool', 'pydocstyle'];
const LINT = ['tool', 'ruff', 'lint'];
/** Keys whose meaning Ruff has, too. */
const CARRIED = ['convention', 'select', 'ignore', 'add-ignore', 'add_ignore', 'match'];
/** What pydocstyle takes where `match` is not written: every file but those of tests. */
const DEFAULT_MATCH = '(?!test_).*\\.py';
const TESTS = 'test_*.py';

export const ruff = defineRule({
  id: 'pydocstyle/ruff',
  summary: 'The rules `D` of Ruff took the place of pydocstyle.',
  why:
    'The repository of pydocstyle has been archived since 2023-11-03. Ruff has all its rules but D302, under the same codes and with ' +
    'the same conventions. Files of tests, which pydocstyle leaves out unless `match` says otherwise, are left out by ' +
    '`per-file-ignores`. Of two rules that exclude each other (D203 and D211, D212 and D213) Ruff takes one.',
  severity: 'hint',
  reference: 'https://docs.astral.sh/ruff/rules/#pydocstyle-d',
  examples: [
    {
      bad: '[tool.pydocstyle]\nconvention = "google"\nadd-ignore = ["D100"]\n\n[tool.ruff]\nline-length = 100\n',
      fixed:
        '[tool.ruff]\nline-length = 100\n\n[tool.ruff.lint]\nextend-select = ["D"]\nignore = ["D100"]\n\n[tool.ruff.lint.pydocstyle]\nconvention = "google"\n\n[tool.ruff.lint.per-file-ignores]\n"test_*.py" = ["D"]\n',
      good: '[tool.ruff.lint]\nextend-select = ["D"]\npydocstyle.convention = "google"\n',
    },
    {
      bad: '[tool.pydocstyle]\nmatch = ".*api.py"\n',
      good: '[tool.ruff.lint]\nextend-select = ["D"]\n',
    },
  ],

  *check(context) {
    const member = memberAt(context.tree.root, TABLE);
    const table = asTable(member?.node);
    if (member === undefined || table === undefined) return;
    yield {
      at: member.key.span,
      message:
        'pydocstyle has not been maintained since 2023-11-03: its repository is archived. The rules `D` of Ruff are the same ones.',
      ...fixFor(context, table),
    };
  },
});

function fixFor(context: DocumentContext, table: Table): FixesOrReason {
  const { tree, files, data } = context;
  const match = textOf(table.members.get('match')?.node)?.value ?? DEFAULT_MATCH;
  const left = [...table.members.keys()].filter(
    (name) => !CARRIED.includes(name) || (name === 'match' && match !== DEFAULT_MATCH),
  );
  if (left.length > 0)
    return { noFix: `Nothing in Ruff means the same as ${listed(left.map((name) => `\`${name}\``))}.` };
  for (const file of ['ruff.toml', '.ruff.toml'])
    if (files.kind(file) === 'file') return { noFix: `Ruff reads \`${file}\`, so its rules belong there.` };

  const codes = (...keys: readonly string[]) =>
    [...codeWords(context, TABLE, keys, 'in strings')].map(({ value }) => value);
  const select = codes('select');
  const ignore = codes('ignore', 'add-ignore', 'add_ignore');
  const known = data.codes('ruff');
  if ([...select, ...ignore].some((code) => known.select(code) === undefined))
    return { noFix: 'Ruff does not have every code that is named here.' };
  const plain = table.members.has('select') || table.members.has('ignore');
  const convention = textOf(table.members.get('convention')?.node)?.value ?? (plain ? undefined : 'pep257');
  if (lookup(tree.root, [...LINT, 'pydocstyle', 'convention']) !== undefined)
    return { noFix: '`tool.ruff.lint.pydocstyle.convention` is there already; keep one of the two.' };

  const wanted = select.length > 0 ? select : ['D'];
  const selecting = asTable(lookup(tree.root, LINT))?.members.has('select') ? 'select' : 'extend-select';
  const steps: Step[] = [
    (doc) => removeMember(doc, TABLE),
    (doc) => addCodes(doc, LINT, selecting, wanted),
    ...(ignore.length === 0 ? [] : [(doc: TomlDocument) => addCodes(doc, LINT, 'ignore', ignore)]),
    ...(convention === undefined
      ? []
      : [(doc: TomlDocument) => setKey(doc, [...LINT, 'pydocstyle'], 'convention', quote(convention))]),
    (doc) => addCodes(doc, [...LINT, 'per-file-ignores'], TESTS, ['D']),
  ];
  const changes = [
    TABLE,
    [...LINT, selecting],
    [...LINT, 'ignore'],
    [...LINT, 'pydocstyle', 'convention'],
    [...LINT, 'per-file-ignores', TESTS],
  ];
  return { fixes: [lazyFix('ask', 'Move to `[tool.ruff.lint]`', changes, () => stepwise(tree, steps))] };
}

/** Adds the codes that a list of Ruff lacks. */
function addCodes(doc: TomlDocument, table: readonly string[], key: string, codes: readonly string[]) {
  const node = lookup(doc.root, [...table, key]);
  if (node === undefined) return setKey(doc, table, key, `[${codes.map((code) => quote(code)).join(', ')}]`);
  if (node.kind !== 'array') return [];
  const there = textsOf(node).map(({ value }) => value);
  const missing = codes.filter((code) => !there.includes(code)).map((code) => quote(code));
  return missing.length === 0 ? undefined : insertItems(doc, node, node.items.length, missing);
}
