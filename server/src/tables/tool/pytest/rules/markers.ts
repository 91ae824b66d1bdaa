import type { DocumentContext } from '../../../../spec/context.ts';
import type { Finding } from '../../../../spec/finding.ts';
import type { ProjectFiles } from '../../../../spec/host.ts';
import { MADE } from '../../../../spec/project-walk.ts';
import { defineRule } from '../../../../spec/rule.ts';
import { closest } from '../../../../standards/closest.ts';
import { listFrom, objectFrom, stringsFrom } from '../../../../standards/json.ts';
import { normalizeName } from '../../../../standards/names.ts';
import { quote } from '../../../../toml/strings.ts';
import { addItemFix, addPairFix } from '../../../shared/edits.ts';
import { matchesInFiles } from '../../check/mentions.ts';
import { linesOf, type PytestTable, pytestTables, wordsOf } from '../lines.ts';

export const markers = defineRule({
  id: 'pytest/markers',
  summary: 'Tests use a marker that is not registered.',
  why:
    'A misspelt marker selects nothing. pytest warns of a marker that it does not know (PytestUnknownMarkWarning), and stops ' +
    'with `strict_markers`, `strict` or `--strict-markers`. Plug-ins register markers, too, and any distribution may bring one. Looked at are the test files below `testpaths`, without what is ' +
    'written in strings; nothing is said where a `conftest.py` registers markers itself or names plug-ins.',
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
    const own = linesOf(table, 'markers').map(({ value }) => (value.split(/[:(]/)[0] as string).trim());
    const builtin = objectFrom(context.data.tool('pytest').tables.markers).registered;
    const registered = new Set([...own, ...stringsFrom(listFrom(builtin))]);
    const unknown = [...used].filter(([name]) => !registered.has(name));
    if (unknown.length === 0) return;
    const strict = isStrict(table);
    const known = !mayRegister(context, table);
    const does = `pytest ${strict ? 'stops' : 'warns'}`;
    for (const [name, file] of unknown) {
      // Any distribution that is installed may register markers: that none does is sure of a slip in one of the project's own.
      const near = known ? closest(name, own) : undefined;
      const what =
        near === undefined ? `unless a plug-in does it, ${does}.` : `${does}. Did you mean \`${near}\`?`;
      yield {
        ...findingAt(context, table, name),
        message: `\`${file}\` uses the marker \`${name}\`, which is not registered: ${what}`,
        ...(strict && near !== undefined ? { severity: 'warning' as const } : {}),
      };
    }
  },
});

const PLUGIN = /(?<![\w./-])pytest[-_.][A-Za-z][\w.-]*/g;

/** Whether a plug-in that is not known here may register markers: one of the project, of its dependencies or of `-p`. */
function mayRegister(context: DocumentContext, table: PytestTable): boolean {
  if (wordsOf(table, 'addopts').some(({ value }) => /^-p(?!no:)/.test(value))) return true;
  const { text } = context.document;
  if (text.includes('pytest11')) return true;
  const known = stringsFrom(listFrom(objectFrom(context.data.tool('pytest').tables.markers).plugins));
  const named = [...(text.match(PLUGIN) ?? []), ...matchesInFiles(context.files, PLUGIN)];
  return named.some((name) => !known.includes(normalizeName(name)));
}

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
const MARK = /^(?:[ \t]*@|pytestmark\b[^\n=]*=[ \t]*\[?[ \t]*)pytest\.mark\.([A-Za-z_]\w*)/;
/** Comments and strings of Python, which are passed over, open ones too, and marks. */
const WORDS = new RegExp(
  [
    String.raw`#[^\n]*`,
    String.raw`("""|''')(?:\\[\s\S]?|[^\\])*?(?:\1|(?![\s\S]))`,
    String.raw`"(?:\\[\s\S]?|[^"\\\n])*"?`,
    String.raw`'(?:\\[\s\S]?|[^'\\\n])*'?`,
    MARK.source,
  ].join('|'),
  'gm',
);

function markersIn(files: ProjectFiles, paths: readonly string[]): ReadonlyMap<string, string> {
  const used = new Map<string, string>();
  for (const conftest of ['conftest.py', ...paths.filter((path) => /(?:^|\/)conftest\.py$/.test(path))]) {
    const text = files.text(conftest);
    const isThere = files.kind(conftest) === 'file';
    if (
      (text !== undefined && /addinivalue_line|^pytest_plugins\b/m.test(text)) ||
      (isThere && text === undefined)
    )
      return new Map();
  }
  for (const path of paths.filter((one) => TEST.test(one)).slice(0, MOST_FILES))
    for (const [, , name] of (files.text(path) ?? '').matchAll(WORDS))
      if (name !== undefined && !used.has(name)) used.set(name, path);
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
