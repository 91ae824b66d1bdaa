import { MARKER_VARIABLES, markerVariable } from '../../../standards/marker-variables.ts';
import { markerNameDocs, pythonDocs } from '../../docs.ts';
import { minorsOfProject } from '../pythons.ts';
import { innerQuote, type StringPlace, type Suggestion } from '../suggestion.ts';
import { expectedInMarker, type MarkerExpectation } from './marker-expectation.ts';

/** Names, operators, values and connectives of an environment marker that begins at `start` of the string. */
export function* suggestMarker(place: StringPlace, start: number): Iterable<Suggestion> {
  const expected = expectedInMarker(place.text, start, place.at);
  switch (expected.kind) {
    case 'operand':
      yield* variables(place, expected);
      return;
    case 'operator':
      yield* operators(place, expected);
      return;
    case 'value':
      if (expected.left === undefined) yield* variables(place, expected);
      else yield* values(place, expected, expected.left);
      return;
    case 'connective':
      for (const [word, detail] of [
        ['and', 'both must hold'],
        ['or', 'one must hold'],
      ] as const) {
        yield { label: word, kind: 'operator', detail, ...expected.part, text: `${word} `, again: true };
      }
  }
}

function* variables(place: StringPlace, { part, quoted }: MarkerExpectation): Iterable<Suggestion> {
  if (quoted !== undefined) return;
  const last = place.text.slice(part.to).trim() === '';
  for (const { name, kind, summary } of MARKER_VARIABLES) {
    if (kind === 'set') continue;
    yield {
      label: name,
      kind: 'variable',
      detail: summary,
      documentation: () => markerNameDocs(name),
      ...part,
      text: last ? `${name} ` : name,
      ...(last ? { again: true } : {}),
    };
  }
}

const ORDERED = ['<', '>=', '==', '!=', '<=', '>', '~=', 'in', 'not in'];
const EQUALITY = ['==', '!=', 'in', 'not in'];
const OPERATOR_WORDS: Readonly<Record<string, string>> = {
  '<': 'before',
  '>=': 'from',
  '==': 'is',
  '!=': 'is not',
  '<=': 'up to',
  '>': 'after',
  '~=': 'compatible with',
  in: 'occurs in',
  'not in': 'does not occur in',
};

function* operators(place: StringPlace, { part, left }: MarkerExpectation): Iterable<Suggestion> {
  const quote = innerQuote(place);
  const last = place.text.slice(part.to).trim() === '';
  const space = /\S/.test(place.text[part.from - 1] ?? ' ') ? ' ' : '';
  const operand = left === undefined ? '‸' : `${quote}‸${quote}`;
  for (const operator of left === undefined || markerVariable(left)?.kind === 'version'
    ? ORDERED
    : EQUALITY) {
    yield {
      label: operator,
      kind: 'operator',
      ...(OPERATOR_WORDS[operator] === undefined ? {} : { detail: OPERATOR_WORDS[operator] }),
      ...part,
      text: last ? `${space}${operator} ${operand}` : space + operator,
      filter: space + operator,
      ...(last ? { again: true } : {}),
    };
  }
}

/** What interpreters answer, the usual ones first. (dependency-specifiers#environment-markers) */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  sys_platform: ['linux', 'win32', 'darwin', 'cygwin', 'emscripten', 'wasi', 'android', 'ios', 'freebsd'],
  platform_system: ['Linux', 'Windows', 'Darwin', 'FreeBSD', 'Emscripten', 'Android', 'iOS', 'Java'],
  platform_machine: [
    'x86_64',
    'aarch64',
    'arm64',
    'AMD64',
    'ARM64',
    'i686',
    'armv7l',
    'ppc64le',
    's390x',
    'riscv64',
    'wasm32',
  ],
  platform_python_implementation: ['CPython', 'PyPy', 'GraalVM', 'Jython'],
  implementation_name: ['cpython', 'pypy', 'graalpy', 'micropython'],
  os_name: ['posix', 'nt', 'java'],
};

function* values(place: StringPlace, expected: MarkerExpectation, left: string): Iterable<Suggestion> {
  const { context } = place;
  const { part, quoted } = expected;
  const item = (value: string): Suggestion => {
    const quote = quoted?.mark ?? innerQuote(place);
    const text = quoted === undefined ? quote + value + quote : quoted.closed ? value : value + quote;
    return { label: value, kind: 'value', ...part, text, filter: value };
  };

  if (left === 'python_version' || left === 'python_full_version') {
    for (const minor of minorsFor(place, expected.operator)) {
      yield {
        ...item(left === 'python_version' ? minor : `${minor}.0`),
        kind: 'version',
        documentation: () => pythonDocs(context, minor),
      };
    }
  } else if (left === 'extra') {
    for (const { name } of context.project.extras) yield item(name);
  } else {
    yield* (VALUES[left] ?? []).map(item);
  }
}

/** A comparison with the oldest Python of the project holds always or never, so that one comes last. */
function minorsFor({ context }: StringPlace, operator: string | undefined): readonly string[] {
  const minors = minorsOfProject(context);
  const [oldest, ...rest] = minors;
  const pointless = operator === '<' || operator === '>=';
  return pointless && oldest !== undefined ? [...rest, oldest] : minors;
}
