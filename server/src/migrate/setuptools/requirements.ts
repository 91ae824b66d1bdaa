import { parseMarker } from '../../standards/marker.ts';
import { parseRequirement } from '../../standards/pep508.ts';
import { isRefused } from '../../standards/problem.ts';
import { pythonLines, pythonStrip } from '../../standards/python-text.ts';
import type { LegacyProject } from '../model.ts';
import type { PythonValue } from '../setup-py/reading.ts';
import { entriesOf, type Keyword, stringsWithin, textOf } from './keywords.ts';
import { type KeywordReader, placeOf, refuse, set, take } from './reader.ts';

/** Build requirements that a build needs no more. */
const NEEDLESS = new Set(['wheel', 'setuptools', 'pytest-runner', 'distribute']);

/** Requirements of all kinds: for running, for extras, for tests and for the build. */
export function requirementsOf(reader: KeywordReader, project: LegacyProject): void {
  const extras: [string, string[]][] = [];
  const extra = (name: string): string[] => {
    const known = extras.find(([one]) => one === name);
    if (known !== undefined) return known[1];
    extras.push([name, []]);
    return (extras.at(-1) as [string, string[]])[1];
  };
  const install = take(reader, 'install_requires');
  const dependencies = install === undefined ? [] : requirements(reader, install, install.value);
  const optional = take(reader, 'extras_require');
  const entries = optional === undefined ? [] : entriesOf(optional.value);
  if (entries === undefined && optional !== undefined) refuse(reader, optional, 'is no dictionary.');
  for (const [key, value] of entries ?? []) {
    const at = key.indexOf(':');
    const name = pythonStrip(at < 0 ? key : key.slice(0, at));
    const marker = at < 0 ? '' : pythonStrip(key.slice(at + 1));
    const items = requirements(reader, optional as Keyword, value);
    const written = marker === '' ? items : items.map((item) => withMarker(item, marker));
    if (name === '') dependencies.push(...written);
    else extra(name).push(...written);
  }
  const from = install?.from ?? optional?.from;
  if (dependencies.length > 0 && from !== undefined)
    project.dependencies = { value: unique(dependencies), from };
  if (install?.reads?.kind === 'file')
    project.dependencyFiles = { value: install.reads.files, from: install.from };
  if (extras.length > 0 && optional !== undefined)
    project.extras = {
      value: extras.map(([name, items]) => [name, unique(items)] as const),
      from: optional.from,
    };
  tests(reader, project);
  set(project, 'buildRequires', buildRequires(reader));
}

function tests(reader: KeywordReader, project: LegacyProject): void {
  const keyword = take(reader, 'tests_require');
  if (keyword === undefined) return;
  const items = requirements(reader, keyword, keyword.value);
  if (items.length > 0) project.groups.push({ name: 'test', items: unique(items), from: keyword.from });
}

function buildRequires(reader: KeywordReader): LegacyProject['buildRequires'] {
  const keyword = take(reader, 'setup_requires');
  if (keyword === undefined) return undefined;
  const items = requirements(reader, keyword, keyword.value);
  const kept = items.filter((item) => !NEEDLESS.has(nameOf(item)));
  for (const item of items) {
    if (nameOf(item) !== 'pytest-runner') continue;
    const why = 'it is for `setup.py test`; run pytest itself';
    reader.leftovers.push({
      file: keyword.from.file,
      ...(keyword.from.line === undefined ? {} : { line: keyword.from.line }),
      what: item,
      why,
    });
  }
  return kept.length === 0 ? undefined : { value: unique(kept), from: keyword.from };
}

const nameOf = (text: string): string =>
  (parseRequirement(text).name?.text ?? '').toLowerCase().replace(/[-_.]+/g, '-');

const unique = (items: readonly string[]): readonly string[] => [...new Set(items)];

/** Requirements as setuptools reads them: a list, or lines with comments and continuations. */
function requirements(reader: KeywordReader, keyword: Keyword, value: PythonValue): string[] {
  const text = textOf(value);
  const items = text === undefined ? stringsWithin(value) : [text];
  if (items === undefined) {
    if (value.kind !== 'none') refuse(reader, keyword, 'is no list of strings.');
    return [];
  }
  const lines = items.flatMap(requirementLines);
  return lines.filter((line) => {
    if (!isRefused(parseRequirement(line).problems)) return true;
    const what = line.slice(0, 60);
    if (keyword.from.was !== 'tests_require')
      return refuse(reader, keyword, `has "${what}", which is no requirement.`);
    // Builds do not read it.
    reader.leftovers.push({ ...placeOf(keyword.from), what, why: 'it is no requirement' });
    return false;
  });
}

/** The requirements in a text: one a line, comments gone, lines that end in a backslash joined. */
export function requirementLines(text: string): string[] {
  const lines: string[] = [];
  let open = '';
  for (const raw of pythonLines(text)) {
    const line = pythonStrip(raw);
    if (line === '' || line.startsWith('#')) continue;
    const at = line.indexOf(' #');
    const plain = at < 0 ? line : pythonStrip(line.slice(0, at));
    if (plain.endsWith('\\')) {
      open += pythonStrip(plain.slice(0, -1));
      continue;
    }
    lines.push(open + plain);
    open = '';
  }
  return open === '' ? lines : [...lines, open];
}

/** A requirement with a condition more. */
export function withMarker(text: string, marker: string): string {
  const { semicolon, url } = parseRequirement(text);
  const gap = url === undefined ? '' : ' ';
  if (semicolon === undefined) return `${text.trim()}${gap}; ${marker}`;
  const own = text.slice(semicolon.end).trim();
  const before = text.slice(0, semicolon.start).trim();
  return `${before}${gap}; ${bracketed(own)} and ${bracketed(marker)}`;
}

const bracketed = (marker: string): string => {
  const root = parseMarker(marker, 0, marker.length).root;
  return root?.kind === 'list' && root.joins.includes('or') ? `(${marker})` : marker;
};
