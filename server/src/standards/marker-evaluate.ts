import { isSpace, skip, skipBack } from './chars.ts';
import type { Marker, MarkerComparison, MarkerList, MarkerNode, MarkerOperand } from './marker-tree.ts';
import { markerVariable } from './marker-variables.ts';
import { normalizeName } from './names.ts';
import { readSpecifier } from './specifier.ts';
import { specifierContains } from './specifier-set.ts';

/** Values of marker variables by name; one that is missing is not known, so the answer may depend on it. */
export type MarkerEnvironment = Readonly<Record<string, string | ReadonlySet<string> | undefined>>;

/**
 * What a marker comes to: `depends` where a variable that is not known decides, `error` where readers raise one instead
 * of an answer, as for `os_name ~= "x"`.
 */
export type Truth = boolean | 'depends' | 'error';

interface Frame {
  readonly list: MarkerList;
  next: number;
  /** What the conditions joined by `and` since the last `or` come to. */
  group: Truth;
  /** What the groups before come to. */
  any: Truth;
}

/**
 * Evaluates a marker as the reference implementation does, with three values where the environment does not say all.
 * A marker without a whole condition `depends`. Any depth is taken.
 */
export function evaluateMarker(marker: Marker, environment: MarkerEnvironment): Truth {
  return marker.root === undefined ? 'depends' : evaluateNode(marker.root, environment);
}

/** Answers some comparisons in place of the environment; `undefined` leaves one to it. */
export type Decide = (comparison: MarkerComparison) => Truth | undefined;

/** As `evaluateMarker`, for a part of one. */
export function evaluateNode(root: MarkerNode, environment: MarkerEnvironment, decide?: Decide): Truth {
  const frames: Frame[] = [];
  let node: MarkerNode = root;
  for (;;) {
    while (node.kind === 'list') {
      frames.push({ list: node, next: 1, group: true, any: false });
      node = node.items[0] as MarkerNode;
    }
    let truth = decide?.(node) ?? compare(node, environment);
    for (;;) {
      const frame = frames[frames.length - 1];
      if (frame === undefined) return truth;
      frame.group = both(frame.group, truth);
      const following = frame.list.items[frame.next];
      if (following !== undefined) {
        if (frame.list.joins[frame.next - 1] === 'or') {
          frame.any = either(frame.any, frame.group);
          frame.group = true;
        }
        frame.next++;
        node = following;
        break;
      }
      truth = either(frame.any, frame.group);
      frames.pop();
    }
  }
}

function both(a: Truth, b: Truth): Truth {
  if (a === 'error' || b === 'error') return 'error';
  if (a === false || b === false) return false;
  return a === 'depends' || b === 'depends' ? 'depends' : true;
}

function either(a: Truth, b: Truth): Truth {
  if (a === 'error' || b === 'error') return 'error';
  if (a === true || b === true) return true;
  return a === 'depends' || b === 'depends' ? 'depends' : false;
}

/** Evaluates one comparison. */
export function compare(comparison: MarkerComparison, environment: MarkerEnvironment): Truth {
  const { left, right, operator } = comparison;
  // Readers take the variable's value for the side that is one, the left first, and the other side as text.
  const key = left.kind === 'variable' ? left.name : textOf(right);
  const value = environmentValue(environment, key);
  if (value === undefined) return markerVariable(key) === undefined ? 'error' : 'depends';

  if (left.kind === 'variable') {
    if (typeof value !== 'string') return 'error';
    const other = key === 'extra' && right.kind === 'string' ? normalizeName(right.value) : textOf(right);
    const [lhs, rhs] = isSetVariable(key) ? [normalizeName(value), normalizeName(other)] : [value, other];
    return applyOperator(lhs, operator, rhs, key);
  }
  const normalized = right.kind === 'variable' && (key === 'extra' || isSetVariable(key));
  const lhs = normalized || isSetVariable(key) ? normalizeName(left.value) : left.value;
  return applyOperator(lhs, operator, isSetVariable(key) ? normalizedValue(value) : value, key);
}

const textOf = (operand: MarkerOperand): string =>
  operand.kind === 'variable' ? operand.name : operand.value;

const isSetVariable = (name: string): boolean => markerVariable(name)?.kind === 'set';

function environmentValue(
  environment: MarkerEnvironment,
  key: string,
): string | ReadonlySet<string> | undefined {
  const value = Object.hasOwn(environment, key) ? environment[key] : undefined;
  if (typeof value !== 'string') return value;
  if (key === 'extra') return normalizeName(value);
  // Python's development builds print "3.13.0a1+", which is no version until a label follows.
  return key === 'python_full_version' && value.endsWith('+') ? `${value}local` : value;
}

const normalizedValue = (value: string | ReadonlySet<string>): string | ReadonlySet<string> =>
  typeof value === 'string' ? normalizeName(value) : new Set([...value].map(normalizeName));

function applyOperator(lhs: string, operator: string, rhs: string | ReadonlySet<string>, key: string): Truth {
  if (markerVariable(key)?.kind === 'version' && typeof rhs === 'string') {
    const text = operator + rhs;
    const start = skip(text, 0, text.length, isSpace);
    const specifier = readSpecifier(text, start, skipBack(text, start, text.length, isSpace));
    if (specifier !== undefined) {
      if (specifier.version === undefined && specifier.operator !== '===') return 'error';
      return specifierContains({ specifiers: [specifier], problems: [] }, lhs, { prereleases: true });
    }
  }
  switch (operator) {
    case 'in':
      return typeof rhs === 'string' ? rhs.includes(lhs) : rhs.has(lhs);
    case 'not in':
      return typeof rhs === 'string' ? !rhs.includes(lhs) : !rhs.has(lhs);
    case '==':
    case '<=':
    case '>=':
      return lhs === rhs;
    case '!=':
      return lhs !== rhs;
    case '<':
    case '>':
      return false;
    default:
      return 'error';
  }
}
