import { insideProject } from '../../view.ts';
import { type Machine, scopeOf } from '../machine.ts';
import { isAbsolute, join, normalize, ROOT } from '../paths.ts';
import type { CallArgs, Int, ModuleObject, Unknown, Value } from '../values.ts';

/** What the modelled modules share. */
export interface World {
  readonly machine: Machine;
  /** The folder that relative paths start from. */
  readonly folder: { path: string };
  /** Files that the program would write: what they then hold is not known. */
  readonly written: Set<string>;
  open(args: CallArgs, universal: boolean): Value;
  /** Runs program text in a name space. */
  execute(text: string, path: string, globals: Value | undefined, locals: Value | undefined): void;
  /** The value of an expression in the running program. */
  evaluateText(text: string, path: string): Value;
  module(name: string): Value;
  /** What the names of the running program mean is not known any more. */
  forget(unknown: Unknown): void;
}

/** The path of a value that stands for one: text, bytes or a path object. */
export function pathText(machine: Machine, value: Value | undefined): string {
  if (value?.type === 'native' && value.name === 'Path') return String(value.state);
  return machine.text(value);
}

export const absolute = (world: World, path: string): string =>
  normalize(isAbsolute(path) ? path : join(world.folder.path, path));

/** The path within the project; a doubt for what lies outside. */
export function inProject(world: World, path: string): string {
  const full = absolute(world, path);
  if (full === ROOT) return '';
  const inside = full.startsWith(`${ROOT}/`) ? insideProject(full.slice(ROOT.length + 1)) : undefined;
  return inside ?? world.machine.doubt('a path outside the project');
}

export const arg = (args: CallArgs, index: number, name: string): Value | undefined =>
  args.args[index] ?? args.named.get(name);

export function flag(machine: Machine, value: Value | undefined, otherwise = false): boolean {
  return value === undefined ? otherwise : machine.truthy(value);
}

export const number = (machine: Machine, value: Value | undefined): number =>
  (value as Int | undefined)?.type === 'int'
    ? (value as Int).value
    : machine.doubt('a number that is not known');

/** A module of a few known names; others are unknown. */
export function moduleOf(
  machine: Machine,
  name: string,
  get: (name: string) => Value | undefined,
  complete = false,
): ModuleObject {
  const known = new Map<string, Value>();
  return {
    type: 'module',
    name,
    scope: scopeOf('module', { path: '', text: '' }, undefined, machine.newScope()),
    library: true,
    get(one) {
      const found = known.get(one) ?? get(one);
      if (found !== undefined) {
        known.set(one, found);
        return found;
      }
      if (complete) return undefined;
      const exists = machine.hasName(name, one);
      if (exists === false) return undefined;
      if (exists === undefined) machine.doubts++;
      const path = `${name}.${one}`;
      return { type: 'opaque', name: path, source: path, line: 0, certain: false, exists: exists === true };
    },
  };
}

/** Functions by name, made when first asked for. */
export function functionsOf(
  machine: Machine,
  prefix: string,
  table: Readonly<Record<string, (args: CallArgs) => Value>>,
): (name: string) => Value | undefined {
  return (name) => {
    const call = Object.hasOwn(table, name) ? table[name] : undefined;
    return call === undefined ? undefined : machine.builtin(`${prefix}.${name}`, call);
  };
}
