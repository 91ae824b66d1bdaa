import { parseRequirement } from '../standards/pep508.ts';
import { isRefused } from '../standards/problem.ts';
import { lookup } from '../toml/paths.ts';
import type { Existing } from './existing.ts';
import type { GroupItem } from './model.ts';
import { isSame, plainValue } from './plain.ts';
import type { Leftover, MigrationOptions, MigrationPlan, MovedField } from './plan.ts';
import { plannedDraft, planWith } from './planned-file.ts';
import { type NewEntry, writeTables } from './toml.ts';
import type { ProjectView } from './view.ts';

const NAME = /^(?:(.+)[-_.])?requirements?(?:[-_.](.+))?\.(?:txt|in)$/i;
const FOLDER = 'requirements';

/** The requirements files of a project with the group that each becomes: by its name, `dev` for requirements-dev.txt. */
export function requirementsFiles(view: ProjectView): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  const names = new Set(view.list(''));
  for (const name of names) {
    const match = NAME.exec(name);
    // What a tool made of an .in file is not what a person wrote.
    if (
      match === null ||
      view.kind(name) !== 'file' ||
      (name.endsWith('.txt') && names.has(name.replace(/\.txt$/, '.in')))
    )
      continue;
    found.push([name, groupName(match[2] ?? match[1] ?? 'main')]);
  }
  for (const name of view.list(FOLDER))
    if (
      /\.(txt|in)$/.test(name) &&
      !(name.endsWith('.txt') && view.list(FOLDER).includes(name.replace(/\.txt$/, '.in')))
    )
      found.push([`${FOLDER}/${name}`, groupName(name.replace(/\.(txt|in)$/, ''))]);
  return found;
}

const groupName = (text: string): string => {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return plain === '' || plain === 'base' || plain === 'requirements' ? 'main' : plain;
};

/** Adds the project's requirements files to a plan: as groups, the main one as dependencies where that was chosen. */
export function withRequirements(
  plan: MigrationPlan,
  view: ProjectView,
  existing: Existing,
  options: MigrationOptions,
): MigrationPlan {
  const files = requirementsFiles(view);
  if (plan.status === 'declined' || files.length === 0) return plan;
  const draft = plannedDraft(plan, existing);
  const groups = new Map(files.map(([file, group]) => [file, group]));
  const leftovers: Leftover[] = [];
  const fields: MovedField[] = [];
  const toDependencies =
    options.requirements === 'dependencies' &&
    lookup(draft.doc.root, ['project']) !== undefined &&
    lookup(draft.doc.root, ['project', 'dependencies']) === undefined;
  // What the project depends on is installed with it, so no group includes it.
  if (toDependencies) for (const [file, group] of files) if (group === 'main') groups.delete(file);
  for (const [file, group] of files) {
    const read = readFile(file, group, view, groups);
    leftovers.push(...read.leftovers);
    const asDependencies =
      toDependencies && group === 'main' && read.items.every((item) => typeof item === 'string');
    const path = asDependencies ? ['project'] : ['dependency-groups'];
    const key = asDependencies ? 'dependencies' : group;
    if (read.items.length === 0) continue;
    const value = read.items.map((item) =>
      typeof item === 'string' ? item : { 'include-group': item.include },
    );
    const there = lookup(draft.doc.root, [...path, key]);
    if (there !== undefined) {
      if (!isSame(plainValue(there), value))
        leftovers.push({ file, what: file, why: `\`${[...path, key].join('.')}\` is there already` });
      continue;
    }
    const entries: NewEntry[] = [{ key, value }];
    if (!writeTables(draft, [{ path, entries }])) continue;
    fields.push({ key: [...path, key].join('.'), was: file, from: { file, line: 1 } });
  }
  return planWith(plan, existing, draft, {
    source: 'requirements',
    fields,
    leftovers,
    choice: {
      option: 'requirements',
      taken: options.requirements ?? 'group',
      text: 'requirements files became dependency groups; `--requirements dependencies` puts requirements.txt into [project] where that has no dependencies',
    },
  });
}

function readFile(
  file: string,
  group: string,
  view: ProjectView,
  groups: ReadonlyMap<string, string>,
): { readonly items: readonly GroupItem[]; readonly leftovers: readonly Leftover[]; readonly group: string } {
  const items: GroupItem[] = [];
  const leftovers: Leftover[] = [];
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : '';
  const lines = (view.text(file) ?? '').split(/\r?\n/);
  let open = '';
  lines.forEach((raw, index) => {
    const line = open + raw.replace(/(^|\s)#.*$/, '').trimEnd();
    if (line.endsWith('\\')) {
      open = `${line.slice(0, -1).trimEnd()} `;
      return;
    }
    open = '';
    const text = line.trim();
    if (text === '') return;
    const left = (why: string): void => {
      leftovers.push({ file, line: index + 1, what: text.slice(0, 80), why });
    };
    const include = /^(?:-r|--requirement)[\s=]*(\S+)$/.exec(text)?.[1];
    if (include !== undefined) {
      const target = groups.get(folder + include.replace(/^\.\//, ''));
      if (target === undefined || target === group) left('the file it names is none of the groups');
      else items.push({ include: target });
      return;
    }
    if (/^(-c|--constraint)\b/.test(text)) {
      left('constraints are given to the installer, not to the project');
      return;
    }
    if (/^(-e|--editable)\b/.test(text)) {
      left('an editable installation is no requirement; run `pip install -e .`');
      return;
    }
    if (text.startsWith('-')) {
      left('it is an option of pip; set it in its configuration');
      return;
    }
    const plain = text
      .replace(/\s--(hash|global-option|config-settings|no-binary|only-binary)\b.*$/, '')
      .trim();
    if (plain !== text && /--hash/.test(text))
      left('hashes belong into a lock file; the requirement itself was taken over');
    const egg = /^(?:git|hg|svn|bzr)\+[^#]+#(?:.*&)?egg=([A-Za-z0-9._-]+)/.exec(plain)?.[1];
    const written = egg === undefined ? plain : `${egg} @ ${plain.replace(/#.*$/, '')}`;
    if (isRefused(parseRequirement(written).problems)) {
      left('it names no project, so no requirement can be made of it');
      return;
    }
    items.push(written);
  });
  return { items: dedupe(items), leftovers, group };
}

const dedupe = (items: readonly GroupItem[]): readonly GroupItem[] => {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = JSON.stringify(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
