import type { DocumentContext } from '../../../../spec/context.ts';
import type { Finding } from '../../../../spec/finding.ts';
import type { ProjectFiles } from '../../../../spec/host.ts';
import { MADE } from '../../../../spec/project-walk.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { listFrom, objectFrom, stringsFrom } from '../../../../standards/json.ts';
import { quote } from '../../../../toml/strings.ts';
import { addItemFix, addPairFix } from '../../../shared/edits.ts';
import { linesOf, type PytestTable, pytestTables, wordsOf } from '../lines.ts';

export const markers = defineRule({
  id: 'pytest/markers',
  summary: 'Tests use a marker that is not registered.',
  why:
    'A misspelt marker selects nothing. pytest warns of a marker that it does not know (PytestUnknownMarkWarning), and stops ' +
    'with `strict_markers`, `strict` or `--strict-markers`. Looked at are the test files below `testpaths`, as text; nothing ' +
    'is said where a `conftest.py` registers markers itself.',
  severity: 'hint',
  reference: 'https://docs.pytest.org/en/stable/how-to/mark.html#registering-marks',
  examples: {
    bad: '[tool.pytest.ini_options]\ntestpaths = ["tests"]\nmarkers = ["slow: takes long"]\n',
    fixed: '[tool.pytest.ini_options]\ntestpaths = ["tests"]\nmarkers = ["slow: takes long", "network: "]\n',
    good: '[tool.pytest.ini_options]\ntestpaths = ["tests"]\nmarkers = ["slow: takes long", "network: "]\n',
    files: { 'tests/test_a.py': 'import pytest\n\n@pytest.mark.network\ndef test_a():\n    pass\n' },
  },

  *check(context) {
    const [table] = pytestTables(context);
    if (table === undefined) return;
    const used = usedMarkers(context.files, foldersOf(table));
    if (used.size === 0) return;
    const registered = new Set(
      linesOf(table, 'markers').map(({ value }) => (value.split(/[:(]/)[0] as string).trim()),
    );
    const builtin = objectFrom(context.data.tool('pytest').tables.markers).registered;
    for (const name of stringsFrom(listFrom(builtin))) registered.add(name);
    const stops = isStrict(table);
    for (const [name, file] of used) {
      if (registered.has(name)) continue;
      yield {
        ...findingAt(context, table, name),
        message: `\`${file}\` uses the marker \`${name}\`, which is not registered: pytest ${stops ? 'stops' : 'warns'}.`,
        ...(stops ? { severity: 'warning' as const } : {}),
      };
    }
  },
});

const MOST_FILES = 200;
const MOST_FOLDERS = 100;

const foldersOf = (table: PytestTable): readonly string[] => {
  const paths = linesOf(table, 'testpaths').flatMap(({ value }) => value.split(/\s+/));
  return (paths.length > 0 ? paths : ['tests', 'test']).map((path) => path.replace(/^\.\/|\/+$/g, ''));
};

/** A snapshot of files never changes, so neither do the markers in them. */
const known = new WeakMap<ProjectFiles, Map<string, ReadonlyMap<string, string>>>();

/** Markers with the first file that uses them; none where a `conftest.py` may register some. */
function usedMarkers(files: ProjectFiles, folders: readonly string[]): ReadonlyMap<string, string> {
  const answers = known.get(files) ?? new Map<string, ReadonlyMap<string, string>>();
  known.set(files, answers);
  const key = folders.join('\n');
  const before = answers.get(key);
  if (before !== undefined) return before;
  const used = markersIn(files, pathsBelow(files, folders));
  answers.set(key, used);
  return used;
}

function pathsBelow(files: ProjectFiles, folders: readonly string[]): readonly string[] {
  const paths: string[] = [];
  const open = [...folders];
  for (let i = 0; i < Math.min(open.length, MOST_FOLDERS); i++) {
    const folder = open[i] as string;
    for (const name of files.list(folder) ?? []) {
      if (MADE.test(name)) continue;
      const path = folder === '' || folder === '.' ? name : `${folder}/${name}`;
      if (name.endsWith('.py')) paths.push(path);
      else if (!name.includes('.') && files.kind(path) === 'folder') open.push(path);
    }
  }
  return paths;
}

const TEST = /(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/;
/** A mark above a test or a class, or for a whole module. */
const MARK = /^(?:[ \t]*@|pytestmark\b[^\n=]*=[ \t]*\[?[ \t]*)pytest\.mark\.([A-Za-z_]\w*)/gm;

function markersIn(files: ProjectFiles, paths: readonly string[]): ReadonlyMap<string, string> {
  const used = new Map<string, string>();
  for (const conftest of ['conftest.py', ...paths.filter((path) => /(?:^|\/)conftest\.py$/.test(path))]) {
    const text = files.text(conftest);
    const isThere = files.kind(conftest) === 'file';
    if (text?.includes('addinivalue_line') || (isThere && text === undefined)) return new Map();
  }
  for (const path of paths.filter((one) => TEST.test(one)).slice(0, MOST_FILES))
    for (const [, name = ''] of (files.text(path) ?? '').matchAll(MARK))
      if (!used.has(name)) used.set(name, path);
  return used;
}

const isStrict = (table: PytestTable): boolean =>
  ['strict', 'strict_markers'].some((key) => {
    const node = table.table.members.get(key)?.node;
    return (
      (node?.kind === 'boolean' && node.value) ||
      (table.ini && node?.kind === 'string' && /^(?:y|yes|t|true|on|1)$/i.test(node.value))
    );
  }) || wordsOf(table, 'addopts').some(({ value }) => value === '--strict-markers' || value === '--strict');

function findingAt(
  { tree }: DocumentContext,
  { path, table, member }: PytestTable,
  name: string,
): Pick<Finding, 'at' | 'fixes' | 'noFix'> {
  const present = table.members.get('markers');
  const title = `Register the marker \`${name}\``;
  const line = quote(`${name}: `);
  if (present === undefined)
    return { at: member.key.span, fixes: [addPairFix(tree, path, 'markers', `[${line}]`, title)] };
  const at = present.key.span;
  return present.node?.kind === 'array'
    ? { at, fixes: [addItemFix(tree, present.node, line, [...path, 'markers'], title)] }
    : { at, noFix: 'The markers are no array.' };
}
