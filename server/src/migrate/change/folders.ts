import { isSubsetOf, parseSpecifierSet } from '../../standards/pep440.ts';
import { parseRequirement } from '../../standards/pep508.ts';
import type { ConfigValue } from '../model.ts';
import { isRecord, isText } from '../plain.ts';
import type { TargetName } from '../plan.ts';
import { filesBelow } from '../target/layout-files.ts';
import {
  type Built,
  type BuiltProject,
  discovered,
  isPattern,
  type LeftOut,
  layoutFrom,
  layoutOfPatterns,
  plainPath,
  present,
  rootOf,
  settingAt,
  texts,
} from './built.ts';
import { type DataFiles, dataFilesOfHatchling, dataFilesOfPdm, dataFilesOfUv } from './data-files.ts';

type Read = (project: BuiltProject) => Built | string;

const unknown = (path: readonly string[], why = 'has no counterpart'): string =>
  `\`${path.join('.')}\` ${why}; take it out first, or stay with this back-end.`;

const withLayout = (
  layout: Built['layout'] | string,
  taken: Built['taken'],
  sdist: Built['sdist'] = [],
  data: DataFiles = new Map(),
): Built | string => (typeof layout === 'string' ? layout : { layout, taken, sdist, data });

const leftOut = (backend: TargetName, patterns: readonly string[] | undefined): LeftOut | undefined =>
  patterns === undefined ? undefined : { backend, patterns };

/** hatchling, and the hook of hatch-vcs that writes the version into a module. */
const hatchling: Read = (project) => {
  const hooks = settingAt(project.settings, ['build', 'hooks']);
  const vcs = isRecord(hooks) ? hooks.vcs : undefined;
  const file = isRecord(vcs) ? vcs['version-file'] : undefined;
  const isPlain = isRecord(hooks) && isRecord(vcs) && Object.keys({ ...hooks, ...vcs }).length === 2;
  if (!isPlain || !isText(file)) return hatchlingFolders(project);
  const { build, ...settings } = project.settings;
  const { hooks: _, ...others } = build as Readonly<Record<string, ConfigValue>>;
  const built = hatchlingFolders({ ...project, settings: { ...settings, build: others } });
  if (typeof built === 'string') return built;
  return {
    ...built,
    versionFile: plainPath(file),
    taken: [...built.taken, ['tool', 'hatch', 'build', 'hooks', 'vcs']],
  };
};

const hatchlingFolders: Read = (project) => {
  const { settings, view } = project;
  const build = (key: string): readonly string[][] => [
    ['build', 'targets', 'wheel', key],
    ['build', key],
  ];
  const bad = present(
    settings,
    [
      'force-include',
      'artifacts',
      'hooks',
      'ignore-vcs',
      'macos-max-compat',
      'shared-scripts',
      'extra-metadata',
      'core-metadata-version',
      'strict-naming',
      'bypass-selection',
    ].flatMap(build),
  );
  if (bad !== undefined) return unknown(['tool', 'hatch', ...bad]);
  if (settingAt(settings, ['metadata', 'hooks']) !== undefined)
    return unknown(['tool', 'hatch', 'metadata', 'hooks']);
  const shared = settingAt(settings, ['build', 'targets', 'wheel', 'shared-data']);
  const data = dataFilesOfHatchling(shared, view);
  if (typeof data === 'string') return data;
  const get = (key: string): readonly string[] | undefined =>
    build(key)
      .map((path) => texts(settingAt(settings, path)))
      .find((one) => one !== undefined);
  const taken = [
    ...['include', 'packages', 'only-include', 'sources', 'exclude', 'shared-data'].flatMap(build),
  ]
    .filter((path) => settingAt(settings, path) !== undefined)
    .map((path) => ['tool', 'hatch', ...path]);
  const sdist =
    settingAt(settings, ['build', 'targets', 'sdist']) === undefined
      ? []
      : [['tool', 'hatch', 'build', 'targets', 'sdist']];
  const odd = build('sources').find((path) => isRecord(settingAt(settings, path)));
  if (odd !== undefined)
    return unknown(['tool', 'hatch', ...odd], 'renames folders, which has no counterpart');
  const packages = get('packages');
  const only = packages ?? get('only-include');
  // Beside what is named to be packed, patterns of what to take count for nothing.
  const include = only === undefined ? get('include') : undefined;
  if (include !== undefined) {
    const sources = get('sources') ?? [];
    if (sources.length > 1) return 'The packages lie in several folders.';
    const files = filesBelow(view, '');
    if (files === undefined) return 'The project holds too many files to look at.';
    const base = plainPath(sources[0] ?? '');
    const exclude = get('exclude') ?? [];
    return withLayout(
      layoutOfPatterns(view, base, { backend: 'hatchling', files, include, exclude }),
      taken,
      sdist,
      data,
    );
  }
  if (only === undefined && get('exclude') === undefined && get('sources') === undefined)
    return withLayout(discovered(project, undefined, ['hooks']), taken, sdist, data);
  if (only === undefined)
    return 'hatchling is told what to leave out, not what to pack; add `packages` first.';
  const sources = get('sources');
  const root =
    packages === undefined
      ? sources === undefined
        ? ''
        : sources.length === 1
          ? plainPath(sources[0] as string)
          : undefined
      : rootOf(only);
  if (root === undefined) return 'The packages lie in several folders.';
  return withLayout(layoutFrom(view, root, only, leftOut('hatchling', get('exclude'))), taken, sdist, data);
};

const flit: Read = (project) => {
  const { context, settings, view } = project;
  const bad = present(settings, [['external-data'], ['metadata'], ['scripts'], ['entrypoints']]);
  if (bad !== undefined) return unknown(['tool', 'flit', ...bad]);
  const declared = settingAt(settings, ['module', 'name']);
  const name = isText(declared) ? declared : (context.project.name?.value ?? '').replaceAll('-', '_');
  const path = name.replaceAll('.', '/');
  const taken = settings.module === undefined ? [] : [['tool', 'flit', 'module']];
  const sdist = settings.sdist === undefined ? [] : [['tool', 'flit', 'sdist']];
  for (const root of ['', 'src'])
    for (const one of [path, `${path}.py`]) {
      const full = root === '' ? one : `${root}/${one}`;
      if (view.kind(full) === (one.endsWith('.py') ? 'file' : 'folder'))
        return withLayout(layoutFrom(view, root, [full]), taken, sdist);
    }
  return `There is no module or package "${name}".`;
};

const pdm: Read = (project) => {
  const { settings, view } = project;
  const bad = present(settings, [
    ['build', 'custom-hook'],
    ['build', 'excludes-wheel'],
  ]);
  if (bad !== undefined) return unknown(['tool', 'pdm', ...bad]);
  // What they are without being said is no difference.
  for (const [key, usual] of [
    ['run-setuptools', false],
    ['is-purelib', true],
  ] as const) {
    const value = settingAt(settings, ['build', key]);
    if (value !== undefined && value !== usual) return unknown(['tool', 'pdm', 'build', key]);
  }
  const data = dataFilesOfPdm(settingAt(settings, ['build', 'wheel-data']), view);
  if (typeof data === 'string') return data;
  const includes = texts(settingAt(settings, ['build', 'includes']));
  const excludes = texts(settingAt(settings, ['build', 'excludes']));
  const folder = settingAt(settings, ['build', 'package-dir']);
  const keys = ['includes', 'excludes', 'package-dir', 'wheel-data', 'run-setuptools', 'is-purelib'].filter(
    (key) => settingAt(settings, ['build', key]) !== undefined,
  );
  const taken = keys.map((key) => ['tool', 'pdm', 'build', key]);
  const sdist =
    settingAt(settings, ['build', 'source-includes']) === undefined
      ? []
      : [['tool', 'pdm', 'build', 'source-includes']];
  const out = leftOut('pdm-backend', excludes);
  if (includes === undefined)
    return withLayout(
      discovered(project, out, ['excludes', 'is-purelib', 'run-setuptools', 'source-includes']),
      taken,
      sdist,
      data,
    );
  const root = isText(folder) ? plainPath(folder) : view.kind('src') === 'folder' ? 'src' : '';
  if (!includes.some(isPattern)) return withLayout(layoutFrom(view, root, includes, out), taken, sdist, data);
  const files = filesBelow(view, '');
  if (files === undefined) return 'The project holds too many files to look at.';
  const patterns = { backend: 'pdm-backend', files, include: includes, exclude: excludes ?? [] } as const;
  return withLayout(layoutOfPatterns(view, root, patterns), taken, sdist, data);
};

const poetry: Read = (project) => {
  const { settings, view } = project;
  const bad = present(settings, [
    ['build'],
    ['package-mode'],
    ['version'],
    ['readme'],
    ['scripts'],
    ['plugins'],
  ]);
  if (bad !== undefined) return unknown(['tool', 'poetry', ...bad]);
  const { packages, include } = settings;
  const more = alsoInWheel(include, project);
  if (more !== undefined) return more;
  const sdist = include === undefined ? [] : [['tool', 'poetry', 'include']];
  const exclude = texts(settings.exclude);
  const taken = ['packages', 'exclude']
    .filter((key) => settings[key] !== undefined)
    .map((key) => ['tool', 'poetry', key]);
  const out = leftOut('poetry-core', exclude);
  if (!Array.isArray(packages))
    return withLayout(discovered(project, out, ['include', 'exclude']), taken, sdist);
  const paths: string[] = [];
  const roots = new Set<string>();
  for (const item of packages) {
    if (!isRecord(item) || !isText(item.include))
      return unknown(['tool', 'poetry', 'packages'], 'is not followed');
    if (item.to !== undefined)
      return unknown(['tool', 'poetry', 'packages'], 'names a target, which has no counterpart');
    const formats = texts(item.format) ?? ['wheel'];
    if (!formats.includes('wheel'))
      return unknown(
        ['tool', 'poetry', 'packages'],
        'has a package for the sdist alone, which has no counterpart',
      );
    const root = isText(item.from) ? plainPath(item.from) : '';
    roots.add(root);
    paths.push(root === '' ? item.include : `${root}/${item.include}`);
  }
  const [root = ''] = roots;
  if (roots.size > 1) return 'The packages lie in several folders.';
  if (!paths.some(isPattern)) return withLayout(layoutFrom(view, root, paths, out), taken, sdist);
  const files = filesBelow(view, root);
  if (files === undefined) return 'The project holds too many files to look at.';
  const patterns = { backend: 'poetry-core', files, include: paths, exclude: exclude ?? [] } as const;
  return withLayout(layoutOfPatterns(view, root, patterns), taken, sdist);
};

/** Releases of poetry-core that put into the wheel what `include` names without a format. */
const OLD = parseSpecifierSet('<2.0');

/** Why `include` of poetry-core changes the wheel; since 2.0 what names no format is for the sdist alone. */
function alsoInWheel(include: ConfigValue | undefined, { context }: BuiltProject): string | undefined {
  if (include === undefined) return undefined;
  const items: readonly ConfigValue[] = Array.isArray(include) ? include : [include];
  const formats = items.map((item) => (isRecord(item) ? texts(item.format) : undefined));
  if (formats.some((one) => one?.includes('wheel') === true))
    return unknown(['tool', 'poetry', 'include'], 'adds files to the wheel, which has no counterpart');
  const old = context.buildSystem.requires.some(
    ({ value }) => /^poetry/i.test(value) && isSubsetOf(parseRequirement(value).specifiers, OLD) === true,
  );
  return old && formats.some((one) => one === undefined)
    ? unknown(['tool', 'poetry', 'include'], 'is for the wheel too before poetry-core 2')
    : undefined;
}

const uv: Read = (project) => {
  const { context, settings, view } = project;
  const at = (key: string) => settingAt(settings, ['build-backend', key]);
  const data = dataFilesOfUv(at('data'), view);
  if (typeof data === 'string') return data;
  const sdist = ['source-include', 'source-exclude', 'default-excludes']
    .filter((key) => at(key) !== undefined)
    .map((key) => ['tool', 'uv', 'build-backend', key]);
  const taken = ['module-name', 'module-root', 'wheel-exclude', 'namespace', 'data']
    .filter((key) => at(key) !== undefined)
    .map((key) => ['tool', 'uv', 'build-backend', key]);
  const given = at('module-root');
  const root = isText(given) ? plainPath(given) : 'src';
  const names = texts(at('module-name')) ?? [
    (context.project.name?.value ?? '').toLowerCase().replace(/[-_.]+/g, '_'),
  ];
  const paths = names.map((name) => `${root === '' ? '' : `${root}/`}${name.replaceAll('.', '/')}`);
  return withLayout(
    layoutFrom(view, root, paths, leftOut('uv-build', texts(at('wheel-exclude')))),
    taken,
    sdist,
    data,
  );
};

/** By back-end: how it is told what to pack, for those that pack whole folders. */
export const folderReaders: Readonly<Record<string, Read>> = {
  hatchling,
  'flit-core': flit,
  'pdm-backend': pdm,
  'poetry-core': poetry,
  'uv-build': uv,
};
