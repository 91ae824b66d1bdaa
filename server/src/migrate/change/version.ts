import type { ConfigValue } from '../model.ts';
import { fieldsIn, isRecord, isText } from '../plain.ts';
import type { TargetName } from '../plan.ts';
import { literalAssignment, readAttribute } from '../setup-py/attribute.ts';
import type { NewTable } from '../toml.ts';
import type { ProjectView } from '../view.ts';
import { type Built, type BuiltProject, plainPath, texts } from './built.ts';

/** Where a build reads the version. */
export type VersionSource =
  /** A plain assignment in a module. */
  | { readonly kind: 'attribute'; readonly file: string; readonly name: string; readonly text: string }
  /** All of a file. */
  | { readonly kind: 'file'; readonly file: string; readonly text: string }
  /** The version control system. */
  | { readonly kind: 'scm'; readonly options: readonly (readonly [string, ConfigValue])[] };

export interface FoundVersion {
  readonly source: VersionSource;
  readonly taken: Built['taken'];
}

/** Options of setuptools-scm that name the module to write the version into. */
const WRITES = ['version_file', 'write_to'];
const HOOK = ['tool', 'hatch', 'build', 'hooks', 'vcs'];

const NAMES = ['__version__', 'VERSION', 'version'];

/** How the back-end of today reads the version; a string is why it cannot be told. */
export function readVersionSource(
  backend: string,
  project: BuiltProject,
  built: Built,
  scm: ConfigValue | undefined,
): FoundVersion | string {
  const { settings, view, context } = project;
  const own = settings.version;
  if (backend === 'setuptools') {
    const dynamic = isRecord(settings.dynamic) ? settings.dynamic.version : undefined;
    const taken = [['tool', 'setuptools', 'dynamic', 'version']];
    if (isRecord(dynamic) && isText(dynamic.attr)) {
      const { root } = built.layout;
      const found = readAttribute(view, dynamic.attr, new Map(root === '' ? [] : [['', root]]));
      if (found === undefined) return `\`attr = "${dynamic.attr}"\` is no plain value.`;
      const name = dynamic.attr.split('.').at(-1) as string;
      return { source: { kind: 'attribute', file: found.file, name, text: found.value }, taken };
    }
    const files = isRecord(dynamic) ? texts(dynamic.file) : undefined;
    if (files?.length === 1) return fileSource(view, files[0] as string, taken);
    const usesScm = context.buildSystem.requires.some(({ value }) => /^setuptools[-_.]scm\b/i.test(value));
    if (dynamic === undefined && usesScm)
      return {
        source: { kind: 'scm', options: fieldsIn(scm) },
        taken: scm === undefined ? [] : [['tool', 'setuptools_scm']],
      };
    return 'The version is read in a way that is not followed.';
  }
  if (backend === 'hatchling' || backend === 'pdm-backend') {
    const tool = backend === 'hatchling' ? 'hatch' : 'pdm';
    const taken = [['tool', tool, 'version']];
    if (!isRecord(own)) return `There is no [tool.${tool}.version].`;
    const kind = own.source ?? 'file';
    const isScm = kind === 'vcs' || kind === 'scm';
    const known = backend === 'hatchling' && isScm ? ['source', 'raw-options'] : ['source', 'path'];
    const others = Object.keys(own).filter((key) => !known.includes(key));
    if (others.length > 0) return `\`tool.${tool}.version.${others[0]}\` has no counterpart.`;
    if (isScm) {
      const file = built.versionFile === undefined ? [] : [['version_file', built.versionFile] as const];
      return { source: { kind: 'scm', options: [...fieldsIn(own['raw-options']), ...file] }, taken };
    }
    if ((kind === 'file' || kind === 'regex') && isText(own.path))
      return attributeSource(view, plainPath(own.path), taken);
    return 'The version is read in a way that is not followed.';
  }
  if (backend === 'flit-core') {
    const { folders, modules } = built.layout;
    const file = modules[0] ?? `${folders[0]}/__init__.py`;
    return attributeSource(view, file, []);
  }
  return `${backend} reads no version that the others could.`;
}

function attributeSource(view: ProjectView, file: string, taken: Built['taken']): FoundVersion | string {
  const content = view.text(file) ?? '';
  for (const name of NAMES) {
    const text = literalAssignment(view, content, name);
    if (text !== undefined) return { source: { kind: 'attribute', file, name, text }, taken };
  }
  return `There is no plain \`__version__\` in ${file}.`;
}

function fileSource(view: ProjectView, path: string, taken: Built['taken']): FoundVersion | string {
  const file = plainPath(path);
  const text = view.text(file)?.trim();
  return text === undefined || text === ''
    ? `There is no version in ${file}.`
    : { source: { kind: 'file', file, text }, taken };
}

/** How another back-end is told to read it, and what it needs for that; a string is why it cannot. */
export function writeVersionSource(
  backend: TargetName,
  source: VersionSource,
  { root, folders, modules }: Built['layout'],
  view: ProjectView,
): { readonly tables: readonly NewTable[]; readonly requires: readonly string[] } | string {
  const one = (
    path: readonly string[],
    entries: readonly (readonly [string, ConfigValue])[],
    ...requires: string[]
  ) => ({
    tables: [{ path, entries: entries.map(([key, value]) => ({ key, value })) }],
    requires,
  });
  const copy = 'copy it with `--project-version static`';
  if (source.kind === 'scm') {
    if (backend === 'setuptools') {
      const table = {
        path: ['tool', 'setuptools_scm'],
        entries: source.options.map(([key, value]) => ({ key, value })),
        bare: true,
      };
      return { tables: [table], requires: ['setuptools-scm>=8'] };
    }
    if (backend === 'hatchling') {
      const written = source.options.find(([key]) => WRITES.includes(key));
      const template = source.options.find(([key]) => /_template$/.test(key));
      if (template !== undefined) return `\`${template[0]}\` of setuptools-scm has no counterpart.`;
      const rest = source.options.filter((option) => option !== written);
      const options = rest.length === 0 ? [] : [['raw-options', Object.fromEntries(rest)] as const];
      const found = one(['tool', 'hatch', 'version'], [['source', 'vcs'], ...options], 'hatch-vcs');
      // The hook also packs the file, which version control does not have.
      const hook = written === undefined ? [] : one(HOOK, [['version-file', written[1]]], 'hatch-vcs').tables;
      return { ...found, tables: [...found.tables, ...hook] };
    }
    if (backend === 'pdm-backend' && source.options.length === 0)
      return one(['tool', 'pdm', 'version'], [['source', 'scm']]);
    return `${backend} does not read the version from version control as it is read now.`;
  }
  const { file } = source;
  if (backend === 'setuptools') {
    if (source.kind === 'file')
      return one(['tool', 'setuptools', 'dynamic'], [['version', { file: [file] }]]);
    const inside = root !== '' && file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file;
    const attr = `${inside.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.')}.${source.name}`;
    if (readAttribute(view, attr, new Map(root === '' ? [] : [['', root]]))?.file !== file)
      return `setuptools cannot reach ${file}; ${copy}.`;
    return one(['tool', 'setuptools', 'dynamic'], [['version', { attr }]]);
  }
  if (backend === 'hatchling') {
    const path = ['tool', 'hatch', 'version'];
    if (source.kind === 'file')
      return one(path, [
        ['path', file],
        ['pattern', '(?P<version>\\S+)'],
      ]);
    if (source.name === 'version')
      return `hatchling looks for \`__version__\`, and ${file} has \`version\`; ${copy}.`;
    return one(path, [['path', file]]);
  }
  if (backend === 'pdm-backend') {
    if (source.kind === 'file' || source.name !== '__version__')
      return `pdm-backend reads \`__version__\` of a module only; ${copy}.`;
    return one(
      ['tool', 'pdm', 'version'],
      [
        ['source', 'file'],
        ['path', file],
      ],
    );
  }
  if (backend === 'flit-core') {
    const own = modules[0] ?? `${folders[0]}/__init__.py`;
    if (source.kind === 'attribute' && source.name === '__version__' && file === own)
      return { tables: [], requires: [] };
    return `flit-core reads \`__version__\` of ${own} only; ${copy}.`;
  }
  return `${backend} has no version that it reads elsewhere; ${copy}.`;
}
