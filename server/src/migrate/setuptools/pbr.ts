import { type IniOption, optionsOf } from '../../standards/ini.ts';
import { pythonLines, pythonStrip } from '../../standards/python-text.ts';
import type { Origin } from '../model.ts';
import type { Declined } from '../plan.ts';
import type { ProjectView } from '../view.ts';
import { dictOf, type Keyword, listOf, strOf } from './keywords.ts';
import { placeOf } from './reader.ts';
import type { SetupCfg } from './setup-cfg.ts';

/*
 * pbr reads sections of its own in setup.cfg. It goes on supplying what it takes from git and from requirements files, and
 * what is packed; the metadata that stand in setup.cfg move. setuptools lets `[project]` win over what pbr has set.
 */

export interface PbrProject {
  /** What it reads of setup.cfg, in the terms of `setup()`; it wins over what setup.py passes. */
  readonly keywords: ReadonlyMap<string, Keyword>;
  /** Fields besides the version that it supplies. */
  readonly fields: readonly string[];
  /** Commands or the like in setup.cfg name modules of the project, which only a build of the old way finds. */
  readonly importsOwn: boolean;
  readonly from: Origin;
  readonly declined: readonly Declined[];
}

const FILE = 'setup.cfg';

/** Keywords that move from `[metadata]`; all else stays, for pbr reads it there. */
const MOVED: ReadonlySet<string> = new Set([
  ...['description', 'long_description', 'long_description_content_type', 'author', 'author_email'],
  ...['maintainer', 'maintainer_email', 'url', 'project_urls', 'download_url', 'keywords', 'classifiers'],
  ...['license', 'license_files', 'python_requires', 'platforms'],
]);

/** Keys of `[metadata]` that only pbr knows. */
const OWN: Readonly<Record<string, string>> = {
  description_file: 'long_description',
  description_content_type: 'long_description_content_type',
  requires_python: 'python_requires',
  home_page: 'url',
  summary: 'description',
  classifier: 'classifiers',
  platform: 'platforms',
  license_file: 'license_files',
};

/** Keywords that `[options]` may have beside pbr. */
const BESIDE: ReadonlySet<string> = new Set([
  ...['python_requires', 'setup_requires', 'tests_require', 'zip_safe', 'include_package_data'],
  ...['entry_points', 'test_suite'],
]);

/** pbr lower-cases keys and takes hyphens for underscores. */
const nameOf = (key: string): string => key.toLowerCase().replaceAll('-', '_');

/** What `setup(pbr=True)` makes of setup.cfg. */
export function readPbr(view: ProjectView, cfg: SetupCfg | undefined, { value, from }: Keyword): PbrProject {
  const declined: Declined[] = [];
  const keywords = new Map<string, Keyword>();
  const decline = (line: number | undefined, reason: string): void => {
    declined.push({ file: FILE, ...(line === undefined ? {} : { line }), reason });
  };
  if (value.kind === 'str')
    declined.push({
      ...placeOf(from),
      reason: 'pbr reads another file than setup.cfg here; name it setup.cfg first.',
    });
  const metadata = new Map(
    (cfg === undefined ? [] : optionsOf(cfg.ini, 'metadata')).map(
      (option) => [nameOf(option.key), option] as const,
    ),
  );
  const name = metadata.get('name');
  if (cfg === undefined || name === undefined) {
    decline(undefined, 'pbr needs `name` in [metadata] of setup.cfg, which is missing.');
    return { keywords, fields: [], importsOwn: false, from, declined };
  }
  for (const [key, keyword] of cfg.keywords) {
    const section = keyword.from.was.startsWith('[') || !metadata.has(nameOf(keyword.from.was));
    if (key === 'name' || (!section && MOVED.has(key)) || (section && BESIDE.has(key)))
      keywords.set(key, keyword);
    else if (section)
      decline(
        keyword.from.line,
        `\`${keyword.from.was}\` is for setuptools and [files] and its kin are for pbr; which of them counts depends on both. Leave one.`,
      );
  }
  const put = (
    key: string,
    option: IniOption,
    found: Keyword['value'],
    files: Keyword['files'] = [],
  ): void => {
    keywords.set(key, { value: found, from: { file: FILE, line: option.line, was: option.key }, files });
  };
  const long = metadata.get('description_file');
  const description = metadata.get('description');
  if (description !== undefined && long === undefined && !metadata.has('long_description'))
    decline(
      description.line,
      'pbr takes `description` alone for the long one; write `summary` and `description_file`.',
    );
  if (long !== undefined && !metadata.has('long_description')) {
    const paths = linesOf(long.value);
    const texts = paths.map((path) => view.text(path));
    if (texts.some((text) => text === undefined))
      decline(long.line, `\`${long.key}\` names a file that cannot be read as text.`);
    else
      put(
        'long_description',
        long,
        strOf(texts.map((text) => `${pythonStrip((text as string).replace(/\r\n?/g, '\n'))}\n\n`).join('')),
        paths.map((path) => ({ path, how: paths.length === 1 ? 'trimmed' : 'within' })),
      );
  }
  const type = metadata.get('description_content_type');
  if (type !== undefined) put('long_description_content_type', type, strOf(type.value));
  for (const key of ['python_requires', 'requires_python']) {
    const option = metadata.get(key);
    if (option !== undefined) put('python_requires', option, strOf(option.value));
  }
  const points = optionsOf(cfg.ini, 'entry_points');
  if (points[0] !== undefined && keywords.has('entry_points'))
    decline(points[0].line, 'Entry points stand for pbr and for setuptools. Leave one.');
  else if (points[0] !== undefined)
    put(
      'entry_points',
      points[0],
      dictOf(points.map((option) => [nameOf(option.key), listOf(linesOf(option.value))] as const)),
    );
  const global = optionsOf(cfg.ini, 'global');
  for (const option of global) {
    const hooks = linesOf(option.value).filter((hook) => hook !== 'pbr.hooks.setup_hook');
    if (nameOf(option.key) === 'setup_hooks' && hooks.length > 0)
      decline(option.line, `The hook ${hooks[0]} changes what setup.cfg says while the project is built.`);
  }
  return {
    keywords,
    fields: ['dependencies', ...(optionsOf(cfg.ini, 'extras').length > 0 ? ['optional-dependencies'] : [])],
    importsOwn: global.some(({ key }) => nameOf(key) === 'commands'),
    from,
    declined,
  };
}

const linesOf = (text: string): readonly string[] =>
  pythonLines(text)
    .map(pythonStrip)
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Whether an option of setup.cfg, or its whole section where no key is given, moves to pyproject.toml beside pbr. */
export function movesBesidePbr(section: string, key: string | undefined): boolean {
  if (section === 'entry_points' || /^options(\..*)?$/.test(section)) return true;
  if (section !== 'metadata' || key === undefined) return false;
  const name = nameOf(key);
  return MOVED.has(OWN[name] ?? name);
}
