import { type Machine, textFrom } from './machine.ts';
import { filesOf, type Str, type Value } from './values.ts';

/** `str(value)`. */
export function textOf(machine: Machine, value: Value): string {
  if (value.type === 'str') return value.value;
  if (value.type === 'native' && value.name === 'Path') return String(value.state);
  if (value.type === 'native' && value.get('__str__') !== undefined) {
    const made = machine.call(value.get('__str__') as Value, []);
    if (made.type === 'str') return made.value;
  }
  return reprOf(machine, value);
}

/** `repr(value)`. */
export function reprOf(machine: Machine, value: Value, depth = 0): string {
  machine.work();
  if (depth > 50) machine.doubt('this is nested too deeply');
  if ('lost' in value && value.lost !== undefined) machine.doubt(value.lost.reason);
  const inner = (one: Value): string => reprOf(machine, one, depth + 1);
  switch (value.type) {
    case 'none':
      return 'None';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
      return String(value.value);
    case 'float':
      return floatText(machine, value.value);
    case 'str':
      return quoted(machine, value.value);
    case 'list':
      return `[${value.items.map(inner).join(', ')}]`;
    case 'tuple':
      return value.items.length === 1
        ? `(${inner(value.items[0] as Value)},)`
        : `(${value.items.map(inner).join(', ')})`;
    case 'dict':
      return `{${[...value.map.values()].map(([key, one]) => `${inner(key)}: ${inner(one)}`).join(', ')}}`;
    case 'unknown':
      return machine.doubt(value.reason);
    default:
      return machine.doubt(`the text of an object (${value.type})`);
  }
}

function quoted(machine: Machine, text: string): string {
  // What counts as printable is a table of its own.
  if (/[^\x20-\x7e\n\r\t]/.test(text)) machine.doubt('the quoted form of a text with special characters');
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return quote + (quote === "'" ? inner.replaceAll("'", "\\'") : inner) + quote;
}

function floatText(machine: Machine, value: number): string {
  const text = String(value);
  if (/^-?\d+$/.test(text))
    return Math.abs(value) < 1e16 ? `${text}.0` : machine.doubt('the text of a number');
  if (/^-?\d+\.\d+$/.test(text) && Math.abs(value) >= 1e-4) return text;
  return machine.doubt('the text of a number');
}

/** `template % values`. */
export function formatPercent(machine: Machine, template: Str, values: Value): Value {
  const given = values.type === 'tuple' ? values.items : [values];
  let next = 0;
  const files: (readonly string[])[] = [template.files];
  const take = (): Value => {
    const value = given[next++];
    if (value === undefined) return machine.fail('TypeError', 'not enough arguments for format string');
    return value;
  };
  let usedName = false;
  const text = template.value.replace(
    /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?[hlL]?([\s\S])?/g,
    (
      all,
      name: string | undefined,
      flags: string,
      width: string | undefined,
      precision: string | undefined,
      type: string | undefined,
    ) => {
      if (type === '%') return '%';
      if (type === undefined) return machine.fail('ValueError', 'incomplete format');
      if (width === '*' || precision === '*') return machine.doubt('a format of this kind');
      let value: Value;
      if (name !== undefined) {
        usedName = true;
        if (values.type === 'unknown') machine.doubt(values.reason);
        value = machine.call(machine.attribute(values, '__getitem__'), [
          { type: 'str', value: name, files: [] },
        ]);
      } else value = take();
      if (value.type === 'unknown') machine.doubt(value.reason);
      files.push(filesOf(value));
      if (Number(width ?? 0) > 1000 || Number(precision ?? 0) > 100) machine.doubt('a format of this kind');
      let made: string;
      if (type === 's') made = textOf(machine, value);
      else if (type === 'r') made = reprOf(machine, value);
      else if (type === 'd' || type === 'i' || type === 'u') {
        if (value.type !== 'int' && value.type !== 'bool') return machine.doubt('a number in a format');
        made = String(Number(value.value));
      } else if (type === 'f' && (value.type === 'float' || value.type === 'int'))
        made = value.value.toFixed(Number(precision ?? 6));
      else return machine.doubt(`the format ${all}`);
      if (precision !== undefined && type === 's') made = made.slice(0, Number(precision));
      if (flags.includes('+') || flags.includes(' ') || flags.includes('#'))
        return machine.doubt(`the format ${all}`);
      const size = Number(width ?? 0);
      if (flags.includes('-')) return made.padEnd(size);
      return flags.includes('0') && type !== 's' ? made.padStart(size, '0') : made.padStart(size);
    },
  );
  if (!usedName && next < given.length && values.type !== 'dict' && values.type !== 'list')
    machine.fail('TypeError', 'not all arguments converted during string formatting');
  return textFrom(machine, text, ...files);
}

/** `template.format(…)`. */
export function formatBraces(
  machine: Machine,
  template: Str,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
  dict?: (name: string) => Value,
): Value {
  const files: (readonly string[])[] = [template.files];
  let next = 0;
  const render = (text: string, depth: number): string => {
    if (depth > 2) machine.doubt('a format of this kind');
    let out = '';
    let i = 0;
    while (i < text.length) {
      const char = text[i] as string;
      if (char === '{' && text[i + 1] === '{') {
        out += '{';
        i += 2;
      } else if (char === '}') {
        if (text[i + 1] !== '}') machine.fail('ValueError', "Single '}' encountered in format string");
        out += '}';
        i += 2;
      } else if (char === '{') {
        const end = closing(text, i);
        if (end < 0) machine.fail('ValueError', "expected '}' before end of string");
        out += field(text.slice(i + 1, end), depth);
        i = end + 1;
      } else {
        const stop = text.slice(i + 1).search(/[{}]/);
        const to = stop < 0 ? text.length : i + 1 + stop;
        out += text.slice(i, to);
        i = to;
      }
    }
    return out;
  };
  const field = (inner: string, depth: number): string => {
    const [, path = '', conversion = '', spec = ''] = /^([^!:]*)(?:!([rsa]))?(?::([\s\S]*))?$/.exec(
      inner,
    ) ?? [machine.doubt('a format of this kind')];
    const [, head = '', rest = ''] = /^([^.[]*)([\s\S]*)$/.exec(path) ?? [];
    let value: Value | undefined;
    if (head === '') value = args[next++];
    else if (/^\d+$/.test(head)) value = args[Number(head)];
    else value = dict === undefined ? named.get(head) : dict(head);
    if (value === undefined) return machine.fail(/^\d*$/.test(head) ? 'IndexError' : 'KeyError', head);
    for (const [step, attribute, index] of rest.matchAll(/\.([^.[]+)|\[([^\]]*)\]/g)) {
      if (attribute !== undefined) value = machine.attribute(value, attribute);
      else {
        const key: Value = /^\d+$/.test(index ?? '')
          ? { type: 'int', value: Number(index) }
          : { type: 'str', value: index ?? step, files: [] };
        value = machine.call(machine.attribute(value, '__getitem__'), [key]);
      }
    }
    if (value.type === 'unknown') machine.doubt(value.reason);
    files.push(filesOf(value));
    return formatValue(machine, value, conversion, render(spec, depth + 1));
  };
  return textFrom(machine, render(template.value, 0), ...files);
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return -1;
}

/** One value under a conversion and a format, as f-strings and `format` have them. */
export function formatValue(machine: Machine, value: Value, conversion: string, spec: string): string {
  if (value.type === 'unknown') machine.doubt(value.reason);
  if (conversion === 'a') machine.doubt('the conversion !a');
  const converted: Value =
    conversion === 'r'
      ? { type: 'str', value: reprOf(machine, value), files: [] }
      : conversion === 's'
        ? { type: 'str', value: textOf(machine, value), files: [] }
        : value;
  if (spec === '') return textOf(machine, converted);
  const match = /^(?:([\s\S])?([<>^]))?(0)?(\d*)(?:\.(\d+))?([sdf]?)$/.exec(spec);
  if (match === null) return machine.doubt(`the format ${spec}`);
  const [, fill = ' ', align, zero, width = '', precision, type = ''] = match;
  if (Number(width) > 1000 || Number(precision ?? 0) > 100) machine.doubt('a format of this kind');
  const isNumber = converted.type === 'int' || converted.type === 'float';
  let made: string;
  if (converted.type === 'float' && type === 'f') made = converted.value.toFixed(Number(precision ?? 6));
  else if (converted.type === 'int' && type === 'f') made = converted.value.toFixed(Number(precision ?? 6));
  else if (converted.type === 'int' && (type === '' || type === 'd') && precision === undefined)
    made = String(converted.value);
  else if (converted.type === 'str' && type !== 'd' && type !== 'f')
    made = precision === undefined ? converted.value : converted.value.slice(0, Number(precision));
  else return machine.doubt(`the format ${spec}`);
  const size = Number(width);
  if (zero !== undefined && align === undefined) {
    if (!isNumber || made.startsWith('-')) return machine.doubt(`the format ${spec}`);
    return made.padStart(size, '0');
  }
  const where = align ?? (isNumber ? '>' : '<');
  if (where === '<') return made.padEnd(size, fill);
  if (where === '>') return made.padStart(size, fill);
  const missing = Math.max(0, size - made.length);
  const left = Math.floor(missing / 2);
  return fill.repeat(left) + made + fill.repeat(missing - left);
}
