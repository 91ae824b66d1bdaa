import { parseToml } from '../../../toml/parse.ts';
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
    const text =
      value?.type === 'bytes'
        ? new TextDecoder().decode(Uint8Array.from(value.value, (c) => c.charCodeAt(0)))
        : machine.text(value);
    const files = value?.type === 'str' || value?.type === 'bytes' ? value.files : [];
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
  return moduleOf(
    machine,
    'json',
    functionsOf(machine, 'json', {
      loads: ({ args }) => loads(args[0]),
      load: ({ args }) => loads(machine.call(machine.attribute(args[0] as Value, 'read'), [])),
    }),
  );
}

export function tomlModule(world: World): Value {
  const { machine } = world;
  const loads = (value: Value | undefined): Value => {
    const text =
      value?.type === 'bytes'
        ? new TextDecoder().decode(Uint8Array.from(value.value, (c) => c.charCodeAt(0)))
        : machine.text(value);
    const files = value?.type === 'str' || value?.type === 'bytes' ? value.files : [];
    machine.work(text.length / 16);
    const document = parseToml(text);
    if (document.problems.length > 0) return machine.doubt('a TOML file with problems');
    return toData(machine, document.root, files);
  };
  return moduleOf(
    machine,
    'tomllib',
    functionsOf(machine, 'tomllib', {
      loads: ({ args }) => loads(args[0]),
      load: ({ args }) => loads(machine.call(machine.attribute(args[0] as Value, 'read'), [])),
    }),
  );
}
