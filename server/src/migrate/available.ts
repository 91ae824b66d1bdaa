import { readPyproject } from './existing.ts';
import { isFlit } from './from-flit.ts';
import { hasPipfile } from './from-pipfile.ts';
import { isPoetry } from './from-poetry.ts';
import type { SourceName } from './plan.ts';
import { toolSections } from './tools/sections.ts';
import type { ProjectView } from './view.ts';
import { requirementsFiles } from './with-requirements.ts';

/** A source that a project has, with the files or tables that it is. */
export interface AvailableSource {
  readonly name: SourceName;
  readonly where: readonly string[];
  /** Whether it defines the project, as tools and lists of requirements do not. */
  readonly defines: boolean;
}

/** What a migration could take over, in the order in which it would. */
export function availableSources(view: ProjectView): readonly AvailableSource[] {
  const existing = readPyproject(view);
  const found: AvailableSource[] = [];
  const add = (name: SourceName, where: readonly string[], defines: boolean): void => {
    if (where.length > 0) found.push({ name, where, defines });
  };
  if (isPoetry(existing)) add('poetry', ['[tool.poetry]'], true);
  if (isFlit(existing)) add('flit', ['[tool.flit.metadata]'], true);
  if (view.kind('setup.py') === 'file') add('setup.py', ['setup.py'], true);
  if (/^\s*\[(metadata|options)\]/m.test(view.text('setup.cfg') ?? '')) add('setup.cfg', ['setup.cfg'], true);
  add(
    'requirements',
    requirementsFiles(view).map(([file]) => file),
    false,
  );
  if (hasPipfile(view)) add('pipfile', ['Pipfile'], false);
  add(
    'tools',
    toolSections(view).map(({ source, file }) => `${source.tool} in ${file}`),
    false,
  );
  return found;
}
