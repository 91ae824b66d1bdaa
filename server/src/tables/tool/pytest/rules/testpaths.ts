import { defineRule } from '../../../../spec/rule.ts';
import { linesOf, type PytestTable, pytestTables, wordsOf } from '../lines.ts';

export const testpaths = defineRule({
  id: 'pytest/testpaths',
  summary: 'A path of `testpaths` does not exist.',
  why: 'pytest leaves a missing path out. Where none is left, it warns and looks for tests in the whole working folder.',
  severity: 'warning',
  reference: 'https://docs.pytest.org/en/stable/reference/reference.html#confval-testpaths',
  noFix: 'Where the tests are cannot be told.',
  examples: {
    bad: '[tool.pytest.ini_options]\ntestpaths = ["test"]\n',
    good: '[tool.pytest.ini_options]\ntestpaths = ["tests"]\n',
    files: { 'tests/test_a.py': '' },
  },

  *check(context) {
    // In a folder without any other folder nothing has been made yet.
    const names = context.files.list('') ?? [];
    if (!names.some((name) => context.files.kind(name) === 'folder')) return;
    for (const table of pytestTables(context))
      for (const { value, at } of pathsOf(table)) {
        if (value === '' || /[*?[\]]|^[/~]|^[A-Za-z]:|^\.\./.test(value)) continue;
        const path = value.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
        if (path === '.' || path === '' || context.files.kind(path) !== 'missing') continue;
        yield { at, message: `There is no \`${path}\` here: pytest leaves it out of \`testpaths\`.` };
      }
  },
});

const pathsOf = (table: PytestTable) =>
  table.table.members.get('testpaths')?.node?.kind === 'array'
    ? linesOf(table, 'testpaths')
    : wordsOf(table, 'testpaths');
