import { languages, type TextDocument } from 'vscode';

/**
 * The documents the server is told of: the file by its name, whatever its language id and wherever it lies, and
 * unsaved TOML, of which the server decides by content.
 */
export const selector = [{ pattern: '**/pyproject.toml' }, { scheme: 'untitled', language: 'toml' }];

/** Whether the server is told of this document. */
export function isServed(document: TextDocument): boolean {
  return languages.match(selector, document) > 0;
}
