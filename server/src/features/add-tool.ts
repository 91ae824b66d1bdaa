import type { AddableTool, ProjectLayout, ToolCatalogue, ToolSection } from '../spec/add-tool.ts';
import type { DocumentContext } from '../spec/context.ts';
import { likelyTarget, namedTarget, type Target, targetsOf } from '../spec/tool-target.ts';
import { normalizeName } from '../standards/names.ts';
import { changedLines } from '../text/diff.ts';
import type { Edit, Span } from '../text/span.ts';
import { dataEqualExcept } from '../toml/data.ts';
import { draftOf } from '../toml/draft.ts';
import type { Path } from '../toml/key-path.ts';
import { lookup } from '../toml/paths.ts';
import type { TomlVersion } from '../toml/tree.ts';
import { layoutOf } from './add-tool/layout.ts';
import { habitsOf, isNamed, leastVersion, namesIn, requirementText } from './add-tool/requirement.ts';
import { hasSection, writeRequirements, writeSection } from './add-tool/write.ts';

export interface AddToolOptions {
  /** The dependency group, extra or group of Poetry; without it each tool goes to the likely one. */
  readonly group?: string;
  readonly toml?: TomlVersion;
}

/** What was added for one tool. */
export interface AddedTool {
  readonly name: string;
  readonly title: string;
  /** The headers that were written or extended: `tool.ruff`. */
  readonly tables: readonly string[];
  /** The requirement that was written. */
  readonly requirement?: string;
  /** Where to: `the group "dev"`. */
  readonly to?: string;
}

export interface AddedTools {
  readonly edits: readonly Edit[];
  /** The text with the edits. */
  readonly text: string;
  readonly added: readonly AddedTool[];
  /** The names of tools that were all there. */
  readonly already: readonly string[];
  /** What to know, one sentence each. */
  readonly notes: readonly string[];
  /** In the new text: the first table that was written, else the first list. */
  readonly select: Span | undefined;
  /** Why nothing was changed although something is missing. */
  readonly refused?: string;
}

/** A tool as a list of tools shows it. */
export interface OfferedTool {
  readonly name: string;
  readonly title: string;
  readonly docs: string;
  /** Nothing of it is missing. */
  readonly present: boolean;
  /** Where its package most likely goes; absent where that is no question. */
  readonly group?: string;
}

export interface ToolOffer {
  readonly tools: readonly OfferedTool[];
  readonly presets: readonly {
    readonly name: string;
    readonly docs: string;
    readonly tools: readonly string[];
  }[];
  /** The places for dependencies that the document has. */
  readonly groups: readonly string[];
}

/** Every tool that can be added, with what of it is there. */
export function offerTools(context: DocumentContext, catalogue: ToolCatalogue): ToolOffer {
  const layout = layoutOf(context);
  const named = namesIn(context);
  return {
    tools: catalogue.tools.map((tool) => {
      const { name, title, docs, purpose } = tool;
      const missing = missingSections(context, sectionsOf(tool, layout));
      const isRequired = tool.place === 'none' || isNamed(named, tool);
      return {
        ...{ name, title, docs },
        present: isRequired && missing.length === 0,
        ...(isRequired || tool.place !== 'group' ? {} : { group: likelyTarget(context, purpose).name }),
      };
    }),
    presets: catalogue.presets.map(({ name, docs, tools }) => ({ name, docs, tools: tools(layout) })),
    groups: targetsOf(context).map(({ name }) => name),
  };
}

/** The tool that a person means: by its name, its distribution or its title. */
export function findAddable({ tools }: ToolCatalogue, wanted: string): AddableTool | undefined {
  const name = normalizeName(wanted);
  return (
    tools.find((tool) => normalizeName(tool.name) === name) ??
    tools.find((tool) => tool.distribution === name) ??
    tools.find(({ title }) => title.toLowerCase() === wanted.toLowerCase())
  );
}

/**
 * Adds tools to a document: for each the table that fits the project, unless it has one, and its package in a dependency
 * group, unless something requires it. All other data stays as it is; what is there already is not touched, so that a
 * second run changes nothing. Names that no tool has are passed over.
 */
export function addTools(
  context: DocumentContext,
  catalogue: ToolCatalogue,
  names: readonly string[],
  options: AddToolOptions = {},
): AddedTools {
  const before = context.tree;
  const layout = layoutOf(context);
  const isLate = (tool: AddableTool): boolean =>
    sectionsOf(tool, layout).some(({ shared }) => shared === true);
  // What adds to the table of another comes after it.
  const tools = [...new Set(names.map((name) => findAddable(catalogue, name)))]
    .filter((tool): tool is AddableTool => tool !== undefined)
    .sort((a, b) => Number(isLate(a)) - Number(isLate(b)));
  const draft = draftOf(before.text, options.toml ?? '1.0');
  const notes: string[] = [];
  const changed: Path[] = [];

  const plans = new Map<string, { target: Target; requirements: { name: string; text: string }[] }>();
  const required = new Map<AddableTool, { text: string; target: Target }>();
  const named = new Set(namesIn(context));
  for (const tool of tools) {
    if (tool.place === 'none' || isNamed(named, tool)) continue;
    const target = targetOf(context, tool, options.group);
    if (target === undefined) {
      notes.push(`${tool.title} is not added to \`requires\`: there is no \`[build-system]\` table.`);
      continue;
    }
    const key = target.path.join('\0');
    const plan = plans.get(key) ?? { target, requirements: [] };
    plans.set(key, plan);
    const least = leastVersion(context, tool, layout.python);
    if (least.note !== undefined) notes.push(least.note);
    const text = requirementText(tool.distribution, least.version, habitsOf(stringsAt(context, target)));
    plan.requirements.push({ name: tool.distribution, text });
    required.set(tool, { text, target });
    named.add(normalizeName(tool.distribution));
  }
  for (const { target, requirements } of plans.values()) {
    if (writeRequirements(draft, target, requirements)) changed.push(target.path);
    else notes.push(`${placeWords(target)} is no list of requirements; nothing was added to it.`);
  }

  const added: AddedTool[] = [];
  const already: string[] = [];
  for (const tool of tools) {
    const own = ownFile(context, tool);
    const missing = missingSections(context, sectionsOf(tool, layout));
    const tables: string[] = [];
    if (own !== undefined && missing.length > 0) notes.push(own);
    else {
      for (const section of missing) {
        if (!writeSection(draft, section)) continue;
        changed.push(section.path);
        tables.push(section.path.join('.'));
      }
    }
    const requirement = required.get(tool);
    if (requirement === undefined && tables.length === 0) {
      if (own === undefined) already.push(tool.name);
      continue;
    }
    added.push({
      ...{ name: tool.name, title: tool.title, tables },
      ...(requirement === undefined
        ? {}
        : { requirement: requirement.text, to: placeWords(requirement.target) }),
    });
    notes.push(...(tool.notes?.(layout) ?? []));
  }

  const after = draft.doc;
  const nothing = { edits: [], text: before.text, added: [], notes: [...new Set(notes)], select: undefined };
  if (after.text === before.text) return { ...nothing, already };
  if (!dataEqualExcept(before, after, changed) || after.problems.length > before.problems.length)
    return {
      ...{ ...nothing, already },
      refused: 'The file is not valid TOML where the tables would go. Mend it first.',
    };
  return {
    ...{ text: after.text, added, already, notes: [...new Set(notes)] },
    edits: changedLines(before.text, after.text),
    select: placeOf(after.text, added, changed, after),
  };
}

const sectionsOf = (tool: AddableTool, layout: ProjectLayout): readonly ToolSection[] =>
  tool.sections?.(layout) ?? [];

/** A tool that has one of its tables is set up: only what it shares with others may still be missing. */
function missingSections(
  { tree }: DocumentContext,
  sections: readonly ToolSection[],
): readonly ToolSection[] {
  const isSetUp = sections.some((one) => one.shared !== true && hasSection(tree, one));
  return sections.filter((one) => !(isSetUp && one.shared !== true) && !hasSection(tree, one));
}

function targetOf(
  context: DocumentContext,
  tool: AddableTool,
  group: string | undefined,
): Target | undefined {
  if (tool.place !== 'build')
    return group === undefined ? likelyTarget(context, tool.purpose) : namedTarget(context, group);
  if (context.buildSystem.table === undefined) return undefined;
  return { kind: 'build', name: 'requires', path: ['build-system', 'requires'], exists: true };
}

const placeWords = ({ kind, name }: Target): string =>
  kind === 'build'
    ? '`requires` of `[build-system]`'
    : kind === 'extra'
      ? `the extra "${name}"`
      : kind === 'poetry'
        ? `Poetry's group "${name}"`
        : `the group "${name}"`;

function stringsAt({ tree }: DocumentContext, { path }: Target): readonly string[] {
  const list = lookup(tree.root, path);
  return list?.kind === 'array'
    ? list.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []))
    : [];
}

/** Says that a file of the tool's own holds its settings: a table would be passed over, or take the file's place. */
function ownFile({ registry, files }: DocumentContext, tool: AddableTool): string | undefined {
  const spec = registry.tools.find(({ packages }) => packages.includes(tool.distribution));
  for (const { file, section, precedence } of spec?.configFiles ?? []) {
    if (precedence !== 'instead' && precedence !== 'shadowed') continue;
    if (files.kind(file) !== 'file') continue;
    if (section !== undefined && files.text(file)?.includes(section) !== true) continue;
    return precedence === 'instead'
      ? `No table for ${tool.title}: \`${file}\` holds its settings, and it reads no other beside it.`
      : `No table for ${tool.title}: \`${file}\` holds its settings, which a table here would switch off.`;
  }
  return undefined;
}

function placeOf(
  text: string,
  added: readonly AddedTool[],
  changed: readonly Path[],
  { statements, root }: DocumentContext['tree'],
): Span | undefined {
  const first = added.flatMap(({ tables }) => tables)[0];
  const header = statements.find(
    (one) => one.kind === 'header' && one.key.parts.map(({ name }) => name).join('.') === first,
  );
  if (header?.kind === 'header') {
    const next = statements.find((one) => one.span.start > header.span.start && one.kind === 'header');
    const end = header.pairs.at(-1)?.span.end ?? header.span.end;
    return { start: header.span.start, end: Math.min(end, next?.span.start ?? text.length) };
  }
  const list = lookup(root, changed[0] ?? []);
  return list !== undefined && 'span' in list ? list.span : undefined;
}
