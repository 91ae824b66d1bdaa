import type { Known, LegacyProject, Origin, Packaging } from '../model.ts';
import { fieldsIn, isRecord, isText } from '../plain.ts';
import { findPackages } from '../setup-py/find-packages.ts';
import { wheelLayout } from '../target/layout.ts';
import type { ProjectView } from '../view.ts';
import { type Built, type BuiltProject, discovered, plainPath, present, texts } from './built.ts';
import { dataFilesOfSetuptools } from './data-files.ts';

const FROM: Origin = { file: 'pyproject.toml', was: 'tool.setuptools' };
const known = <T>(value: T): Known<T> => ({ value, from: FROM });
const TAKEN = [
  'packages',
  'py-modules',
  'package-dir',
  'package-data',
  'exclude-package-data',
  'include-package-data',
  'zip-safe',
  'platforms',
  'license-files',
  'data-files',
];
/** Build requirements that put all files under version control into the wheel. */
const ALL_FILES = /^setuptools[-_.](scm|git|svn|hg)/i;

/** What setuptools packs, as `[tool.setuptools]` says it. */
export function readSetuptools(project: BuiltProject): Built | string {
  const { context, settings, view } = project;
  for (const file of ['setup.py', 'setup.cfg'])
    if (
      view.kind(file) === 'file' &&
      (file === 'setup.py' || /^\[(metadata|options)/m.test(view.text(file) ?? ''))
    )
      return `${file} takes part in the build; migrate it first.`;
  const bad = present(settings, [
    ['ext-modules'],
    ['cmdclass'],
    ['script-files'],
    ['obsoletes'],
    ['provides'],
    ['namespace-packages'],
    ['eager-resources'],
  ]);
  if (bad !== undefined)
    return `\`tool.setuptools.${bad.join('.')}\` has no counterpart; take it out first, or stay with setuptools.`;
  const packaging = packagingOf(project);
  if (typeof packaging === 'string') return packaging;
  const requires = context.buildSystem.requires.map(({ value }) => value);
  const legacy: LegacyProject = { source: 'setup.cfg', groups: [], packaging };
  const layout = wheelLayout(legacy, view, 'The new back-end');
  if ('reason' in layout) return layout.reason;
  const data = dataFilesOfSetuptools(settings['data-files'], view);
  if (typeof data === 'string') return data;
  // A plug-in hands over every file of a package that is under version control.
  const all = requires.some((one) => ALL_FILES.test(one));
  const taken = TAKEN.filter((key) => settings[key] !== undefined).map((key) => ['tool', 'setuptools', key]);
  return { layout: all ? { ...layout, extra: [] } : layout, taken, sdist: [], data };
}

function packagingOf(project: BuiltProject): Packaging | string {
  const { settings, view } = project;
  const map = (key: string): ReadonlyMap<string, readonly string[]> =>
    new Map(fieldsIn(settings[key]).map(([name, value]) => [name === '*' ? '' : name, texts(value) ?? []]));
  const common: Packaging = {
    packageData: known(map('package-data')),
    excludePackageData: known(map('exclude-package-data')),
    ...(settings['include-package-data'] === false ? {} : { includePackageData: known(true) }),
  };
  const folders = new Map(
    fieldsIn(settings['package-dir']).flatMap(([name, folder]) =>
      isText(folder) ? [[name, plainPath(folder)] as const] : [],
    ),
  );
  const modules = texts(settings['py-modules']);
  const packages = settings.packages;
  if (isRecord(packages)) {
    const find = packages.find;
    if (!isRecord(find)) return '`tool.setuptools.packages` is not followed.';
    const where = texts(find.where) ?? ['.'];
    if (where.length !== 1) return 'The packages lie in several folders.';
    const root = plainPath(where[0] as string);
    const include = texts(find.include);
    const exclude = texts(find.exclude);
    const names = findPackages(view, project.context.data, {
      where: root === '' ? '.' : root,
      namespaces: find.namespaces !== false,
      ...(include === undefined ? {} : { include }),
      ...(exclude === undefined ? {} : { exclude }),
    });
    if (names === undefined) return 'The project holds too many files to look at.';
    if (root !== '') folders.set('', root);
    return {
      ...common,
      packages: known(names),
      packageDir: known(folders),
      ...(modules === undefined ? {} : { modules: known(modules) }),
    };
  }
  if (packages !== undefined || modules !== undefined)
    return {
      ...common,
      packages: known(texts(packages) ?? []),
      packageDir: known(folders),
      ...(modules === undefined ? {} : { modules: known(modules) }),
    };
  return automatic(project, common, folders, view);
}

/** What setuptools finds by itself: all packages below the folders, those without `__init__.py` too. */
function automatic(
  project: BuiltProject,
  common: Packaging,
  folders: Map<string, string>,
  view: ProjectView,
): Packaging | string {
  const layout = discovered(project);
  if (typeof layout === 'string') return layout;
  const { root } = layout;
  const inside = (path: string): string => (root === '' ? path : path.slice(root.length + 1));
  const tops = layout.folders.map(inside);
  const names = findPackages(view, project.context.data, {
    where: root === '' ? '.' : root,
    namespaces: true,
    include: tops.flatMap((top) => [top, `${top}.*`]),
  });
  if (names === undefined) return 'The project holds too many files to look at.';
  if (root !== '') folders.set('', root);
  const modules = layout.modules.map((path) => inside(path).replace(/\.py$/, ''));
  return {
    ...common,
    packages: known(names),
    packageDir: known(folders),
    ...(modules.length === 0 ? {} : { modules: known(modules) }),
  };
}
