import { parseObjectReference } from '../../standards/entry-points.ts';
import { isRefused } from '../../standards/problem.ts';
import { code } from '../docs/markdown.ts';
import { type Found, type Spot, valuePage } from './spot.ts';

/** The groups that stand in `[project.scripts]` and `[project.gui-scripts]`, and may not stand under entry points. */
export const COMMAND_GROUPS: ReadonlyMap<string, string> = new Map([
  ['console_scripts', 'scripts'],
  ['gui_scripts', 'gui-scripts'],
]);

/** An object reference: what runs or is loaded, and when. */
export function objectReferenceHover(spot: Spot): Found | undefined {
  const words = referenceWords(spot.path, spot.text.value);
  return words === undefined ? undefined : { span: spot.text.span, page: valuePage(spot, [words]) };
}

/** What the entry at a key path does, as a sentence; `undefined` where the reference cannot be read. */
export function referenceWords(path: Spot['path'], reference: string): string | undefined {
  const parsed = parseObjectReference(reference);
  if (parsed.module === undefined || isRefused(parsed.problems)) return undefined;
  const module = reference.slice(parsed.module.start, parsed.module.end);
  const object = parsed.attribute && reference.slice(parsed.attribute.start, parsed.attribute.end);
  const name = String(path[path.length - 1]);
  if (path[1] === 'scripts' || path[1] === 'gui-scripts') {
    if (object === undefined)
      return `${code(name)} needs a function to call: ${code(`${module}:main`)}, for example.`;
    const how = path[1] === 'scripts' ? '' : ' without a console';
    return `The command ${code(name)} imports ${code(module)} and calls ${code(`${object}()`)}${how}.`;
  }
  const group = String(path[2] ?? '');
  if (COMMAND_GROUPS.has(group)) return undefined;
  const what =
    object === undefined ? `the module ${code(module)}` : `${code(object)} from the module ${code(module)}`;
  return `Whoever loads the plugin ${code(name)} of the group ${code(group)} gets ${what}.`;
}
