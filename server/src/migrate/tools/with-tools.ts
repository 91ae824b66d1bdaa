import type { Registry } from '../../spec/registry.ts';
import { insert } from '../../text/span.ts';
import type { Draft } from '../../toml/draft.ts';
import { lookup } from '../../toml/paths.ts';
import { quote } from '../../toml/strings.ts';
import type { Existing } from '../existing.ts';
import type { Leftover, MigrationPlan, MovedField } from '../plan.ts';
import { otherFiles, plannedDraft, pyprojectChange } from '../planned-file.ts';
import { withoutSections } from '../setup-cfg-file.ts';
import { type NewEntry, writeTables, writeToml } from '../toml.ts';
import type { ProjectView } from '../view.ts';
import { flake8Leftovers } from './flake8.ts';
import { type ToolSections, toolSections } from './sections.ts';
import { tableValue } from './values.ts';

/** Adds what tools are told in ini files to a plan, as their tables; the sections go from where they stood. */
export function withTools(
  plan: MigrationPlan,
  view: ProjectView,
  existing: Existing,
  registry: Registry,
): MigrationPlan {
  if (plan.status === 'declined') return plan;
  const draft = plannedDraft(plan, existing);
  const leftovers: Leftover[] = [];
  const fields: MovedField[] = [];
  const gone = new Map<string, Set<string>>();
  for (const found of toolSections(view)) {
    const moved = moveTool(draft, found, registry);
    leftovers.push(...moved.leftovers);
    fields.push(...moved.fields);
    if (moved.fields.length === 0) continue;
    const names = gone.get(found.file) ?? new Set<string>();
    for (const { name } of found.sections) names.add(name);
    gone.set(found.file, names);
  }
  const flake8 = flake8Leftovers(view);
  const isTaken = ({ file, what }: Leftover): boolean =>
    gone.get(file)?.has(what.slice(1, -1)) === true || (what === '[flake8]' && flake8.length > 0);
  const kept = [...plan.leftovers.filter((one) => !isTaken(one)), ...leftovers, ...flake8];
  if (fields.length === 0) return { ...plan, leftovers: kept };
  const files = otherFiles(plan).filter(({ path }) => !gone.has(path));
  for (const [path, names] of gone) {
    const planned = plan.files.find((one) => one.path === path);
    const text = view.text(path) ?? '';
    const current = planned === undefined ? text : planned.after;
    const after = current === undefined ? undefined : withoutSections(current, (name) => names.has(name));
    files.push({ path, before: text, ...(after === undefined ? {} : { after }) });
  }
  return {
    ...plan,
    status: 'migrated',
    sources: [...plan.sources, 'tools'],
    files: [pyprojectChange(draft, existing), ...files],
    fields: [...plan.fields, ...fields],
    leftovers: kept,
  };
}

/** Moves all sections of a tool, or none. */
function moveTool(
  draft: Draft,
  { source, file, sections, shadowed }: ToolSections,
  registry: Registry,
): { readonly fields: readonly MovedField[]; readonly leftovers: readonly Leftover[] } {
  const stays = (why: string, line = sections[0]?.line ?? 1, what = `[${sections[0]?.name}]`) => ({
    fields: [],
    leftovers: [{ file, line, what, why }],
  });
  if (lookup(draft.doc.root, ['tool', source.tool]) !== undefined)
    return stays(`[tool.${source.tool}] is there already; bring the two together first`);
  if (source.together === true && shadowed[0] !== undefined)
    return stays(`${source.tool} reads ${shadowed[0].file} too; bring the two together first`);
  const fields: MovedField[] = [];
  const tables: { path: readonly string[]; entries: NewEntry[]; modules?: readonly string[] }[] = [];
  for (const { name, table, options } of sections) {
    const modules = table[1]?.startsWith('mypy-')
      ? table[1]
          .slice('mypy-'.length)
          .split(',')
          .map((one) => one.trim())
      : undefined;
    const path = modules === undefined ? table : ['mypy'];
    const entries: NewEntry[] = [];
    for (const { key, value, line } of options) {
      if (/%\(\w+\)s/.test(value))
        return stays('a value refers to another one, which TOML cannot', line, key);
      const converted = tableValue(registry, [...path, key], value, source);
      if (converted === undefined)
        return stays(
          `[tool.${path.join('.')}] has no key for it, or not with this value`,
          line,
          `${key} = ${value}`,
        );
      entries.push({ key, value: converted });
      const shown = modules === undefined ? path.join('.') : 'mypy.overrides';
      fields.push({ key: `tool.${shown}.${key}`, was: `[${name}] ${key}`, from: { file, line } });
    }
    tables.push({ path: ['tool', ...path], entries, ...(modules === undefined ? {} : { modules }) });
  }
  for (const { path, entries, modules } of tables) {
    if (modules === undefined) {
      if (!writeTables(draft, [{ path, entries }])) return stays('the table could not be written');
    } else writeOverride(draft, modules, entries);
  }
  const leftovers = shadowed.map(({ file: other, name, line }) => ({
    file: other,
    line,
    what: `[${name}]`,
    why: `${source.tool} does not read it: ${file} comes first`,
  }));
  return { fields, leftovers };
}

function writeOverride(draft: Draft, modules: readonly string[], entries: readonly NewEntry[]): void {
  const { style, doc } = draft;
  const names = modules.map((one) => quote(one, style.quotes));
  const lines = [
    '[[tool.mypy.overrides]]',
    `module = ${names.length === 1 ? names[0] : `[${names.join(', ')}]`}`,
    ...entries.map(({ key, value }) => `${key} = ${writeToml(value, style, key)}`),
  ];
  const { eol } = style;
  const text = doc.text.replace(/(\r?\n)+$/, '');
  const gap = text === '' ? '' : `${eol}${eol}`;
  draft.apply([insert(text.length, `${gap}${lines.join(eol)}`)]);
}
