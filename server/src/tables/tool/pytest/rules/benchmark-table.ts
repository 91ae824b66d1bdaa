import type { DocumentContext } from '../../../../spec/context.ts';
import type { Fix } from '../../../../spec/finding.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { objectFrom } from '../../../../standards/json.ts';
import { removeMember, setKey } from '../../../../toml/edit.ts';
import { quote } from '../../../../toml/strings.ts';
import { asTable, type Member, type TomlNode } from '../../../../toml/tree.ts';
import { lazyFix } from '../../../shared/edits.ts';
import { type PytestTable, pytestTables } from '../lines.ts';

export const benchmarkTable = defineRule({
  id: 'pytest/benchmark-table',
  summary: 'pytest-benchmark reads no table.',
  why:
    'pytest says "Unknown config option: benchmark" and goes on; with `strict_config` it stops. pytest-benchmark has ' +
    'options of the command line alone, and `addopts` is the place for those that every run is to have.',
  severity: 'warning',
  reference: 'https://pytest-benchmark.readthedocs.io/en/latest/usage.html#commandline-options',
  examples: {
    bad: '[tool.pytest.ini_options]\ntestpaths = ["tests"]\n\n[tool.pytest.ini_options.benchmark]\nmin_rounds = 5\n',
    fixed: '[tool.pytest.ini_options]\ntestpaths = ["tests"]\naddopts = ["--benchmark-min-rounds=5"]\n',
    good: '[tool.pytest.ini_options]\ntestpaths = ["tests"]\naddopts = ["--benchmark-min-rounds=5"]\n',
  },

  *check(context) {
    for (const table of pytestTables(context)) {
      const member = table.table.members.get('benchmark');
      if (member === undefined || asTable(member.node) === undefined) continue;
      const fix = optionsFix(context, table, member);
      yield {
        at: member.key.span,
        message:
          'pytest ignores this table, with a warning: pytest-benchmark takes options, which belong in `addopts`.',
        ...(fix === undefined
          ? { noFix: 'Not every key of the table has an option of that name.' }
          : { fixes: [fix] }),
      };
    }
  },
});

/** Writes the table as options, where each of its keys has one. */
function optionsFix(context: DocumentContext, { path, table }: PytestTable, member: Member): Fix | undefined {
  const known = objectFrom(objectFrom(context.data.tool('pytest').tables.options).plugins);
  const options: string[] = [];
  for (const { name, node } of asTable(member.node)?.members.values() ?? []) {
    const option = `--benchmark-${name.replaceAll('_', '-')}`;
    const value = writtenValue(context.tree.text, node);
    if (!Object.hasOwn(known, option) || value === undefined) return undefined;
    if (value !== 'false') options.push(value === 'true' ? option : `${option}=${value}`);
  }
  const before = table.members.get('addopts')?.node;
  const text =
    before === undefined
      ? `[${options.map((one) => quote(one)).join(', ')}]`
      : joined(context, before, options);
  if (text === undefined || options.length === 0) return undefined;
  const changes = [
    [...path, 'benchmark'],
    [...path, 'addopts'],
  ];
  return lazyFix('ask', 'Move to `addopts`', changes, () => {
    const added = setKey(context.tree, path, 'addopts', text);
    return added.length === 0 ? [] : [...added, ...removeMember(context.tree, [...path, 'benchmark'])];
  });
}

function writtenValue(text: string, node: TomlNode | undefined): string | undefined {
  if (node?.kind === 'string') return /^[\w.,/-]+$/.test(node.value) ? node.value : undefined;
  return node?.kind === 'integer' || node?.kind === 'float' || node?.kind === 'boolean'
    ? text.slice(node.span.start, node.span.end)
    : undefined;
}

/** The value of `addopts` with more options. */
function joined({ tree }: DocumentContext, node: TomlNode, options: readonly string[]): string | undefined {
  if (node.kind === 'string')
    return node.style.startsWith('multiline')
      ? undefined
      : quote(`${node.value} ${options.join(' ')}`.trim());
  if (node.kind !== 'array') return undefined;
  const inner = tree.text.slice(node.span.start + 1, node.span.end - 1).trimEnd();
  if (inner.includes('#')) return undefined;
  const items = options.map((one) => quote(one)).join(', ');
  return inner.trim() === '' ? `[${items}]` : `[${inner.replace(/,$/, '')}, ${items}]`;
}
