import { planLicence } from '../licence.ts';
import type { ConfigValue, LegacyProject, Version } from '../model.ts';
import type { Choice, Declined, Leftover, Note } from '../plan.ts';
import { packageFolder } from '../setup-py/find-packages.ts';
import type { NewEntry, NewTable } from '../toml.ts';
import type { ProjectView } from '../view.ts';
import { readmeForm, standardTables } from './standard.ts';
import type { Target, TargetRequest, TargetResult } from './target.ts';

/** The first release that reads all we write besides an SPDX expression. */
const LEAST = '61.2';
/** Releases since this one read `[tool.incremental]` beside `[project]`. */
const INCREMENTAL = 'incremental>=24.7.2';

/** setuptools: everything of the sources has its place here. */
export const setuptools: Target = { name: 'setuptools', write };

function write(request: TargetRequest): TargetResult {
  const { project, view, data, options, kept } = request;
  const declined: Declined[] = [];
  const leftovers: Leftover[] = [];
  const notes: Note[] = [];
  const choices: Choice[] = [];
  const backend = data.backends.byName('setuptools');
  const bound = backend?.requirement.replace(/^[a-z]+>=/, '') ?? '';
  const licence = planLicence(project, view, data, backend?.pythonOfRelease[bound]);
  if (licence.why !== undefined) notes.push({ text: `The licence keeps its old form: ${licence.why}.` });
  const spdx = licence.isReadable && licence.expression !== undefined;

  const dynamic: string[] = [];
  /** Tables that are written empty, so that setuptools does not look for the field in setup.py. */
  const empty: string[] = [];
  const dynamicEntries: NewEntry[] = [];
  const version = versionOf(project.version, options.version, choices);
  if (version.dynamic !== undefined) {
    dynamic.push('version');
    if (Object.keys(version.dynamic).length > 0)
      dynamicEntries.push({ key: 'version', value: version.dynamic });
  }
  if (project.dependencyFiles !== undefined) {
    dynamic.push('dependencies');
    dynamicEntries.push({ key: 'dependencies', value: { file: [...project.dependencyFiles.value] } });
  }
  dynamic.push(...(project.scriptFields ?? []));
  const { readme } = project;
  let form = readme === undefined ? undefined : readmeForm(readme, options.readme ?? 'inline');
  if (readme !== undefined && readme.files.length > 1 && form?.kind === 'text') {
    dynamic.push('readme');
    dynamicEntries.push({
      key: 'readme',
      value: { file: [...readme.files], 'content-type': form.contentType },
    });
    form = undefined;
  } else if (readme?.altered !== undefined) {
    const text =
      form?.kind === 'text'
        ? `setup.py alters ${readme.altered}, so its text is copied; \`--readme file\` links the file as it is`
        : `${readme.altered} is linked as it is; \`--readme inline\` copies what setup.py makes of it`;
    choices.push({ option: 'readme', taken: form?.kind === 'text' ? 'inline' : 'file', text });
  }

  const tool = packaging(project, view, declined, leftovers);
  if (project.licenseFiles !== undefined && !spdx)
    tool.unshift({
      key: 'license-files',
      value: [...project.licenseFiles.value],
      from: project.licenseFiles.from,
    });
  if (project.platforms !== undefined && project.platforms.value.length > 0)
    tool.push({ key: 'platforms', value: [...project.platforms.value], from: project.platforms.from });

  if (request.script?.textEntryPoints === true) {
    const groups = (project.entryPoints?.value ?? []).map(([group]) => group);
    if (!groups.includes('console_scripts')) empty.push('scripts');
    if (!groups.includes('gui_scripts')) empty.push('gui-scripts');
    if (groups.every((group) => group === 'console_scripts' || group === 'gui_scripts'))
      empty.push('entry-points');
  }
  const tables: NewTable[] = [
    ...standardTables(project, {
      licence,
      version: version.text,
      readme: form,
      licenseFiles: spdx ? project.licenseFiles?.value : undefined,
      dynamic,
      empty,
    }),
    { path: ['tool', 'setuptools'], entries: tool },
    ...packageTables(project),
  ];
  if (dynamicEntries.length > 0)
    tables.push({ path: ['tool', 'setuptools', 'dynamic'], entries: dynamicEntries });
  for (const [command, entries] of project.packaging.commands?.value ?? [])
    tables.push({
      path: ['tool', 'distutils', command],
      entries: entries.map(([key, value]) => ({ key, value })),
    });
  const extra = [...(project.buildRequires?.value ?? [])];
  if (project.version?.source?.kind === 'scm' && project.version.source.isThere !== true) {
    if (!extra.some((one) => /^setuptools[-_]scm\b/i.test(one))) extra.push('setuptools-scm>=8');
    const entries = project.version.source.options.map(([key, value]) => ({ key, value }));
    // Without the table setuptools-scm stays silent.
    tables.push({ path: ['tool', 'setuptools_scm'], entries, bare: true });
  }
  const source = project.version?.source;
  if (source?.kind === 'incremental') {
    tables.push({ path: ['tool', 'incremental'], entries: [{ key: 'name', value: source.package }] });
    extra.splice(0, extra.length, ...extra.filter((one) => !/^incremental$/i.test(one)), INCREMENTAL);
  }
  return {
    tables,
    requires: [spdx ? `setuptools>=${bound}` : `setuptools>=${LEAST}`, ...extra],
    backend:
      // `setup(pbr=True)` needs nothing that lies beside it.
      [...kept].some((name) => name !== 'pbr') || request.script?.importsOwn === true
        ? 'setuptools.build_meta:__legacy__'
        : 'setuptools.build_meta',
    declined,
    leftovers,
    notes,
    choices,
  };
}

function versionOf(
  version: Version | undefined,
  wanted: 'static' | 'dynamic' | undefined,
  choices: Choice[],
): { text: string | undefined; dynamic: { [key: string]: ConfigValue } | undefined } {
  const source = version?.source;
  if (source !== undefined && source.kind !== 'attr' && source.kind !== 'file')
    return { text: undefined, dynamic: {} };
  if (source === undefined) return { text: version?.text, dynamic: undefined };
  const isDynamic =
    version?.text === undefined || (wanted ?? (version.isDynamic ? 'dynamic' : 'static')) === 'dynamic';
  const place = source.file ?? (source.kind === 'attr' ? source.attr : '');
  choices.push({
    option: 'version',
    taken: isDynamic ? 'dynamic' : 'static',
    text: isDynamic
      ? `the build reads the version from ${place}; \`--project-version static\` copies it`
      : `the version is copied and also stands in ${place}; \`--project-version dynamic\` reads it from there`,
  });
  if (!isDynamic) return { text: version?.text, dynamic: undefined };
  return { text: undefined, dynamic: source.kind === 'attr' ? { attr: source.attr } : { file: source.file } };
}

const MODULE = /^[\p{L}_][\p{L}\p{N}_-]*(\.[\p{L}_][\p{L}\p{N}_-]*)*(-stubs)?$/u;

function packaging(
  { packaging: parts }: LegacyProject,
  view: ProjectView,
  declined: Declined[],
  leftovers: Leftover[],
): NewEntry[] {
  const entries: NewEntry[] = [];
  if (parts.isLeft === true) return entries;
  const { packages, find, modules, namespaces, packageDir } = parts;
  const dropped = new Set(namespaces?.value);
  if (namespaces !== undefined) {
    const place = {
      file: namespaces.from.file,
      ...(namespaces.from.line === undefined ? {} : { line: namespaces.from.line }),
    };
    for (const name of dropped) {
      const folder = packageFolder(name, packageDir?.value ?? new Map());
      const others = view.list(folder).filter((one) => one.endsWith('.py') && one !== '__init__.py');
      if (others.length > 0 && packages?.value.includes(name))
        declined.push({
          ...place,
          reason: `The namespace package "${name}" holds modules of its own (${others[0]}); the new form of namespace packages cannot keep them.`,
        });
    }
    leftovers.push({
      ...place,
      what: `namespace_packages=[${[...dropped].join(', ')}]`,
      why: 'a folder without __init__.py in the wheel is a namespace of itself, which is what installers make of it',
    });
  }
  if (modules !== undefined)
    entries.push({ key: 'py-modules', value: [...modules.value], from: modules.from });
  const isFound = find !== undefined;
  if (!isFound || packages === undefined) {
    const names = (packages?.value ?? []).filter((name) => !dropped.has(name));
    for (const name of names)
      if (!MODULE.test(name) && packages !== undefined)
        declined.push({
          file: packages.from.file,
          ...(packages.from.line === undefined ? {} : { line: packages.from.line }),
          reason: `"${name}" is no name of a package that pyproject.toml takes.`,
        });
    const value = [...new Set(names)];
    entries.push(
      packages === undefined ? { key: 'packages', value } : { key: 'packages', value, from: packages.from },
    );
  }
  // `find` fills in the root by itself.
  const where = find?.value.where[0];
  const folders = [...(packageDir?.value ?? [])].filter(
    ([key, folder]) => !(isFound && key === '' && folder === where) && !(key === '' && folder === '.'),
  );
  if (folders.length > 0 && packageDir !== undefined)
    entries.push({ key: 'package-dir', value: Object.fromEntries(folders), from: packageDir.from });
  const include = parts.includePackageData;
  entries.push({
    key: 'include-package-data',
    value: include !== undefined,
    ...(include === undefined ? {} : { from: include.from }),
  });
  if (parts.scripts !== undefined)
    entries.push({ key: 'script-files', value: [...parts.scripts.value], from: parts.scripts.from });
  return entries;
}

function packageTables({ packaging: parts }: LegacyProject): NewTable[] {
  const tables: NewTable[] = [];
  const { find, packages } = parts;
  if (find !== undefined && packages !== undefined) {
    const { from } = find;
    const { namespaces, where, include } = find.value;
    const exclude = [...find.value.exclude, ...(parts.namespaces?.value ?? [])];
    const entries: NewEntry[] = [];
    if (where[0] !== '.') entries.push({ key: 'where', value: [...where], from });
    if (include.length !== 1 || include[0] !== '*')
      entries.push({ key: 'include', value: [...include], from });
    if (exclude.length > 0) entries.push({ key: 'exclude', value: exclude, from });
    entries.push({ key: 'namespaces', value: namespaces, from });
    tables.push({ path: ['tool', 'setuptools', 'packages', 'find'], entries });
  }
  for (const [key, map] of [
    ['package-data', parts.packageData],
    ['exclude-package-data', parts.excludePackageData],
  ] as const) {
    if (map === undefined) continue;
    const entries = [...map.value].map(([name, files]) => ({
      key: name === '' ? '*' : name,
      value: [...files],
      from: map.from,
    }));
    tables.push({ path: ['tool', 'setuptools', key], entries });
  }
  if (parts.dataFiles !== undefined) {
    const { from } = parts.dataFiles;
    const entries = parts.dataFiles.value.map(([folder, files]) => ({
      key: folder,
      value: [...files],
      from,
    }));
    tables.push({ path: ['tool', 'setuptools', 'data-files'], entries });
  }
  return tables;
}
