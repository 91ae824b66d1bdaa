import { textsOf } from '../../../../model/text.ts';
import type { DocumentContext } from '../../../../spec/context.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { lookup } from '../../../../toml/paths.ts';
import { asItems } from '../../../../toml/tree.ts';
import { quoted } from '../../../shared/words.ts';
import { type CodeWord, codeWords, unknownWords } from '../../check/code-words.ts';

const TABLE = ['tool', 'mypy'];
const KEYS = ['disable_error_code', 'enable_error_code'];

export const unknownCode = defineRule({
  id: 'mypy/unknown-code',
  summary: 'An error code is switched on or off that mypy does not have.',
  why:
    'mypy stops with "Invalid error code(s)" before it checks anything; for a code in `[[tool.mypy.overrides]]` it ends with an ' +
    'internal error. Commas divide codes in a string, not in the items of an array. Plug-ins may bring codes of their own, so ' +
    'nothing is said where `plugins` names one that does not come with mypy.',
  severity: 'error',
  reference: 'https://mypy.readthedocs.io/en/stable/error_codes.html',
  examples: {
    bad: '[tool.mypy]\ndisable_error_code = ["attr_defined"]\n',
    fixed: '[tool.mypy]\ndisable_error_code = ["attr-defined"]\n',
    good: '[tool.mypy]\ndisable_error_code = ["attr-defined"]\n',
  },

  *check(context) {
    if (lookup(context.tree.root, TABLE) === undefined || hasPlugins(context)) return;
    const codes = context.data.codes('mypy');
    if (codes.codes.length === 0) return;
    yield* unknownWords(
      words(context),
      ({ value }) => codes.find(value) !== undefined,
      () => codes.codes.map(({ code }) => code),
      ({ value }, near) => ({
        message: `${quoted(value)} is no error code of mypy ${codes.version ?? ''}: it refuses to run.`,
        // A code without a near one may be newer than what is known here.
        ...(near === undefined && /^[a-z][a-z-]*$/.test(value) ? { severity: 'warning' as const } : {}),
      }),
    );
  },
});

function* words(context: DocumentContext): Generator<CodeWord> {
  yield* codeWords(context, TABLE, KEYS, 'in strings');
  const overrides = asItems(lookup(context.tree.root, [...TABLE, 'overrides'])) ?? [];
  for (let i = 0; i < overrides.length; i++)
    yield* codeWords(context, [...TABLE, 'overrides', i], KEYS, 'in strings');
}

const hasPlugins = ({ tree }: DocumentContext): boolean => {
  const plugins = lookup(tree.root, [...TABLE, 'plugins']);
  return (
    plugins !== undefined &&
    (plugins.kind !== 'array' || textsOf(plugins).some(({ value }) => !value.startsWith('mypy.plugins.')))
  );
};
