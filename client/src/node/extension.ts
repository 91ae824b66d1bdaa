import type { ExtensionContext } from 'vscode';
import { start } from '../activate.ts';
import { run } from './run.ts';

export function activate(context: ExtensionContext): void {
  start(context, {
    run,
    // The client library is most of the bundle; it is loaded when a file needs it.
    createClient: async (...parameters) => (await import('./client.ts')).createClient(...parameters),
  });
}
