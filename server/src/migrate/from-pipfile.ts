import { parseRequirement } from '../standards/pep508.ts';
import { isRefused } from '../standards/problem.ts';
import { parseToml } from '../toml/parse.ts';
import { lookup, memberAt } from '../toml/paths.ts';
import type { Existing } from './existing.ts';
import type { ConfigValue } from './model.ts';
import { fieldsIn, isRecord, isSame, isText, plainValue, textsIn } from './plain.ts';
import type { Leftover, MigrationOptions, MigrationPlan, MovedField } from './plan.ts';
import { plannedDraft, planWith } from './planned-file.ts';
import { lineOf } from './python/parse.ts';
import { writeTables } from './toml.ts';
import type { ProjectView } from './view.ts';

const FILE = 'Pipfile';
/** Marker variables that Pipenv takes as keys. */
const MARKERS = [
  'sys_platform',
  'os_name',
  'platform_system',
  'platform_machine',
  'python_version',
  'implementation_name',
];

export const hasPipfile = (view: ProjectView): boolean => view.kind(FILE) === 'file';

/** Adds a Pipfile to a plan: packages as dependencies or a group, development packages as the group `dev`. */
export function withPipfile(
  plan: MigrationPlan,
  view: ProjectView,
  existing: Existing,
  options: MigrationOptions,
): MigrationPlan {
  const text = view.text(FILE);
  if (plan.status === 'declined' || text === undefined) return plan;
  const pipfile = parseToml(text, { version: '1.0' });
  const root = plainValue(pipfile.root);
  if (pipfile.problems.length > 0 || !isRecord(root)) {
    const problem = pipfile.problems[0];
    const line = problem === undefined ? 1 : lineOf(text, problem.span.start);
    return {
      ...plan,
      leftovers: [...plan.leftovers, { file: FILE, line, what: FILE, why: 'it is no valid TOML' }],
    };
  }
  const draft = plannedDraft(plan, existing);
  const leftovers: Leftover[] = [];
  const fields: MovedField[] = [];
  const placeOf = (...path: string[]): { file: string; line: number } => {
    const start = memberAt(pipfile.root, path)?.pair?.span.start;
    const header = text.split('\n').findIndex((line) => line.replace(/[[\]\s]/g, '') === path.join('.'));
    return { file: FILE, line: start === undefined ? Math.max(header, 0) + 1 : lineOf(text, start) };
  };
  const hasProject = lookup(draft.doc.root, ['project']) !== undefined;
  const write = (path: readonly string[], key: string, value: ConfigValue, was: string): void => {
    const there = lookup(draft.doc.root, [...path, key]);
    if (there !== undefined && isSame(plainValue(there), value)) return;
    if (there !== undefined)
      leftovers.push({
        ...placeOf(was),
        what: `[${was}]`,
        why: `\`${[...path, key].join('.')}\` is there already`,
      });
    else if (writeTables(draft, [{ path, entries: [{ key, value }] }]))
      fields.push({ key: [...path, key].join('.'), was: `[${was}]`, from: placeOf(was) });
  };
  const python = isRecord(root.requires)
    ? (root.requires.python_version ?? root.requires.python_full_version)
    : undefined;
  if (isText(python) && /^[\d.]+$/.test(python)) {
    if (hasProject) {
      if (lookup(draft.doc.root, ['project', 'requires-python']) === undefined)
        write(['project'], 'requires-python', `>=${python}`, 'requires');
    } else
      leftovers.push({
        ...placeOf('requires', 'python_version'),
        what: `python_version = "${python}"`,
        why: `there is no [project] for \`requires-python = ">=${python}"\``,
      });
  }
  for (const [name, value] of fieldsIn(root)) {
    if (name === 'requires' || name === 'scripts' || name === 'pipenv' || name === 'source') {
      if (name !== 'requires')
        leftovers.push({ ...placeOf(name), what: `[${name}]`, why: WHY[name] as string });
      continue;
    }
    const items: string[] = [];
    for (const [distribution, spec] of fieldsIn(value)) {
      const found = requirement(distribution, spec);
      if (typeof found === 'string') items.push(found);
      else leftovers.push({ ...placeOf(name, distribution), what: `${distribution}`, why: found.why });
      if (isRecord(spec) && isText(spec.index))
        leftovers.push({
          ...placeOf(name, distribution),
          what: `index = "${spec.index}"`,
          why: 'which index serves a package is for the installer to know',
        });
    }
    if (items.length === 0) continue;
    const toDependencies = name === 'packages' && hasProject && options.requirements === 'dependencies';
    if (toDependencies) write(['project'], 'dependencies', items, name);
    else
      write(
        ['dependency-groups'],
        name === 'packages' ? 'main' : name === 'dev-packages' ? 'dev' : name,
        items,
        name,
      );
  }
  return planWith(plan, existing, draft, {
    source: 'pipfile',
    fields,
    leftovers,
    choice: {
      option: 'requirements',
      taken: options.requirements ?? 'group',
      text: 'packages of the Pipfile became dependency groups; `--requirements dependencies` puts [packages] into [project] where that has no dependencies',
    },
  });
}

const WHY: Readonly<Record<string, string>> = {
  source: 'which index serves packages is for the installer to know',
  scripts: 'pyproject.toml has no place for commands of the workspace; a task runner has',
  pipenv: 'it configures Pipenv',
};

/** One package of a Pipfile as a requirement. */
function requirement(name: string, spec: ConfigValue): string | { readonly why: string } {
  const fields = isRecord(spec) ? spec : { version: spec };
  if (fields.path !== undefined || fields.editable === true)
    return { why: 'an editable or local installation is no requirement; run `pip install -e`' };
  const extras = textsIn(fields.extras);
  const head = `${name}${extras.length === 0 ? '' : `[${extras.join(',')}]`}`;
  const vcs = ['git', 'hg', 'svn', 'bzr'].find((key) => isText(fields[key]));
  const address =
    vcs !== undefined
      ? `${vcs}+${fields[vcs]}${isText(fields.ref) ? `@${fields.ref}` : ''}`
      : isText(fields.file)
        ? fields.file
        : undefined;
  const version = isText(fields.version) ? fields.version.trim() : '*';
  const range = version === '*' ? '' : /^[\d]/.test(version) ? `==${version}` : version;
  const markers = [
    ...(isText(fields.markers) ? [fields.markers] : []),
    ...MARKERS.flatMap((key) => {
      const value = fields[key];
      return isText(value) ? [`${key} ${value}`] : [];
    }),
  ];
  const marker =
    markers.length > 1
      ? markers.map((one) => (/\bor\b/.test(one) ? `(${one})` : one)).join(' and ')
      : markers[0];
  const written = `${address === undefined ? `${head}${range}` : `${head} @ ${address}`}${marker === undefined ? '' : `${address === undefined ? '' : ' '}; ${marker}`}`;
  return isRefused(parseRequirement(written).problems)
    ? { why: `\`${written}\` is no requirement` }
    : written;
}
