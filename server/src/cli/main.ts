import { closest } from '../standards/closest.ts';
import { type Command, commands } from './commands.ts';
import { type CliEnvironment, type ExitCode, UsageError } from './environment.ts';
import { parseOptions } from './options.ts';

/** Runs a command line (without the names of Node and the program) and gives its exit code. */
export async function runCli(args: readonly string[], environment: CliEnvironment): Promise<ExitCode> {
  try {
    return await run(args, environment);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    environment.err(`pyproject-toolkit: ${error.message}\n`);
    return 2;
  }
}

function run(args: readonly string[], environment: CliEnvironment): ExitCode | Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined) {
    environment.err(help());
    return 2;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    environment.out(help(commands.find((command) => command.name === rest[0])));
    return 0;
  }
  if (name === '--version' || name === '-V') {
    environment.out(`${environment.version}\n`);
    return 0;
  }
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw unknownCommand(name);
  if (rest.includes('--help') || rest.includes('-h')) {
    environment.out(help(command));
    return 0;
  }
  return command.run(parseOptions(command.name, rest, command.options), environment);
}

function unknownCommand(name: string): UsageError {
  const near = closest(
    name,
    commands.map((command) => command.name),
  );
  const hint = near === undefined ? 'See `pyproject-toolkit --help`.' : `Did you mean \`${near}\`?`;
  return new UsageError(`There is no command "${name}". ${hint}`);
}

function help(command?: Command): string {
  if (command === undefined) {
    const lines = commands.map(({ usage, summary }) => `  ${usage.padEnd(22)}  ${summary}`);
    return [
      'Usage: pyproject-toolkit COMMAND',
      '',
      ...lines,
      '',
      '  --version, --help',
      '',
      'Exit code: 0 clean or done, 1 findings, 2 wrong use or unreadable input, 3 migration declined.',
      '',
    ].join('\n');
  }
  const options = command.options.map(({ name, value, help: text }) => [
    value === undefined ? `--${name}` : `--${name} ${value}`,
    text,
  ]);
  const width = Math.max(...options.map(([left]) => (left as string).length));
  return [
    `Usage: pyproject-toolkit ${command.usage}${options.length > 0 ? ' [options]' : ''}`,
    '',
    command.summary,
    '',
    ...options.map(([left, right]) => `  ${(left as string).padEnd(width)}  ${right}`),
    '',
  ].join('\n');
}
