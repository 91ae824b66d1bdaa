import { closest } from '../standards/closest.ts';
import { UsageError } from './environment.ts';

/** An option of a command, without its `--`. */
export interface OptionSpec {
  readonly name: string;
  /** What stands for the value in the help; absent for a switch. */
  readonly value?: string;
  /** The values that are right, where they are few. */
  readonly choices?: readonly string[];
  readonly help: string;
}

/** What was written after a command. */
export interface Parsed {
  /** The arguments as they were written. */
  readonly written: readonly string[];
  readonly positional: readonly string[];
  has(name: string): boolean;
  /** The last value given. */
  value(name: string): string | undefined;
  /** All values given, commas split. */
  values(name: string): readonly string[];
}

/** Reads `--name`, `--name value`, `--name=value` and `--`; anything unknown is wrong use. */
export function parseOptions(command: string, args: readonly string[], specs: readonly OptionSpec[]): Parsed {
  const given = new Map<string, string[]>();
  const positional: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (arg === '--') {
      positional.push(...args.slice(i + 1));
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      positional.push(arg);
      continue;
    }
    const equals = arg.indexOf('=');
    const written = equals < 0 ? arg : arg.slice(0, equals);
    const spec = specs.find(({ name }) => `--${name}` === written);
    if (spec === undefined) throw unknownOption(command, written, specs);
    const values = given.get(spec.name) ?? [];
    given.set(spec.name, values);
    if (spec.value === undefined) {
      if (equals >= 0) throw new UsageError(`\`${written}\` takes no value.`);
      continue;
    }
    const value = equals < 0 ? args[++i] : arg.slice(equals + 1);
    if (value === undefined || (equals < 0 && value.startsWith('--'))) {
      throw new UsageError(`\`${written}\` needs a value: ${spec.choices?.join(', ') ?? spec.value}.`);
    }
    if (spec.choices !== undefined && !spec.choices.includes(value)) {
      throw new UsageError(`\`${written}\` is one of ${spec.choices.join(', ')}, not "${value}".`);
    }
    values.push(value);
  }
  return {
    written: args,
    positional,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    values: (name) => (given.get(name) ?? []).flatMap((one) => one.split(',')).filter((one) => one !== ''),
  };
}

function unknownOption(command: string, written: string, specs: readonly OptionSpec[]): UsageError {
  const near = closest(
    written,
    specs.map(({ name }) => `--${name}`),
  );
  const hint =
    near === undefined ? `See \`pyproject-toolkit ${command} --help\`.` : `Did you mean \`${near}\`?`;
  return new UsageError(`\`${command}\` has no option \`${written}\`. ${hint}`);
}
