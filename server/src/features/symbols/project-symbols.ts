import type { DocumentContext } from '../../spec/context.ts';
import type { Span } from '../../text/span.ts';
import type { SymbolKind } from './meaning.ts';

/** Something of a project that is looked for by name from anywhere in a workspace. */
export interface ProjectSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  /** Where it belongs: `dependency group of tidepool`. */
  readonly container: string | undefined;
  readonly span: Span;
}

/** The project of a document with its extras, groups, scripts and entry points. */
export function projectSymbols({ project, groups }: DocumentContext): readonly ProjectSymbol[] {
  const of = project.name === undefined ? '' : ` of ${project.name.value}`;
  const found: ProjectSymbol[] = [];
  const add = (name: string, kind: SymbolKind, container: string | undefined, span: Span): void => {
    // Editors refuse a symbol without a name.
    if (name.trim() !== '') found.push({ name, kind, container, span });
  };
  if (project.name !== undefined)
    add(project.name.value, 'project', project.version?.value, project.name.span);
  for (const { name, key } of project.extras) add(name, 'extra', `extra${of}`, key.span);
  for (const { name, key } of groups.all) add(name, 'group', `dependency group${of}`, key.span);
  for (const { name, key } of project.scripts) add(name, 'script', `script${of}`, key.span);
  for (const { name, key } of project.guiScripts) add(name, 'script', `GUI script${of}`, key.span);
  for (const group of project.entryPoints) {
    for (const { name, key } of group.entries) add(name, 'entry-point', `${group.name}${of}`, key.span);
  }
  return found;
}

/** Those whose name has the letters of a query in this order, whatever their case. */
export function matchingSymbols(symbols: readonly ProjectSymbol[], query: string): readonly ProjectSymbol[] {
  const letters = [...query.toLowerCase()].filter((letter) => letter.trim() !== '');
  return symbols.filter(({ name }) => {
    const low = name.toLowerCase();
    let at = 0;
    for (const letter of letters) {
      const found = low.indexOf(letter, at);
      if (found < 0) return false;
      at = found + letter.length;
    }
    return true;
  });
}
