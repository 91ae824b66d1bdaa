/** A program to start: arguments as they are, no shell. */
export interface RunCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

/** A program that runs. */
export interface Running {
  readonly ended: Promise<RunEnd>;
  /** Ends it, with all that it has started. */
  end(): void;
}

export interface RunEnd {
  /** `undefined` where it was ended, or did not start. */
  readonly code: number | undefined;
  /** Why it did not start. */
  readonly problem?: string;
}
