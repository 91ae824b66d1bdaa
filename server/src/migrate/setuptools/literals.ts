import type { ConfigValue } from '../model.ts';
import type { PythonValue } from '../setup-py/reading.ts';
import { entriesOf } from './keywords.ts';

/** A value as configuration; `undefined` where TOML has nothing for it. */
export function literal(value: PythonValue): ConfigValue | undefined {
  switch (value.kind) {
    case 'str':
    case 'bool':
    case 'int':
    case 'float':
      return value.value;
    case 'list':
    case 'tuple': {
      const items = value.items.map(literal);
      return items.every((item) => item !== undefined) ? (items as ConfigValue[]) : undefined;
    }
    case 'dict': {
      const fields = literalFields(value);
      return fields === undefined ? undefined : Object.fromEntries(fields);
    }
    default:
      return undefined;
  }
}

/** The entries of a dictionary as configuration, those that are `None` left out. */
export function literalFields(value: PythonValue): readonly (readonly [string, ConfigValue])[] | undefined {
  const entries = entriesOf(value)?.filter(([, item]) => item.kind !== 'none');
  const fields = entries?.map(([key, item]) => [key, literal(item)] as const);
  return fields?.every(([, item]) => item !== undefined)
    ? (fields as (readonly [string, ConfigValue])[])
    : undefined;
}
