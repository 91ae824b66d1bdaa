import { parseIn } from '../python/parse.ts';
import type { ProjectView } from '../view.ts';
import { filesIn } from './export.ts';
import type { FileUse, PythonValue } from './reading.ts';

/** How a value depends on the files it was read from. */
export function fileUses(view: ProjectView, value: PythonValue): readonly FileUse[] {
  return filesIn(value).map((path) => use(view, path, value));
}

function use(view: ProjectView, path: string, value: PythonValue): FileUse {
  const text = view.text(path)?.replace(/\r\n?/g, '\n');
  if (value.kind !== 'str' || text === undefined) return { path, how: 'altered' };
  if (value.value === text) return { path, how: 'verbatim' };
  if (value.value === text.trim()) return { path, how: 'trimmed' };
  const attribute = path.endsWith('.py') ? attributeWith(view, text, value.value) : undefined;
  if (attribute !== undefined) return { path, how: 'attribute', attribute };
  return { path, how: text.includes(value.value) ? 'within' : 'altered' };
}

/** The name that a plain assignment at the top of a module gives this text. */
function attributeWith(view: ProjectView, text: string, value: string): string | undefined {
  if (!text.includes(value)) return undefined;
  for (const statement of parseIn(view, text).body) {
    if (statement.kind !== 'assign' || statement.value.kind !== 'constant') continue;
    const [target] = statement.targets;
    const { value: constant } = statement.value;
    if (target?.kind === 'name' && constant.type === 'str' && constant.value === value) return target.name;
  }
  return undefined;
}
