import { planLicence } from '../licence.ts';
import type { Choice, Declined, Leftover, Note, TargetName } from '../plan.ts';
import type { NewTable } from '../toml.ts';
import type { ProjectView } from '../view.ts';
import { asPatterns, type WheelLayout, wheelLayout } from './layout.ts';
import { readmeForm, standardTables } from './standard.ts';
import type { Target, TargetRequest, TargetResult } from './target.ts';

/** A back-end that packs whole folders: how it is told which. */
export interface FolderBackend {
  readonly name: TargetName;
  readonly backend: string;
  /** The tables for a layout, or why it has none. */
  tables(
    layout: WheelLayout,
    excluded: readonly string[],
    /** The name of the project. */
    name: string | undefined,
    view: ProjectView,
  ): readonly NewTable[] | string;
}

/** Files that back-ends take for licences. */
export const LICENCES = /^(licen[cs]e|copying|notice|authors)/i;

/** A target that can write its own tables for a layout alone. */
export interface FolderTarget extends Target {
  readonly tables: FolderBackend['tables'];
}

/** A target for a back-end that packs whole folders. */
export const folderTarget = ({ name, backend: module, tables: write }: FolderBackend): FolderTarget => ({
  name,
  tables: write,
  write: (request) => result(name, module, write, request),
});

function result(
  name: TargetName,
  module: string,
  write: FolderBackend['tables'],
  request: TargetRequest,
): TargetResult {
  const { project, view, data, options } = request;
  const declined: Declined[] = [];
  const leftovers: Leftover[] = [];
  const notes: Note[] = [];
  const choices: Choice[] = [];
  const backend = data.backends.byName(name);
  const pythons = oldest(backend);
  const licence = planLicence(project, view, data, pythons);
  if (licence.why !== undefined) notes.push({ text: `The licence keeps its old form: ${licence.why}.` });
  const spdx = licence.isReadable && licence.expression !== undefined;
  const place = (from: { file: string; line?: number } | undefined): { file: string; line?: number } => ({
    file: from?.file ?? 'setup.py',
    ...(from?.line === undefined ? {} : { line: from.line }),
  });
  const { packaging, version, readme } = project;
  for (const [what, from] of [
    ['data_files', packaging.dataFiles?.from],
    ['scripts', packaging.scripts?.from],
  ] as const)
    if (from !== undefined)
      declined.push({
        ...place(from),
        reason: `\`${what}\` is written for setuptools; keep setuptools or take it out first.`,
      });
  if (version?.text === undefined)
    declined.push({
      ...place(version?.from),
      reason: `The version is only known to a build with setuptools; ${name} cannot read it.`,
    });
  const form = readme === undefined ? undefined : readmeForm(readme, options.readme ?? 'inline');
  const others = (project.classifiers?.value ?? []).filter((text) => !text.startsWith('License ::'));
  if (name === 'poetry-core' && others.length === 0)
    declined.push({
      ...place(project.name?.from),
      reason: 'poetry-core adds classifiers by itself to a project that has none; add one first.',
    });
  const layout = wheelLayout(project, view, name);
  let own: readonly NewTable[] = [];
  if ('reason' in layout) declined.push(layout);
  else {
    const written = write(layout, asPatterns(layout.extra, view), project.name?.value, view);
    if (typeof written === 'string') declined.push({ ...place(packaging.packages?.from), reason: written });
    else own = written;
  }
  const shipsByItself = backend?.fact('license-files-default')?.now === 'accepts';
  const files =
    project.licenseFiles?.value ??
    (shipsByItself
      ? undefined
      : view.list('').filter((one) => LICENCES.test(one) && view.kind(one) === 'file'));
  if (project.platforms !== undefined)
    leftovers.push({
      ...place(project.platforms.from),
      what: `platforms=${project.platforms.value.join(', ')}`,
      why: `${name} has no place for it`,
    });
  return {
    tables: [
      ...standardTables(project, {
        licence,
        version: version?.text,
        readme: form,
        licenseFiles: spdx && files !== undefined && files.length > 0 ? files : undefined,
        dynamic: [],
      }),
      ...own,
    ],
    requires: [
      backend?.requirement ?? name,
      ...(project.buildRequires?.value ?? []).filter((one) => !/^(setuptools|wheel|cython)/i.test(one)),
    ],
    backend: module,
    declined,
    leftovers,
    notes,
    choices,
  };
}

/** The Pythons for which the release that we ask for exists, without an upper bound. */
function oldest(
  backend: { requirement: string; pythonOfRelease: Readonly<Record<string, string>> } | undefined,
): string | undefined {
  const bound = /[>=]=([\d.]+)/.exec(backend?.requirement ?? '')?.[1];
  const set = backend?.pythonOfRelease[bound ?? ''];
  return set
    ?.split(',')
    .find((part) => part.trim().startsWith('>='))
    ?.trim();
}

export const inRoot = (root: string, path: string): string =>
  root === '' ? path : path.slice(root.length + 1);
