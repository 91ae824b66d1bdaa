/** A program to start: arguments as they are, no shell. */
export interface RunCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Beside the variables of the process; `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface RunResult {
  /** `undefined` where it was ended, or did not start. */
  readonly code: number | undefined;
  /** Both streams as they came, the beginning cut off where they are long. */
  readonly output: string;
  /** The program is not there. */
  readonly missing: boolean;
}

export interface RunOptions {
  readonly onOutput?: (text: string) => void;
  readonly signal?: AbortSignal;
}

/** Starts programs, and holds the folders that they work in. Paths are those of the machine. */
export interface Runner {
  run(command: RunCommand, options?: RunOptions): Promise<RunResult>;
  /** The program that is Python here where nothing else says one. */
  readonly python: string;
  /** A new folder, which `remove` takes away again. */
  temporaryFolder(): Promise<string>;
  remove(folder: string): Promise<void>;
  /** Copies a project without what builds and environments leave in it. */
  copyProject(from: string, to: string): Promise<void>;
  /** Writes a text file below a folder, or takes it away. */
  write(folder: string, path: string, text: string | undefined): Promise<void>;
  /** The files right in a folder, with size and time of change; empty where there is no folder. */
  files(
    folder: string,
  ): Promise<readonly { readonly name: string; readonly size: number; readonly changed: number }[]>;
  read(folder: string, name: string): Promise<Uint8Array | undefined>;
  join(folder: string, ...names: string[]): string;
  /** The Python of a virtual environment. */
  pythonOf(environment: string): string;
  exists(path: string): Promise<boolean>;
  /** Milliseconds of the machine's clock, as `changed` counts. */
  time(): number;
}

/** A command line as a person reads it; quoted where a shell would need it. */
export const shownCommand = (program: string, args: readonly string[]): string =>
  [program, ...args]
    .map((word) => (/^[\w@%+=:,./\\~-]+$/.test(word) ? word : JSON.stringify(word)))
    .join(' ');

/** `12.3 KB` */
export function shownSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${kilo.toFixed(1)} KB` : `${(kilo / 1024).toFixed(1)} MB`;
}
