import { type Edit, type Span, span } from '../text/span.ts';
import { shown } from './chars.ts';
import { compare, type Truth } from './marker-evaluate.ts';
import type { MarkerComparison, MarkerOperand } from './marker-tree.ts';
import { meantValue } from './marker-values.ts';
import { markerVariable, OLD_NAMES } from './marker-variables.ts';
import { changeTo, type Grade, type StandardProblem } from './problem.ts';
import { readSpecifier } from './specifier.ts';
import { readVersion } from './version.ts';

const MARKERS = 'dependency-specifiers#environment-markers';

type VariableOperand = Extract<MarkerOperand, { kind: 'variable' }>;
type TextOperand = Extract<MarkerOperand, { kind: 'string' }>;

/**
 * What is wrong with a comparison that readers accept: names from before the standard, comparisons that never or always
 * hold, and those for which there is no answer. Offsets are those of `text`.
 */
export function comparisonProblems(text: string, comparison: MarkerComparison): StandardProblem[] {
  const { left, right } = comparison;
  const old = [left, right].flatMap((side) => (side.kind === 'variable' ? oldName(text, side) : []));
  if (left.kind === 'variable' && right.kind === 'string')
    return [...old, ...onValue(text, comparison, left, right)];
  if (left.kind === 'string' && right.kind === 'variable')
    return [...old, ...onValue(text, comparison, right, left)];

  const what = left.kind === 'variable' ? 'two variables' : 'two values';
  const message = `This compares ${what}: a marker compares a variable, such as \`python_version\`, with a value in quotes.`;
  return [...old, { ...doubt('marker-sides', comparison.span, message) }];
}

function oldName(text: string, side: VariableOperand): StandardProblem[] {
  const now = OLD_NAMES.get(side.written);
  if (now === undefined) return [];
  const message = `\`${side.written}\` is the name from before the standard; some readers refuse it.`;
  const repair = changeTo(text, [{ span: side.span, text: now }], now);
  return [{ ...doubt('marker-old-name', side.span, message), repair }];
}

function onValue(
  text: string,
  comparison: MarkerComparison,
  variable: VariableOperand,
  value: TextOperand,
): StandardProblem[] {
  const { name } = variable;
  const { operator } = comparison;
  const kind = markerVariable(name)?.kind;
  if (kind === 'set') return inSet(comparison, variable);
  const words = shown(value.value, 30);

  if (name === 'extra') {
    if (operator === '==' || operator === '!=') return [];
    const message = '`extra` is the name of one extra, so it is compared with `==` and `!=` only.';
    return [{ ...doubt('marker-extra', comparison.operatorSpan, message), ...asEquality(text, comparison) }];
  }
  if (kind === 'version') {
    return name === 'platform_release' ? [] : onVersion(text, comparison, variable, value);
  }
  if (operator === '~=' || operator === '===') {
    const message = `\`${operator}\` compares versions; for \`${name}\`, which is text, readers give an error and no answer.`;
    return [{ ...doubt('marker-error', comparison.operatorSpan, message), ...asEquality(text, comparison) }];
  }
  if (operator === '<' || operator === '>') {
    const message = `\`${name}\` is text, which has no order, so this never holds.`;
    return [doubt('marker-never', comparison.span, message)];
  }
  const meant = meantValue(name, value.value);
  if (meant === undefined || operator === 'in' || operator === 'not in') return [];
  const holds = operator === '!=' ? 'always' : 'never';
  const message = `\`${name}\` is never "${words}", so this ${holds} holds. Did you mean \`${meant.variable} ${operator} "${meant.value}"\`?`;
  const edits = [{ span: value.span, text: quoted(text, value.span, meant.value) }];
  if (meant.variable !== name) edits.push({ span: variable.span, text: meant.variable });
  return [
    { ...doubt(`marker-${holds}`, value.span, message), repair: changeTo(text, edits, `"${meant.value}"`) },
  ];
}

const asEquality = (
  text: string,
  { operator, operatorSpan }: MarkerComparison,
): Pick<StandardProblem, 'repair'> =>
  operator === 'in' || operator === 'not in'
    ? {}
    : { repair: changeTo(text, [{ span: operatorSpan, text: '==' }], '==') };

function inSet(
  { left, operator, operatorSpan }: MarkerComparison,
  variable: VariableOperand,
): StandardProblem[] {
  const lock = 'It is for lock files; in a requirement it has no value.';
  if (left.kind === 'string' && (operator === 'in' || operator === 'not in')) {
    const message = `\`${variable.name}\` cannot be evaluated here. ${lock}`;
    return [doubt('marker-lock-file', variable.span, message)];
  }
  const message = `\`${variable.name}\` is a set, of which one asks \`"name" in ${variable.name}\`. ${lock}`;
  return [doubt('marker-lock-file', left.kind === 'variable' ? variable.span : operatorSpan, message)];
}

/** `python_version`, `python_full_version` and `implementation_version`. */
function onVersion(
  text: string,
  comparison: MarkerComparison,
  variable: VariableOperand,
  value: TextOperand,
): StandardProblem[] {
  const { operator } = comparison;
  const truth = constantTruth(comparison, variable.name, value.value);
  if (truth === 'error') {
    const message = `\`${operator}\` needs a version, which "${shown(value.value, 30)}" is not: readers give an error and no answer.`;
    return [doubt('marker-error', value.span, message)];
  }
  if (truth === undefined) return longVersion(text, comparison, variable, value);

  const holds = truth ? 'always' : 'never';
  const { reason, edits, part } = cause(text, comparison, variable, value);
  const problem = doubt(`marker-${holds}`, value.span, `${reason}, so this ${holds} holds.`);
  return [edits === undefined ? problem : { ...problem, repair: changeTo(text, edits, part ?? '') }];
}

interface Cause {
  readonly reason: string;
  readonly edits?: readonly Edit[];
  readonly part?: string;
}

function cause(
  text: string,
  comparison: MarkerComparison,
  variable: VariableOperand,
  value: TextOperand,
): Cause {
  const { operator } = comparison;
  const words = shown(value.value, 30);
  const inner = value.value.trim();
  const put = (written: string): Pick<Cause, 'edits' | 'part'> => ({
    edits: [{ span: value.span, text: quoted(text, value.span, written) }],
    part: `"${written}"`,
  });

  const glued = /^(===|==|~=|!=|<=|>=|<|>)\s*([^\s<>=!~,]+)$/.exec(inner);
  if (glued?.[2] !== undefined && readSpecifier(inner, 0, inner.length) !== undefined && operator === '==') {
    const edits = [
      { span: comparison.operatorSpan, text: glued[1] ?? '' },
      { span: value.span, text: quoted(text, value.span, glued[2]) },
    ];
    return {
      reason: `"${words}" is no version: the operator stands outside the quotes`,
      edits,
      part: `${glued[1]} "${glued[2]}"`,
    };
  }
  const base = inner.replace(/\.\*$/, '');
  if (base !== inner && readVersion(base) !== undefined) {
    const reason = `Only \`==\` and \`!=\` take \`.*\`; with \`${operator}\` "${words}" is compared as text`;
    return operator === '>=' || operator === '<' ? { reason, ...put(base) } : { reason };
  }
  if (/^\d+(?:\.\d+)*(?:\.[xX])$/.test(inner)) {
    const reason = `"${words}" is no version`;
    return operator === '==' || operator === '!='
      ? { reason, ...put(inner.replace(/\.[xX]$/, '.*')) }
      : { reason };
  }
  const version = readVersion(value.value);
  if (version === undefined) return { reason: `"${words}" is no version` };
  if (operator === 'in' || operator === 'not in') return { reason: `"${words}" is part of no version` };
  if (version.local !== undefined) return { reason: `"${words}" has a local label, which no Python has` };
  if (variable.name === 'python_version') {
    const edits = [{ span: variable.span, text: 'python_full_version' }];
    const reason = `\`python_version\` has two numbers, such as 3.12, and "${words}" is no such version`;
    return { reason, edits, part: 'python_full_version' };
  }
  return { reason: `\`${variable.name}\` cannot be such that it fits "${words}"` };
}

/** `python_version >= "3.10.1"` holds from 3.11 on, which is seldom meant. */
function longVersion(
  text: string,
  { operator }: MarkerComparison,
  variable: VariableOperand,
  value: TextOperand,
): StandardProblem[] {
  const version = readVersion(value.value);
  if (variable.name !== 'python_version' || version === undefined) return [];
  if (!['<', '<=', '>', '>=', '~='].includes(operator)) return [];
  if (version.release.slice(2).every((number) => number === 0n)) return [];
  const message = `\`python_version\` has two numbers, so it is 3.10 on Python 3.10.1 too; "${shown(value.value, 20)}" has more.`;
  const repair = changeTo(
    text,
    [{ span: variable.span, text: 'python_full_version' }],
    'python_full_version',
  );
  return [{ ...doubt('marker-long-version', value.span, message, 'advice'), repair }];
}

/**
 * What a comparison comes to for every version that the variable can have: the same truth, or `undefined` where it
 * varies. Versions near those that the value names, and far ones, stand for all.
 */
function constantTruth(comparison: MarkerComparison, name: string, value: string): Truth | undefined {
  // Any piece of a version, letters of a pre-release included, may stand in a longer one.
  const pieceOf = comparison.right.kind === 'variable' && /^(?:not )?in$/.test(comparison.operator);
  if (pieceOf && (name !== 'python_version' || /^[\d.]*$/.test(value))) return undefined;
  // What nearly all markers ask, and varies.
  if (comparison.left.kind === 'variable' && PLAIN.test(value) && ORDERS.has(comparison.operator))
    return undefined;
  let found: Truth | undefined;
  for (const candidate of candidates(name, value)) {
    const truth = compare(comparison, { [name]: candidate });
    if (found !== undefined && truth !== found) return undefined;
    found = truth;
  }
  return found;
}

const PLAIN = /^[1-9]\d{0,3}\.\d{1,3}$/;

const ORDERS = new Set(['<', '<=', '>', '>=', '==', '!=']);

const FAR = ['2.7', '3.0', '3.1', '3.8', '3.9', '3.10', '3.11', '3.19', '4.0', '999.0'];

function candidates(name: string, value: string): string[] {
  const found = new Set(FAR);
  for (const [text] of value.slice(0, 500).matchAll(/\d{1,6}(?:\.\d{1,6}){0,2}/g)) {
    const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number);
    for (const near of [minor - 1, minor, minor + 1]) if (near >= 0) found.add(`${major}.${near}`);
    found.add(`${major + 1}.0`);
    found.add(`${Math.max(0, major - 1)}.99`);
    if (name !== 'python_version') {
      for (const near of [patch - 1, patch, patch + 1]) if (near >= 0) found.add(`${major}.${minor}.${near}`);
    }
  }
  if (name === 'python_version') return [...found];
  const exact = value.trim().replace(/\.\*$/, '');
  const extra = readVersion(exact) === undefined ? [] : [exact];
  return [...[...found].map((text) => (text.split('.').length < 3 ? `${text}.0` : text)), ...extra];
}

/** A value in the quotes that the text has there. */
const quoted = (text: string, at: Span, value: string): string => {
  const mark = text[at.start] ?? '"';
  return mark + value + mark;
};

function doubt(code: string, at: Span, message: string, grade: Grade = 'disputed'): StandardProblem {
  return { code, span: span(at.start, at.end), message, reference: MARKERS, grade };
}
