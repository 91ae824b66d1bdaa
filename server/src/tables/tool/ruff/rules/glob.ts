import { textsOf } from '../../../../model/text.ts';
import type { DocumentContext } from '../../../../spec/context.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { rustGlobFault } from '../../../../standards/rust-glob.ts';
import type { Span } from '../../../../text/span.ts';
import { lookup } from '../../../../toml/paths.ts';
import { asTable } from '../../../../toml/tree.ts';
import { lintTables } from '../selectors.ts';

const RUFF = ['tool', 'ruff'];
/** Lists of globs, for which running Ruff showed that it stops at a faulty one. */
const LISTS = ['include', 'extend-include', 'exclude', 'extend-exclude'].map((key) => [...RUFF, key]);
const BELOW = [
  [...RUFF, 'lint', 'exclude'],
  [...RUFF, 'format', 'exclude'],
];
const TABLES = ['per-file-ignores', 'extend-per-file-ignores'];

export const glob = defineRule({
  id: 'ruff/glob',
  summary: 'Ruff cannot read a glob.',
  why: 'Ruff stops with "error parsing glob" at a set `[…]` or a choice `{…}` that is not closed, at a range that runs backwards and at a lone backslash.',
  severity: 'error',
  reference: 'https://docs.rs/globset/latest/globset/#syntax',
  noFix: 'Which files were meant cannot be told.',
  examples: {
    bad: '[tool.ruff]\nextend-exclude = ["docs/[a-"]\n',
    good: '[tool.ruff]\nextend-exclude = ["docs/[a-c]*"]\n',
  },

  *check(context) {
    if (lookup(context.tree.root, RUFF) === undefined) return;
    for (const { value, at } of globs(context)) {
      const fault = rustGlobFault(value);
      if (fault === undefined) continue;
      yield { at: at(fault.at), message: `Ruff cannot read this glob and stops: ${fault.message}.` };
    }
  },
});

interface Glob {
  readonly value: string;
  at(index: number): Span;
}

function* globs({ tree }: DocumentContext): Generator<Glob> {
  for (const path of [...LISTS, ...BELOW])
    for (const text of textsOf(lookup(tree.root, path)))
      yield { value: text.value, at: (start) => text.at({ start, end: start + 1 }) };
  // A leading `!` turns the pattern around.
  for (const table of lintTables)
    for (const key of TABLES)
      for (const { name, key: part } of asTable(lookup(tree.root, [...table, key]))?.members.values() ?? [])
        yield { value: name.replace(/^!/, ''), at: () => part.span };
}
