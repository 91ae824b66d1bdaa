import { EventEmitter, type Pseudoterminal } from 'vscode';
import type { Running } from '../run.ts';

const MOST_OUTPUT = 1024 * 1024;

/** What a job writes while it runs. */
export interface JobTerminal {
  /** A line of ours. */
  say(line: string): void;
  /** What a program prints, which is kept too. */
  print(text: string): void;
  readonly output: string;
  /** The program that is ended when the terminal is closed or the task is stopped. */
  running: Running | undefined;
  readonly closed: boolean;
}

/** A terminal in which a job runs; the job gives the exit code. */
export function jobTerminal(job: (terminal: JobTerminal) => Promise<number>): Pseudoterminal {
  const written = new EventEmitter<string>();
  const ended = new EventEmitter<number>();
  const write = (text: string): void => written.fire(text.replace(/\r?\n/g, '\r\n'));
  let output = '';
  const terminal = {
    say: (line: string) => write(`${line}\n`),
    print(text: string) {
      output = (output + text).slice(-MOST_OUTPUT);
      write(text);
    },
    get output() {
      return output;
    },
    running: undefined as Running | undefined,
    closed: false,
  };
  return {
    onDidWrite: written.event,
    onDidClose: ended.event,
    open() {
      job(terminal).then(
        (code) => ended.fire(code),
        (error) => {
          write(`${String(error)}\n`);
          ended.fire(1);
        },
      );
    },
    close() {
      terminal.closed = true;
      terminal.running?.end();
    },
  };
}
