import type { Marker, MarkerComparison, MarkerNode, MarkerOperand } from './marker-tree.ts';
import { markerVariable } from './marker-variables.ts';
import { normalizeName } from './names.ts';

/**
 * The normal form of a marker, as the reference implementation prints it: single spaces, double quotes where they can
 * be, current names of variables, normalized extras, no parentheses around one comparison. `undefined` without a root.
 */
export const formatMarker = (marker: Marker): string | undefined =>
  marker.root === undefined ? undefined : formatNode(marker.root);

/** As `formatMarker`, for a part; any depth is taken. */
export function formatNode(root: MarkerNode): string {
  const parts: string[] = [];
  const waiting: (MarkerNode | string)[] = [root];
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    if (typeof each === 'string') parts.push(each);
    else if (each.kind === 'comparison') parts.push(formatComparison(each));
    else {
      const inner = each !== root;
      if (inner) waiting.push(')');
      for (let i = each.items.length - 1; i >= 0; i--) {
        waiting.push(each.items[i] as MarkerNode);
        if (i > 0) waiting.push(` ${each.joins[i - 1]} `);
      }
      if (inner) waiting.push('(');
    }
  }
  return parts.join('');
}

export function formatComparison({ left, operator, right }: MarkerComparison): string {
  const leftText =
    left.kind === 'string' && takesNames(right, true) ? { ...left, value: normalizeName(left.value) } : left;
  const rightText =
    right.kind === 'string' && takesNames(left, false)
      ? { ...right, value: normalizeName(right.value) }
      : right;
  return `${formatOperand(leftText)} ${operator} ${formatOperand(rightText)}`;
}

/** Whether what a variable is compared with is a name; sets stand on the right only. */
function takesNames(operand: MarkerOperand, onRight: boolean): boolean {
  if (operand.kind !== 'variable') return false;
  const kind = markerVariable(operand.name)?.kind;
  return kind === 'name' || (onRight && kind === 'set');
}

function formatOperand(operand: MarkerOperand): string {
  return operand.kind === 'variable' ? operand.name : quote(operand.value);
}

/** A marker value as a Python string. */
export function quote(value: string): string {
  const written = value.replace(/[\\\0\r\n\ud800-\udfff]/gu, (character) => {
    if (character === '\\') return '\\\\';
    const code = character.codePointAt(0) ?? 0;
    return code < 256
      ? `\\x${code.toString(16).padStart(2, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  if (!written.includes('"')) return `"${written}"`;
  if (!written.includes("'")) return `'${written}'`;
  return `"${written.replaceAll('"', '\\x22')}"`;
}
