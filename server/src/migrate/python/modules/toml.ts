import { toData as decodeToml } from '../../../toml/data.ts';
import type { Machine } from '../machine.ts';
import { bool, int, str, type Value } from '../values.ts';

/** A TOML document as Python's readers give it; dates and odd numbers are not followed. */
export function toData(
  machine: Machine,
  root: Parameters<typeof decodeToml>[0],
  files: readonly string[],
): Value {
  const made = (value: unknown, depth: number): Value => {
    machine.work();
    if (depth > 100) return machine.doubt('this is nested too deeply');
    if (typeof value === 'string') return str(value, files);
    if (typeof value === 'boolean') return bool(value);
    if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) return int(Number(value));
    if (Array.isArray(value)) return machine.list(value.map((one) => made(one, depth + 1)));
    if (value instanceof Map)
      return machine.dict(
        [...value].map(([key, one]) => [str(String(key), files), made(one, depth + 1)] as const),
      );
    return machine.unknown('a TOML value of this kind');
  };
  return made(decodeToml(root), 0);
}
