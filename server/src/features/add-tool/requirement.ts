import type { AddableTool } from '../../spec/add-tool.ts';
import type { DocumentContext } from '../../spec/context.ts';
import { toolVersion } from '../../spec/tool-version.ts';
import { normalizeName, sameName } from '../../standards/names.ts';
import { parseRequirement } from '../../standards/pep508.ts';
import { pathOf, walk } from '../../toml/paths.ts';

/** Where tools keep dependencies of their own, and what of a table below these keys is a name. */
const LISTS = /(^|-)(dependencies|requires)$/;

/** The normalized names of all distributions that a document depends on, in the standard tables or those of tools. */
export function namesIn({ requirements, tree }: DocumentContext): ReadonlySet<string> {
  const found = new Set(requirements.flatMap(({ name }) => (name === undefined ? [] : [name])));
  const tool = tree.root.members.get('tool')?.node;
  if (tool === undefined) return found;
  for (const visit of walk(tool)) {
    const path = pathOf(visit);
    const inside = path.findIndex((step) => typeof step === 'string' && LISTS.test(step));
    if (inside < 0 || inside === path.length - 1) continue;
    const next = path[inside + 1];
    // Poetry and Pixi write names as keys; Hatch, PDM and uv requirements as strings, in groups or not.
    if (typeof next === 'string' && inside + 2 === path.length) found.add(normalizeName(next));
    if (visit.node.kind !== 'string' || typeof visit.step !== 'number') continue;
    const name = parseRequirement(visit.node.value).name?.text;
    if (name !== undefined) found.add(normalizeName(name));
  }
  return found;
}

/** The least version to ask for, and why there is none where there is none. */
export function leastVersion(
  context: DocumentContext,
  { distribution, title }: AddableTool,
  python: string | undefined,
): { readonly version?: string; readonly note?: string } {
  const own = toolVersion(context, { packages: [distribution] });
  // A version that is installed or locked runs on the Pythons of the project.
  if (own !== undefined && own.from !== 'requirement') return { version: own.text.replace(/\+.*$/, '') };
  const { packages } = context.data;
  const version = packages.version(distribution);
  if (version === undefined) return {};
  if (packages.supports(distribution, python)) return { version };
  return {
    note: `No lower bound for \`${distribution}\`: ${title} ${version} needs Python ${packages.pythons(distribution)}, and this project runs on ${python}, too.`,
  };
}

/** How the other requirements of a list are written. */
export interface ListHabits {
  /** Between name and operator. */
  readonly gap: string;
  readonly operator: '>=' | '~=';
}

export function habitsOf(texts: readonly string[]): ListHabits {
  const withVersion = texts.flatMap((text) => {
    const { name, extrasSpan, specifiersSpan, specifiers } = parseRequirement(text);
    const first = specifiers.specifiers[0];
    if (name === undefined || first === undefined) return [];
    const end = extrasSpan?.end ?? name.span.end;
    return [{ gap: text.slice(end, specifiersSpan.start), operator: first.operator }];
  });
  const isMost = (count: number): boolean => count > 0 && count * 2 > withVersion.length;
  return {
    gap: isMost(withVersion.filter(({ gap }) => gap === ' ').length) ? ' ' : '',
    operator: isMost(withVersion.filter(({ operator }) => operator === '~=').length) ? '~=' : '>=',
  };
}

export function requirementText(name: string, version: string | undefined, habits: ListHabits): string {
  if (version === undefined) return name;
  // `~=` takes two numbers at least.
  const operator = habits.operator === '~=' && !version.includes('.') ? '>=' : habits.operator;
  return `${name}${habits.gap}${operator}${version}`;
}

/** The index at which a name goes into a list: in its order where the names have one, else at the end. */
export function indexFor(name: string, items: readonly { readonly kind: string }[]): number {
  const names = items.map((item) =>
    item.kind === 'string' && 'value' in item
      ? normalizeName(parseRequirement(String(item.value)).name?.text ?? '')
      : undefined,
  );
  const known = names.filter((one) => one !== undefined);
  const isSorted = known.length > 1 && known.every((one, i) => i === 0 || (known[i - 1] as string) <= one);
  if (!isSorted) return items.length;
  const index = names.findIndex((one) => one !== undefined && one > normalizeName(name));
  return index < 0 ? items.length : index;
}

/** Whether one of the distributions that provide a tool is among these names. */
export const isNamed = (names: ReadonlySet<string>, { distribution, others = [] }: AddableTool): boolean =>
  [distribution, ...others].some((name) => [...names].some((one) => sameName(one, name)));
