import { parseToml } from '../toml/parse.ts';
import { lookup } from '../toml/paths.ts';
import { asTable, type TomlDocument } from '../toml/tree.ts';
import type { Declined } from './plan.ts';
import { lineOf } from './python/parse.ts';
import type { ProjectView } from './view.ts';

/** The pyproject.toml that is there already. */
export interface Existing {
  readonly text: string | undefined;
  readonly doc: TomlDocument;
  readonly problem: Declined | undefined;
}

const FILE = 'pyproject.toml';

export function readPyproject(view: ProjectView): Existing {
  const text = view.text(FILE);
  const doc = parseToml(text ?? '', { version: '1.0' });
  const first = doc.problems[0];
  const problem =
    text === undefined && view.kind(FILE) === 'file'
      ? { file: FILE, reason: 'pyproject.toml cannot be read as text.' }
      : first === undefined || text === undefined
        ? undefined
        : {
            file: FILE,
            line: lineOf(text, first.span.start),
            reason: `pyproject.toml is no valid TOML: ${first.message}`,
          };
  return { text, doc, problem };
}

/** Whether there is a `[project]` table. */
export const projectIn = ({ doc }: Existing): boolean => asTable(lookup(doc.root, ['project'])) !== undefined;
