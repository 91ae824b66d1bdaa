import type { Registry } from '../../spec/registry.ts';
import type { Shape } from '../../spec/shape.ts';
import type { ConfigValue } from '../model.ts';

const TRUE = /^(true|yes|on|1)$/i;
const FALSE = /^(false|no|off|0)$/i;

/**
 * A value of an ini file as the tool's table takes it, by what is known of the key; `undefined` where the table has no
 * such key, or takes nothing that says the same.
 */
export function tableValue(
  registry: Registry,
  path: readonly string[],
  text: string,
  { comma }: { readonly comma?: true },
): ConfigValue | undefined {
  const shapes = registry.describe(['tool', ...path]).flatMap(({ shape }) => alternatives(shape));
  const takes = (...types: readonly string[]): boolean => shapes.some(({ type }) => types.includes(type));
  const isAny = takes('any');
  const plain = text.trim();
  if (shapes.length === 0) return undefined;
  if (takes('boolean') || isAny) {
    if (TRUE.test(plain) && (plain !== '1' || !takes('integer', 'number') || !isAny)) return true;
    if (FALSE.test(plain) && (plain !== '0' || !takes('integer', 'number') || !isAny)) return false;
  }
  if (takes('integer', 'number', 'float') && /^[+-]?\d+$/.test(plain)) return Number(plain);
  if (takes('number', 'float') && !takes('string') && /^[+-]?\d*\.\d+$/.test(plain)) return Number(plain);
  const list = shapes.find((shape) => shape.type === 'array');
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (list?.type === 'array') {
    const holdsRegex = alternatives(list.items).some(
      (item) => item.type === 'string' && item.language === 'regex',
    );
    if (comma === true && !holdsRegex)
      return lines.flatMap((line) =>
        line
          .split(',')
          .map((one) => one.trim())
          .filter((one) => one !== ''),
      );
    if (comma === true || (text.includes('\n') && lines.every((line) => !/\s/.test(line)))) return lines;
    // Of words or of lines: the text says the same either way, and the tool divides it as before.
    if (!takes('string')) return lines.length > 1 ? lines : plain.split(/\s+/);
  }
  return takes('string') || isAny ? text.replace(/^\n/, '') : undefined;
}

function alternatives(shape: Shape): readonly Shape[] {
  return shape.type === 'one-of' ? shape.of.flatMap(alternatives) : [shape];
}
