import { parseToml } from '../../../toml/parse.ts';
import type { Machine } from '../machine.ts';
import { bool, int, NONE, str, type Value } from '../values.ts';
import { functionsOf, moduleOf, type World } from './support.ts';
import { toData } from './toml.ts';

/** `json` and `tomllib`. */
export function jsonModule(world: World): Value {
  const { machine } = world;
  const made = (value: unknown, files: readonly string[], depth = 0): Value => {
    machine.work();
    if (depth > 100) return machine.doubt('this is nested too deeply');
    if (value === null) return NONE;
    if (typeof value === 'boolean') return bool(value);
    if (typeof value === 'string') return str(value, files);
    if (typeof value === 'number')
      return Number.isSafeInteger(value) ? int(value) : machine.doubt('a number');
    if (Array.isArray(value)) return machine.list(value.map((one) => made(one, files, depth + 1)));
    return machine.dict(
      Object.entries(value as object).map(
        ([key, one]) => [str(key, files), made(one, files, depth + 1)] as const,
      ),
    );
  };
  const loads = (value: Value | undefined): Value => {
    const { text, files } = given(machine, value);
    machine.work(text.length / 32);
    // Numbers such as 1.0 are floats to Python, and names of digits change their order here.
    if (/[\d.]\.\d|\d[eE]/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '')) || /"\d+"\s*:/.test(text))
      return machine.doubt('JSON with numbers of this kind');
    try {
      return made(JSON.parse(text), files);
    } catch (error) {
      if (error instanceof SyntaxError) return machine.fail('ValueError', 'no JSON');
      throw error;
    }
  };
  return reading(machine, 'json', loads);
}

export function tomlModule(world: World): Value {
  const { machine } = world;
  const loads = (value: Value | undefined): Value => {
    const { text, files } = given(machine, value);
    machine.work(text.length / 16);
    const document = parseToml(text);
    if (document.problems.length > 0) return machine.doubt('a TOML file with problems');
    return toData(machine, document.root, files);
  };
  return reading(machine, 'tomllib', loads);
}

/** The text that a reader is given, and the files that it comes from. */
function given(
  machine: Machine,
  value: Value | undefined,
): { readonly text: string; readonly files: readonly string[] } {
  if (value?.type === 'bytes') {
    const bytes = Uint8Array.from(value.value, (c) => c.charCodeAt(0));
    return { text: new TextDecoder().decode(bytes), files: value.files };
  }
  return { text: machine.text(value), files: value?.type === 'str' ? value.files : [] };
}

/** A module that reads data from a string, and from what can be read. */
const reading = (machine: Machine, name: string, loads: (value: Value | undefined) => Value): Value =>
  moduleOf(
    machine,
    name,
    functionsOf(machine, name, {
      loads: ({ args }) => loads(args[0]),
      load: ({ args }) => loads(machine.call(machine.attribute(args[0] as Value, 'read'), [])),
    }),
  );
