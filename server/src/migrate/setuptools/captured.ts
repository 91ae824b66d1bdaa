import type { CapturedSetup, CapturedValue, Declined, Frozen } from '../plan.ts';
import { type ReadOptions, readSetupPy } from '../setup-py/read.ts';
import type { FileUse, PythonValue, SetupEnvironment, SetupKeyword } from '../setup-py/reading.ts';
import type { ProjectView } from '../view.ts';
import { type Keyword, strOf } from './keywords.ts';
import { INERT, type OpenKeyword, STAY } from './merge.ts';

/** What a run of setup.py adds to what was read. */
export interface Completion {
  readonly keywords: ReadonlyMap<string, Keyword>;
  readonly frozen: readonly Frozen[];
  readonly declined: readonly Declined[];
}

/** What reading left open. */
export interface Unresolved {
  readonly open: ReadonlyMap<string, OpenKeyword>;
  /** Arguments that setup.py goes on supplying. */
  readonly kept: ReadonlySet<string>;
  /** Why the program could not be followed, where all that it does not have is open. */
  readonly whole: Why | undefined;
}

/** Why an argument was not known before the run, and where that begins. */
type Why = { readonly reason: string; readonly line?: number; readonly file?: string };

/**
 * Compares what a run passed to `setup()` with what was read, argument by argument, and takes from it what reading left
 * open.
 */
export function completeWith(
  captured: CapturedSetup,
  view: ProjectView,
  { open, kept, whole }: Unresolved,
  data: ReadOptions,
): Completion {
  const keywords = new Map<string, Keyword>();
  const frozen: Frozen[] = [];
  const declined: Declined[] = [];
  const reading = readSetupPy(view, environmentOf(captured), data);
  const callLine = reading.call?.line ?? 1;
  for (const [, keyword] of open) if (keyword.varies) declined.push(keyword);
  const why = (name: string, keyword: SetupKeyword | undefined): Why | undefined =>
    open.get(name) ?? keyword?.unknown ?? whole;
  for (const [name, value] of Object.entries(captured.keywords)) {
    const keyword = reading.keywords.get(name);
    const line = keyword?.line ?? open.get(name)?.line ?? callLine;
    const from = { file: 'setup.py', line };
    if (STAY.has(name)) {
      const known = keyword?.value ?? pythonValue(value);
      const source = known ?? { kind: 'object', type: '', source: '', line };
      if (whole !== undefined && !isEmpty(value)) keywords.set(name, keywordOf(name, line, source, keyword));
      continue;
    }
    if (open.get(name)?.varies === true || kept.has(name)) continue;
    if (keyword?.value !== undefined && !open.has(name)) {
      if (!agrees(keyword.value, value) && !INERT.has(name))
        declined.push({
          ...from,
          reason: `\`${name}\` is ${short(plain(keyword.value))} as it is read, and ${short(value)} as a run passes it${machineOf(captured)}.`,
        });
      else if (whole !== undefined) keywords.set(name, keywordOf(name, line, keyword.value, keyword));
      continue;
    }
    const reason = why(name, keyword);
    if (reason === undefined) {
      declined.push({ ...from, reason: `\`${name}\` is passed by a run, and was not read.` });
      continue;
    }
    const taken = pythonValue(value);
    if (taken === undefined) {
      if (!INERT.has(name))
        declined.push({ ...from, reason: `\`${name}\` is no plain value: ${short(value)}.` });
      continue;
    }
    const files = name === 'long_description' ? readmeFiles(view, value) : [];
    keywords.set(name, keywordOf(name, line, taken, { files }, machineOf(captured)));
    if (!isEmpty(value) && !INERT.has(name))
      frozen.push({
        key: name,
        value: short(value),
        from: { file: reason.file ?? 'setup.py', line: reason.line ?? line },
        why: `as a run gave it${machineOf(captured)}: ${reason.reason.replace(/\.$/, '')}`,
      });
  }
  for (const [name, keyword] of reading.keywords)
    if (
      !(name in captured.keywords) &&
      !kept.has(name) &&
      keyword.value !== undefined &&
      keyword.value.kind !== 'none'
    )
      declined.push({
        file: 'setup.py',
        line: keyword.line,
        reason: `\`${name}\` is read here, and a run${machineOf(captured)} does not pass it.`,
      });
  for (const [name, keyword] of open)
    if (!(name in captured.keywords) && !INERT.has(name))
      declined.push({
        file: keyword.file,
        line: keyword.line ?? callLine,
        reason: `\`${name}\` is not known, and a run${machineOf(captured)} does not pass it.`,
      });
  return { keywords, frozen, declined };
}

const machineOf = ({ python, platform }: CapturedSetup): string => ` on Python ${python}, ${platform}`;

const SYSTEMS: Readonly<Record<string, Pick<SetupEnvironment, 'osName' | 'platformSystem'>>> = {
  darwin: { osName: 'posix', platformSystem: 'Darwin' },
  win32: { osName: 'nt', platformSystem: 'Windows' },
};

const environmentOf = ({ python, platform }: CapturedSetup): SetupEnvironment => ({
  python,
  sysPlatform: platform,
  implementation: 'CPython',
  ...(SYSTEMS[platform] ?? { osName: 'posix', platformSystem: 'Linux' }),
});

const keywordOf = (
  name: string,
  line: number,
  value: PythonValue,
  keyword: Pick<SetupKeyword, 'files'> | undefined,
  how?: string,
): Keyword => ({
  value,
  from: { file: 'setup.py', line, was: name, ...(how === undefined ? {} : { how: `run${how}` }) },
  files: keyword?.files ?? [],
});

/** The file beside setup.py that is the text. */
function readmeFiles(view: ProjectView, text: CapturedValue): readonly FileUse[] {
  const same = (path: string): boolean =>
    /^(readme|description)/i.test(path) &&
    view.text(path)?.replace(/\r\n?/g, '\n').trim() === String(text).trim();
  return view
    .list('')
    .filter(same)
    .map((path) => ({ path, how: 'trimmed' }));
}

const isEmpty = (value: CapturedValue): boolean =>
  value === null ||
  value === false ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0);

const isObject = (value: CapturedValue): value is { readonly $object: string } =>
  typeof value === 'object' && value !== null && '$object' in value;

/** A value in JSON as Python has it; `undefined` where an object is in it. */
function pythonValue(value: CapturedValue): PythonValue | undefined {
  if (value === null) return { kind: 'none' };
  if (typeof value === 'boolean') return { kind: 'bool', value };
  if (typeof value === 'number') return { kind: Number.isInteger(value) ? 'int' : 'float', value };
  if (typeof value === 'string') return strOf(value);
  if (isObject(value)) return undefined;
  if (Array.isArray(value)) {
    const items = (value as readonly CapturedValue[]).map(pythonValue);
    return items.some((item) => item === undefined)
      ? undefined
      : { kind: 'list', items: items as PythonValue[] };
  }
  const entries = Object.entries(value).map(([key, item]) => [strOf(key), pythonValue(item)] as const);
  return entries.some(([, item]) => item === undefined)
    ? undefined
    : { kind: 'dict', entries: entries as [PythonValue, PythonValue][] };
}

/** A value that was read, in JSON as the run writes its own. */
function plain(value: PythonValue): CapturedValue {
  switch (value.kind) {
    case 'none':
      return null;
    case 'list':
    case 'tuple':
    case 'set':
      return value.items.map(plain);
    case 'dict':
      return Object.fromEntries(
        value.entries.map(([key, item]) => [
          key.kind === 'str' ? key.value : String(plain(key)),
          plain(item),
        ]),
      );
    case 'object':
      return { $object: value.source };
    default:
      return value.value;
  }
}

/** Whether both are one value: lists of strings in any order, an object like any other. */
const agrees = (read: PythonValue, run: CapturedValue): boolean => sameValue(plain(read), run, 0);

function sameValue(a: CapturedValue, b: CapturedValue, depth: number): boolean {
  if (depth > 20 || isObject(a) || isObject(b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    const [one, other] = [inOrder(a), inOrder(b)];
    return (
      one.length === other.length && one.every((item, i) => sameValue(item, other[i] ?? null, depth + 1))
    );
  }
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    if (Array.isArray(a) || Array.isArray(b)) return false;
    const [left, right] = [a, b] as [Record<string, CapturedValue>, Record<string, CapturedValue>];
    const names = Object.keys(left);
    return (
      names.length === Object.keys(right).length &&
      names.every((name) => name in right && sameValue(left[name] ?? null, right[name] ?? null, depth + 1))
    );
  }
  return a === b;
}

const inOrder = (items: readonly CapturedValue[]): readonly CapturedValue[] =>
  items.every((item) => typeof item === 'string') ? [...items].sort() : items;

function short(value: CapturedValue): string {
  const text = isObject(value) ? value.$object : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
