import { parseIn } from '../python/parse.ts';
import type { Expression } from '../python/syntax.ts';
import type { ProjectView } from '../view.ts';
import { packageFolder } from './find-packages.ts';

/** The file that `attr: package.module.name` reads, and the plain value that is assigned there. */
export function readAttribute(
  view: ProjectView,
  attr: string,
  packageDir: ReadonlyMap<string, string>,
): { readonly value: string; readonly file: string } | undefined {
  const steps = attr.split('.');
  const name = steps.pop();
  if (name === undefined) return undefined;
  const path = packageFolder(steps.length === 0 ? '__init__' : steps.join('.'), packageDir);
  const file = [`${path}.py`, `${path}/__init__.py`].find((one) => view.kind(one) === 'file');
  const text = file === undefined ? undefined : view.text(file);
  if (file === undefined || text === undefined) return undefined;
  const value = literalAssignment(view, text, name);
  return value === undefined ? undefined : { value, file };
}

/** What setuptools reads without importing: the first plain assignment to a name; numbers are joined by dots. */
export function literalAssignment(view: ProjectView, text: string, name: string): string | undefined {
  for (const statement of parseIn(view, text).body) {
    if (statement.kind !== 'assign') continue;
    if (!statement.targets.some((target) => target.kind === 'name' && target.name === name)) continue;
    const { value } = statement;
    if (value.kind === 'sequence' && value.type !== 'set') {
      const items = value.items.map(constant);
      return items.every((item) => item !== undefined) ? items.join('.') : undefined;
    }
    return constant(value);
  }
  return undefined;
}

function constant(value: Expression): string | undefined {
  if (value.kind !== 'constant') return undefined;
  return value.value.type === 'str' || value.value.type === 'int' ? String(value.value.value) : undefined;
}
