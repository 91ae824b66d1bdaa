import type { ExtensionContext } from 'vscode';
import { start } from '../activate.ts';

export function activate(context: ExtensionContext): void {
  start(context, {
    // The client library is most of the bundle; it is loaded when a file needs it.
    createClient: async (...parameters) => (await import('./client.ts')).createClient(...parameters),
  });
}
