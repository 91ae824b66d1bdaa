import { normalizeName } from '../../standards/names.ts';
import type { ConfigValue, LegacyProject, Origin, Person } from '../model.ts';
import { fieldsIn, isRecord, isText, textsIn } from '../plain.ts';
import type { Declined, Leftover } from '../plan.ts';
import { specifierSet } from './constraint.ts';
import { readDependency } from './dependency.ts';

/** What `[tool.poetry]` says, and what of it has to stay there. */
export interface PoetryProject {
  readonly project: LegacyProject;
  /** Paths below `tool.poetry` that the standard tables take over. */
  readonly moved: readonly (readonly string[])[];
  /** What Poetry goes on reading about dependencies: sources and such. */
  readonly own: readonly (readonly [string, ConfigValue])[];
  readonly leftovers: readonly Leftover[];
  readonly declined: readonly Declined[];
}

type Table = Readonly<Record<string, ConfigValue>>;
type LineOf = (path: readonly string[]) => number | undefined;

const URLS: readonly (readonly [string, string])[] = [
  ['homepage', 'Homepage'],
  ['repository', 'Repository'],
  ['documentation', 'Documentation'],
];

/** Reads `[tool.poetry]`. Paths are below that table. */
export function poetryProject(poetry: Table, lineOf: LineOf): PoetryProject {
  const project: LegacyProject = { source: 'poetry', groups: [], packaging: {} };
  const moved: (readonly string[])[] = [];
  const leftovers: Leftover[] = [];
  const declined: Declined[] = [];
  const own: (readonly [string, ConfigValue])[] = [];
  const at = (path: readonly string[]): { file: string; line?: number } => {
    const line = lineOf(path);
    return line === undefined ? { file: 'pyproject.toml' } : { file: 'pyproject.toml', line };
  };
  const from = (...path: string[]): Origin => ({ ...at(path), was: `tool.poetry.${path.join('.')}` });
  const text = (key: string): { value: string; from: Origin } | undefined => {
    const value = poetry[key];
    if (!isText(value)) return undefined;
    moved.push([key]);
    return value.trim() === '' ? undefined : { value: value.trim(), from: from(key) };
  };
  const put = <K extends keyof LegacyProject>(key: K, value: LegacyProject[K] | undefined): void => {
    if (value !== undefined) project[key] = value;
  };
  put('name', text('name'));
  const version = text('version');
  if (version !== undefined) project.version = { text: version.value, from: version.from };
  put('description', text('description'));
  put('license', text('license'));
  const { readme } = poetry;
  if (isText(readme)) {
    moved.push(['readme']);
    project.readme = { from: from('readme'), text: undefined, files: [readme], contentType: undefined };
  }
  for (const [key, field] of [
    ['authors', 'authors'],
    ['maintainers', 'maintainers'],
  ] as const) {
    const people = textsIn(poetry[key]).map(person);
    if (poetry[key] === undefined) continue;
    moved.push([key]);
    if (people.length > 0) project[field] = { value: people, from: from(key) };
  }
  const keywords = textsIn(poetry.keywords);
  if (poetry.keywords !== undefined) moved.push(['keywords']);
  if (keywords.length > 0) project.keywords = { value: keywords, from: from('keywords') };
  const urls = [
    ...URLS.flatMap(([key, label]) => (isText(poetry[key]) ? [[label, poetry[key]] as const] : [])),
    ...fieldsIn(poetry.urls).flatMap(([label, url]) => (isText(url) ? [[label, url] as const] : [])),
  ];
  for (const [key] of [...URLS, ['urls'] as const]) if (poetry[key] !== undefined) moved.push([key]);
  if (urls.length > 0)
    project.urls = {
      value: urls,
      from: from(URLS.find(([key]) => poetry[key] !== undefined)?.[0] ?? 'urls'),
    };

  const optional = new Map<string, readonly string[]>();
  const dependencies: string[] = [];
  const extras = fieldsIn(poetry.extras);
  for (const [name, value] of fieldsIn(poetry.dependencies)) {
    if (normalizeName(name) === 'python') {
      const set = isText(value) ? specifierSet(value) : undefined;
      if (set === undefined)
        declined.push({
          ...at(['dependencies', name]),
          reason: 'The constraint on `python` is no set of versions that requires-python can state.',
        });
      else if (set !== '') project.requiresPython = { value: set, from: from('dependencies', name) };
      continue;
    }
    const read = readDependency(name, value);
    if (read.problem !== undefined)
      declined.push({ ...at(['dependencies', name]), reason: `\`${name}\`: ${read.problem}.` });
    if (read.own.length > 0) own.push([name, Object.fromEntries(read.own)]);
    if (read.isOptional) optional.set(normalizeName(name), read.requirements);
    else dependencies.push(...read.requirements);
  }
  if (poetry.dependencies !== undefined) moved.push(['dependencies']);
  if (dependencies.length > 0) project.dependencies = { value: dependencies, from: from('dependencies') };
  if (extras.length > 0) {
    moved.push(['extras']);
    const value = extras.map(([name, items]) => {
      const found = textsIn(items).flatMap((item) => {
        const known = optional.get(normalizeName(item));
        if (known === undefined)
          leftovers.push({
            ...at(['extras', name]),
            what: item,
            why: 'no optional dependency has this name',
          });
        return known ?? [];
      });
      return [name, found] as const;
    });
    project.extras = { value, from: from('extras') };
  }
  groups(poetry, project, moved, own, leftovers, at);
  entryPoints(poetry, project, moved, leftovers, at);
  return { project, moved, own, leftovers, declined };
}

function groups(
  poetry: Table,
  project: LegacyProject,
  moved: (readonly string[])[],
  own: (readonly [string, ConfigValue])[],
  leftovers: Leftover[],
  at: (path: readonly string[]) => { file: string; line?: number },
): void {
  const found: (readonly [string, readonly string[], ConfigValue | undefined, readonly string[]])[] = [];
  if (poetry['dev-dependencies'] !== undefined)
    found.push(['dev', ['dev-dependencies'], poetry['dev-dependencies'], []]);
  for (const [name, group] of fieldsIn(poetry.group)) {
    if (!isRecord(group)) continue;
    found.push([name, ['group', name, 'dependencies'], group.dependencies, textsIn(group['include-groups'])]);
  }
  for (const [name, path, value, includes] of found) {
    const items: (string | { readonly include: string })[] = [];
    const sources: (readonly [string, ConfigValue])[] = [];
    let stays = false;
    for (const [key, item] of fieldsIn(value)) {
      const read = readDependency(key, item);
      sources.push(...(read.own.length > 0 ? [[key, Object.fromEntries(read.own)] as const] : []));
      if (read.problem !== undefined) {
        stays = true;
        leftovers.push({
          ...at([...path, key]),
          what: `${key} of the group "${name}"`,
          why: `${read.problem}; the group stays with Poetry`,
        });
      }
      items.push(...read.requirements);
    }
    if (stays) continue;
    items.push(...includes.map((include) => ({ include })));
    own.push(...sources);
    moved.push(path);
    const line = at(path);
    if (items.length > 0) {
      const known = project.groups.findIndex((one) => one.name === name);
      if (known < 0)
        project.groups.push({ name, items, from: { ...line, was: `tool.poetry.${path.join('.')}` } });
      else
        project.groups[known] = {
          ...(project.groups[known] as (typeof project.groups)[0]),
          items: [...(project.groups[known]?.items ?? []), ...items],
        };
    }
  }
}

function entryPoints(
  poetry: Table,
  project: LegacyProject,
  moved: (readonly string[])[],
  leftovers: Leftover[],
  at: (path: readonly string[]) => { file: string; line?: number },
): void {
  const scripts: (readonly [string, string])[] = [];
  for (const [name, value] of fieldsIn(poetry.scripts)) {
    const target = isText(value)
      ? value
      : isRecord(value)
        ? [value.reference, value.callable].find(isText)
        : undefined;
    if (target === undefined || (isRecord(value) && value.type === 'file')) {
      leftovers.push({
        ...at(['scripts', name]),
        what: name,
        why: 'a script that is a file stays with Poetry',
      });
      continue;
    }
    scripts.push([name, target]);
    moved.push(['scripts', name]);
  }
  const plugins = fieldsIn(poetry.plugins).map(
    ([group, points]) =>
      [
        group,
        fieldsIn(points).flatMap(([name, value]) => (isText(value) ? [[name, value] as const] : [])),
      ] as const,
  );
  if (plugins.length > 0) moved.push(['plugins']);
  const value = [...(scripts.length > 0 ? [['console_scripts', scripts] as const] : []), ...plugins];
  if (value.length > 0)
    project.entryPoints = { value, from: { ...at(['scripts']), was: 'tool.poetry.scripts' } };
}

/** `Name <address>`. */
function person(text: string): Person {
  const [, name, email] = /^\s*(.*?)\s*<([^<>]*)>\s*$/.exec(text) ?? [];
  if (email === undefined)
    return text.includes('@') && !text.includes(' ') ? { email: text.trim() } : { name: text.trim() };
  return name === undefined || name === '' ? { email } : { name, email };
}
