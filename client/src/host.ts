import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { RunCommand, Running } from './run.ts';

/** What differs between VS Code on a machine and VS Code in a browser. */
export interface ClientHost {
  /**
   * A language client, not started, for the server that this build of the extension carries.
   * `onEnded` is called when the connection ends although nobody asked for it.
   */
  createClient(
    context: ExtensionContext,
    log: LogOutputChannel,
    onEnded: () => void,
  ): Promise<BaseLanguageClient>;
  /** Starts a program and gives what it prints; absent where no program can be started. */
  run?(command: RunCommand, output: (text: string) => void): Running;
}

/** Names the client in settings (`pyproject.trace.server`), in the log and in the list of extensions. */
export const CLIENT_ID = 'pyproject';
export const CLIENT_NAME = 'Pyproject';
