import type { Known, LegacyProject, Origin, Packaging } from '../model.ts';
import { peopleFrom } from '../people.ts';
import type { Declined, Leftover, SourceName } from '../plan.ts';
import type { PythonValue } from '../setup-py/reading.ts';
import type { ProjectView } from '../view.ts';
import { entryPointsOf } from './entry-points.ts';
import { entriesOf, isFalsy, type Keywords, stringsOf, textOf } from './keywords.ts';
import { packagingOf } from './packaging.ts';
import { type KeywordReader, placeOf, refuse, set, take, takeStrings, takeText } from './reader.ts';
import { readmeOf } from './readme.ts';
import { requirementsOf } from './requirements.ts';
import { versionOf } from './version.ts';

export interface SetuptoolsProject {
  readonly project: LegacyProject;
  readonly declined: readonly Declined[];
  readonly leftovers: readonly Leftover[];
  /** Keywords for which setup.py has to stay. */
  readonly kept: ReadonlySet<string>;
}

/** The project that the arguments of `setup()` describe. */
export function setuptoolsProject(
  view: ProjectView,
  keywords: Keywords,
  source: SourceName,
): SetuptoolsProject {
  const reader: KeywordReader = {
    view,
    keywords,
    declined: [],
    leftovers: [],
    taken: new Set(),
    kept: new Set(),
  };
  headers(reader);
  const project: LegacyProject = { source, groups: [], packaging: {} };
  identity(reader, project);
  people(reader, project);
  urls(reader, project);
  requirementsOf(reader, project);
  set(project, 'entryPoints', entryPointsOf(reader));
  const packaging: Packaging = packagingOf(reader);
  project.packaging = packaging;
  leftovers(reader);
  const { declined, kept } = reader;
  return { project, declined, leftovers: reader.leftovers, kept };
}

/** Arguments that setuptools writes into the head of the metadata as they are. */
const HEADERS: readonly string[] = [
  ...['author', 'author_email', 'maintainer', 'maintainer_email', 'url', 'download_url'],
  ...['keywords', 'platforms', 'classifiers'],
];

/** Where a line break within a value ends the head of the metadata, nothing that is written anew can be the same. */
function headers(reader: KeywordReader): void {
  for (const name of HEADERS) {
    const keyword = reader.keywords.get(name);
    const text = textOf(keyword?.value);
    const lists = name === 'keywords' || name === 'platforms';
    const items = text === undefined ? stringsOf(keyword?.value) : lists ? text.split(',') : [text];
    // Lines that are indented go on with the field above.
    if (
      keyword !== undefined &&
      items?.some((one) => /\n(?![ \t])/.test(lists && text !== undefined ? one.trim() : one))
    )
      refuse(
        reader,
        keyword,
        'holds a line break, behind which the fields of the wheel that is built today are lost; write it on one line first.',
      );
  }
}

function identity(reader: KeywordReader, project: LegacyProject): void {
  const name = takeText(reader, 'name');
  if (name !== undefined) project.name = { ...name, value: name.value.replace(/[^A-Za-z0-9.]+/g, '-') };
  set(project, 'version', versionOf(reader));
  const description = takeText(reader, 'description');
  if (description !== undefined) {
    const first = description.value.trim().split(/\r?\n/)[0] as string;
    project.description = { value: first, from: description.from };
  }
  set(project, 'readme', readmeOf(reader));
  set(project, 'requiresPython', requiresPython(reader));
  set(project, 'license', takeText(reader, 'license') ?? takeText(reader, 'licence'));
  set(project, 'licenseFiles', licenseFiles(reader));
  const classifiers = takeStrings(reader, 'classifiers');
  if (classifiers !== undefined) {
    const value = [...new Set(classifiers.value.map((text) => text.trim()).filter((text) => text !== ''))];
    project.classifiers = { ...classifiers, value };
  }
  set(project, 'keywords', takeStrings(reader, 'keywords', splitKeywords));
  const keywordList = project.keywords;
  if (keywordList !== undefined) {
    // A keyword with commas is several, as indexes read the field.
    const value = keywordList.value.flatMap((text) => text.split(',')).map((text) => text.trim());
    project.keywords = { ...keywordList, value: [...new Set(value)].filter((text) => text !== '') };
  }
  set(
    project,
    'platforms',
    takeStrings(reader, 'platforms', (text) => text.split(',').map((one) => one.trim())),
  );
}

/** Keywords of one string are divided by commas, else by blanks. */
const splitKeywords = (text: string): readonly string[] =>
  text.includes(',')
    ? text.split(',').map((word) => word.trim())
    : text.split(/\s+/).filter((word) => word !== '');

function requiresPython(reader: KeywordReader): Known<string> | undefined {
  const found = takeText(reader, 'python_requires');
  return found === undefined ? undefined : { ...found, value: found.value.trim().replace(/,\s*$/, '') };
}

function licenseFiles(reader: KeywordReader): Known<readonly string[]> | undefined {
  const files = takeStrings(reader, 'license_files', (text) => text.split(',').map((one) => one.trim()));
  const file = takeText(reader, 'license_file');
  if (file === undefined) return files;
  return { value: [...new Set([...(files?.value ?? []), file.value])], from: file.from };
}

function people(reader: KeywordReader, project: LegacyProject): void {
  for (const who of ['author', 'maintainer'] as const) {
    const name = takeText(reader, who);
    const email = takeText(reader, `${who}_email`);
    const from = name?.from ?? email?.from;
    if (from === undefined) continue;
    const { people: found, bad } = peopleFrom(name?.value, email?.value);
    for (const text of bad)
      reader.leftovers.push({ ...placeOf(email?.from ?? from), what: text, why: 'it is no e-mail address' });
    if (found.length > 0) project[who === 'author' ? 'authors' : 'maintainers'] = { value: found, from };
  }
}

function urls(reader: KeywordReader, project: LegacyProject): void {
  const found: [string, string][] = [];
  let from: Origin | undefined;
  const has = (url: string, label: RegExp): boolean =>
    found.some(([name, one]) => label.test(name) && one === url);
  const page = takeText(reader, 'url');
  const download = takeText(reader, 'download_url');
  const others = take(reader, 'project_urls');
  const entries = entriesOf(others?.value);
  if (others !== undefined && entries === undefined) refuse(reader, others, 'is no dictionary of strings.');
  for (const [label, value] of entries ?? []) {
    const url = textOf(value);
    if (url === undefined && others !== undefined) refuse(reader, others, 'is no dictionary of strings.');
    else if (url !== undefined && url.trim() !== '') found.push([label, url.trim()]);
    from = others?.from;
  }
  const add = (label: string, known: Known<string> | undefined, same: RegExp, atStart: boolean): void => {
    const url = known?.value.trim() ?? '';
    if (known === undefined || url === '' || url === 'UNKNOWN' || has(url, same)) return;
    from = known.from;
    const name = found.some(([one]) => one.toLowerCase() === label.toLowerCase()) ? `${label} page` : label;
    if (atStart) found.unshift([name, url]);
    else found.push([name, url]);
  };
  add('Homepage', page, /^home[-_ ]?page$/i, true);
  add('Download', download, /^download$/i, false);
  if (from !== undefined && found.length > 0) project.urls = { value: found, from: page?.from ?? from };
}

/** Arguments that nothing has a place for. */
function leftovers(reader: KeywordReader): void {
  for (const [name, keyword] of reader.keywords) {
    if (reader.taken.has(name)) continue;
    const { from, value } = keyword;
    const known = NO_PLACE[name];
    if (STAYS.has(name)) {
      const commands = name === 'cmdclass' ? entriesOf(value)?.map(([command]) => command) : undefined;
      if (commands !== undefined && !commands.some((command) => BUILDS.has(command))) {
        const why = 'the commands are no part of a build; run what they run itself';
        if (commands.length > 0)
          reader.leftovers.push({ ...placeOf(from), what: `cmdclass={${commands.join(', ')}}`, why });
      } else if (!isFalsy(value)) reader.kept.add(name);
    } else if (known === undefined && !isFalsy(value)) {
      const why = 'setuptools does not know it, or only a plugin does';
      reader.leftovers.push({ ...placeOf(from), what: `${from.was}=…`, why });
    } else if (known !== undefined && !isFalsy(value))
      reader.leftovers.push({ ...placeOf(from), what: `${from.was}=${shown(value)}`, why: known });
  }
}

/** Commands that run when a wheel or an sdist is built. */
const BUILDS = new Set([
  ...[
    'build',
    'build_py',
    'build_ext',
    'build_clib',
    'build_scripts',
    'egg_info',
    'dist_info',
    'editable_wheel',
  ],
  ...['install', 'install_lib', 'install_data', 'install_scripts', 'install_headers', 'install_egg_info'],
  ...['bdist_wheel', 'bdist', 'sdist', 'develop', 'config'],
]);

/** What only setup.py can say. */
const STAYS = new Set([
  'ext_modules',
  'ext_package',
  'cmdclass',
  'libraries',
  'headers',
  'include_dirs',
  'distclass',
  'cffi_modules',
  'rust_extensions',
  'cython_c_in_temp',
]);

const NO_PLACE: Readonly<Record<string, string>> = {
  zip_safe: 'it was for eggs; wheels are always unpacked',
  test_suite: 'the command `setup.py test` is gone; run the test runner itself',
  test_loader: 'the command `setup.py test` is gone; run the test runner itself',
  test_runner: 'the command `setup.py test` is gone; run the test runner itself',
  use_2to3: 'setuptools does not convert Python 2 code any more',
  use_2to3_fixers: 'setuptools does not convert Python 2 code any more',
  convert_2to3_doctests: 'setuptools does not convert Python 2 code any more',
  requires: 'the field was replaced by dependencies; installers do not read it',
  provides: 'installers do not read the field',
  obsoletes: 'installers do not read the field',
  dependency_links: 'installers do not read it; write a URL requirement or configure an index',
  eager_resources: 'it was for eggs; wheels are always unpacked',
  bugtrack_url: 'no tool reads it; write it as a project URL',
  metadata_version: 'the back-end chooses it',
  password: 'it is no part of a project',
  command_packages: 'it configures commands that are no part of a build',
  script_args: 'it configures commands that are no part of a build',
  script_name: 'it configures commands that are no part of a build',
  features: 'setuptools does not read it any more',
  contact: 'the author stands for it',
  contact_email: 'the author stands for it',
  long_description_markdown_filename: 'the content type of the readme says it',
};

function shown(value: PythonValue): string {
  if (value.kind === 'bool') return value.value ? 'True' : 'False';
  if (value.kind === 'str') return JSON.stringify(value.value.slice(0, 40));
  return '…';
}
